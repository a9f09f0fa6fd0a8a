import Messages
import PolicyMessages

/// Policy texts: read one, and the drafts that are kept.
public struct PolicyView: View {
    /// The template.
    public static let template = Template(PackageResources.policy_mustache)
    /// What the page is called.
    public let heading = Heading("政策文本", "Policy texts")

    let fields: [Field]
    let rows: [Row]

    /// A draft in the list.
    struct Row: Sendable {
        let link: String
        let name: String
        let files: String
        let version: String
        let state: Badge
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - drafts: The drafts, the newest last.
    ///   - form: The form as it was sent, when it was refused.
    public init(_ drafts: [PolicyDraft], form: SentForm?) {
        fields = [
            Field("file", "文件", type: "file", form: form, hint: "文本（UTF-8 或 GB18030）或 .docx，最大 700 KB"),
            .area("text", "或粘贴原文", form: form),
        ]
        rows = drafts.reversed().map { draft in
            Row(
                link: Self.path(draft.id),
                name: draft.title,
                files: String(draft.files.count),
                version: String(draft.version),
                state: draft.adopted == nil ? Badge("草稿", .quiet) : Badge("已采用", .good)
            )
        }
    }

    /// Where a draft is.
    static func path(_ draft: String) -> String { "/policy/drafts/" + Address.escaped(draft) }
}
