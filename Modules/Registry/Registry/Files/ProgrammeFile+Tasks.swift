import Messages
import OfficeFiles
import RegistryMessages

extension ProgrammeFile {
    static func task(_ map: YAMLMap) -> TaskDefinition {
        TaskDefinition(id: map.text("id"), names: map.names("names"), source: map.source())
    }
}
