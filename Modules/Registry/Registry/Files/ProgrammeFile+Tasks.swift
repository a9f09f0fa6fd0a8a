import Messages
import OfficeFiles
import RegistryMessages

extension ProgrammeFile {
    /// A task with its units; who leads is `stated` unless the file says otherwise, and `none` where no unit leads.
    static func task(_ map: YAMLMap) -> TaskDefinition {
        let leads = map.texts("leads")
        return TaskDefinition(
            id: map.text("id"),
            number: map.optionalText("number"),
            group: map.text("group"),
            parent: map.optionalText("parent"),
            names: map.names("names"),
            text: map.optionalText("text"),
            leads: leads,
            joining: map.texts("joining"),
            leadBasis: map.choice("leadBasis", TaskDefinition.LeadBasis.self) ?? (leads.isEmpty ? .none : .stated),
            openEnded: map.flag("openEnded"),
            townType: map.optionalText("townType"),
            quantity: map.optionalDecimal("quantity"),
            quantityUnit: map.optionalText("quantityUnit"),
            due: map.optionalText("due"),
            source: map.source()
        )
    }
}
