import Messages
import RegistryMessages

/// Putting values of a town right (更正): what stands, and what it should be.
public struct CorrectionView: View {
    /// The template.
    public static let template = Template(PackageResources.correction_mustache)
    /// What the page is called: the town's name.
    public let heading: Heading

    let link: String
    let action: String
    let version: String
    let key: String
    let parts: [Part]

    /// A form: what is said of the town itself, or in a programme.
    struct Part {
        let name: String
        let title: String
        let programme: String
        let fields: [Field]
    }

    /// The name of the form for the town itself; a programme's form has the programme's id.
    private static let own = ""

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - town: The town as it stands.
    ///   - names: What its programmes, their levels and categories, and town types are called.
    ///   - form: The form as it was sent, when it was refused; its name is the programme's id, or empty.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ town: Town, names: Names, form: SentForm?, key: String) {
        heading = Heading("更正：" + town.name)
        link = "/towns/\(Address.escaped(town.id))"
        action = link + "/corrections"
        version = form?.values["version"] ?? String(town.version)
        self.key = key
        let own = form?.name == Self.own ? form : nil
        let memberships = town.memberships.compactMap { membership -> Part? in
            let sent = form?.name == membership.programme ? form : nil
            let fields = Self.fields(of: membership, names, sent)
            guard !fields.isEmpty else { return nil }
            return Part(
                name: "p-" + membership.programme,
                title: names.programme(membership.programme),
                programme: membership.programme,
                fields: (fields + Self.grounds(sent)).map { $0.inside("p-" + membership.programme) }
            )
        }
        let basics = Self.fields(of: town, names, own) + Self.grounds(own)
        let first = Part(name: "town", title: "基本情况", programme: "", fields: basics.map { $0.inside("town") })
        parts = [first] + memberships
    }

    private static func fields(of town: Town, _ names: Names, _ form: SentForm?) -> [Field] {
        let type = town.townType ?? ""
        let known = names.townTypes
        let isKnown = type.isEmpty || known.contains { $0.value == type }
        let types = isKnown ? known : known + [(value: type, text: type)]
        let flag = town.isDesignatedTown.map(String.init) ?? ""
        return [
            Field("name", "镇名", value: town.name, form: form, required: true),
            Field("region", "所在区划", value: town.region?.id ?? "", form: form, hint: "区划编号或行政区划代码"),
            known.isEmpty
                ? Field("townType", "城镇类型", value: type, form: form, hint: "类型编号")
                : choice("townType", "城镇类型", types, type, form),
            choice("isDesignatedTown", "建制镇", [("true", "是"), ("false", "否")], flag, form),
        ]
    }

    private static func fields(of membership: Membership, _ names: Names, _ form: SentForm?) -> [Field] {
        guard let definition = names.definition(membership.programme) else { return [] }
        let levels = definition.levels.map { (value: $0.id, text: $0.names.zh) }
        let categories = definition.categories.map { (value: $0.code, text: $0.names.zh) }
        let level = choice("level", "级别", levels, membership.level ?? "", form)
        let category = choice("category", "类别", categories, membership.category ?? "", form)
        return (levels.isEmpty ? [] : [level]) + (categories.isEmpty ? [] : [category])
    }

    /// A choice; what has been said once cannot be unsaid.
    private static func choice(
        _ name: String,
        _ label: String,
        _ options: [(value: String, text: String)],
        _ value: String,
        _ form: SentForm?
    ) -> Field {
        .choice(name, label, options, any: value.isEmpty ? "未注明" : nil, value: value, form: form)
    }

    /// Since when, by which document and why.
    private static func grounds(_ form: SentForm?) -> [Field] {
        [
            Field("validFrom", "从哪天起变化", type: "date", form: form, hint: "原来就写错的，请空着"),
            Field("document", "依据文件", form: form, hint: "文件名称，可以不填"),
            Field("reason", "更正理由", form: form, hint: "记入审计", required: true),
        ]
    }
}
