import Messages
import RegistryMessages

/// Applying for a town: the programme, the town, what is handed in.
public struct ApplicationView: View {
    /// The template.
    public static let template = Template(PackageResources.application_mustache)
    /// What the page is called.
    public let heading = Heading("申报", "Applications")

    let key: String
    let programme: String
    let choice: [Field]
    let fields: [Field]
    let materials: [Paper]
    let rule: String

    /// Something that is handed in.
    struct Paper: Sendable {
        let name: String
        let label: String
        let isGiven: Bool
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - choice: The programmes that take applications.
    ///   - towns: The towns that an application can be made for.
    ///   - form: The form as it was sent, when it was refused.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ choice: ProgrammeChoice, towns: [Town], form: SentForm?, key: String) {
        self.key = key
        programme = choice.definition?.id ?? ""
        self.choice = choice.definition == nil ? [] : [choice.field]
        let options = towns.map { (value: $0.id, text: $0.name) }
        fields =
            options.isEmpty
            ? []
            : [.choice("town", "镇", options, form: form), Field("date", "日期", type: "date", form: form, hint: "不填为今天")]
        let application = choice.definition?.application
        materials = (application?.materials ?? []).map { material in
            let name = "material:" + material.id
            return Paper(name: name, label: material.names.zh, isGiven: form?.values[name] != nil)
        }
        rule = application?.source ?? ""
    }
}
