import Messages
import OfficeFiles
import RegistryMessages

extension ProgrammeFile {
    static func rectification(_ map: YAMLMap) -> RectificationRules {
        RectificationRules(source: map.source())
    }
}
