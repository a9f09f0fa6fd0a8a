import Messages
import OfficeFiles
import RegistryMessages

extension ProgrammeFile {
    static func environment(_ map: YAMLMap) -> EnvironmentRules {
        EnvironmentRules(source: map.source())
    }
}
