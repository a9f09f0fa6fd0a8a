import Messages

/// Who did what, when and why, newest first; for administrators.
public struct AuditView: View {
    /// The template.
    public static let template = Template(PackageResources.audit_mustache)
    /// What the page is called.
    public let heading = Heading("审计", "Audit")

    let fields: [Field]
    let rows: [Row]
    let pager: Pager

    /// An event.
    struct Row {
        let time: String
        let what: String
        let type: String
        let subject: String
        let unit: String
        let reason: String
    }

    /// An event as the audit keeps it.
    public struct Entry: Codable, Sendable, Hashable {
        let time: String
        let type: String
        let subject: String
        let actor: ActingUnit
        let reason: String?

        /// Takes an event.
        ///
        /// - Parameters:
        ///   - time: When it was recorded, RFC 3339 in office time.
        ///   - type: Its type.
        ///   - subject: What it is about, by id.
        ///   - actor: Who caused it.
        ///   - reason: Why; `nil` when nobody said.
        public init(time: String, type: String, subject: String, actor: ActingUnit, reason: String?) {
            self.time = time
            self.type = type
            self.subject = subject
            self.actor = actor
            self.reason = reason
        }
    }

    /// What the list is asked with.
    public struct Filter: Sendable {
        /// What the events are about, by id.
        public var subject = ""
        /// The unit that caused them, by id or name.
        public var actor = ""
        /// The first day.
        public var since = ""
        /// The last day.
        public var until = ""
        /// Where the page begins.
        public var cursor = ""

        /// No filter.
        public init() {}
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - entries: The page of events.
    ///   - filter: What it was asked with.
    ///   - names: What units are called.
    public init(_ entries: Messages.Page<Entry>, filter: Filter, names: Names) {
        fields = [
            Field("subject", "对象编号", type: "search", value: filter.subject),
            Field("actor", "单位编号或全称", type: "search", value: filter.actor),
            Field("since", "起", type: "date", value: filter.since),
            Field("until", "止", type: "date", value: filter.until),
        ]
        rows = entries.items.map { entry in
            let what = EventWords.chinese(of: entry.type)
            return Row(
                time: String(entry.time.prefix(19)).replacing("T", with: " "),
                what: what,
                type: what == entry.type ? "" : entry.type,
                subject: entry.subject,
                unit: [names.unit(entry.actor.unit), entry.actor.post].compactMap { $0 }.joined(separator: " · "),
                reason: entry.reason ?? ""
            )
        }
        pager = Pager(
            entries,
            at: "/audit",
            query: [
                ("subject", filter.subject), ("actor", names.unitId(of: filter.actor)), ("since", filter.since),
                ("until", filter.until), ("cursor", filter.cursor),
            ],
            table: "/api/v1/audit"
        )
    }
}
