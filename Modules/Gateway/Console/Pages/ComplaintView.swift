import EnvironmentGovernanceMessages
import Messages
import RegistryMessages

/// The form for a complaint from the public.
public struct ComplaintView: View {
    /// The template.
    public static let template = Template(PackageResources.complaint_mustache)
    /// What the page is called.
    public let heading = Heading("登记投诉", "Complaint")

    let programme: String
    let fields: [Field]
    let key: String

    private static let channels = ["12345 热线", "来信", "来访", "网络"]

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - programme: The programme.
    ///   - towns: The names of its towns, by id.
    ///   - form: The form as it was sent, when it was refused.
    ///   - key: A new key, so that the form is carried out once.
    public init(_ programme: ProgrammeDefinition, towns: [String: String], form: SentForm?, key: String) {
        self.programme = programme.id
        let places = towns.map { (value: $0.key, text: $0.value) }.sorted { $0.value < $1.value }
        let kinds = programme.environment?.placeKinds.map { (value: $0.id, text: $0.names.zh) } ?? []
        let items = programme.environment?.checklist.map { (value: $0.id, text: $0.names.zh) } ?? []
        fields = [
            .choice("town", "镇街", places, form: form),
            .choice("channel", "受理渠道", Self.channels.map { ($0, $0) }, form: form),
            .area("text", "反映的问题", form: form, hint: "不要写姓名、电话、身份证号", required: true),
            Field("location", "地点", form: form, hint: "写到街道、门牌或显著标志", required: true),
            .choice("kind", "点位类别", kinds, any: "不确定", form: form),
            .choice("item", "对应的检查项", items, any: "没有对应项", form: form),
        ]
        self.key = key
    }
}
