import Messages
import OfficeFiles
import RegistryMessages

extension ProgrammeFile {
    static func ecommerce(_ map: YAMLMap) -> ECommerceRules {
        ECommerceRules(source: map.source())
    }
}
