/// What people are shown of a document: its lines, and beside them what was read.
extension ReadDocument {
    /// A line of the text.
    public struct ShownLine: Sendable, Hashable {
        /// What stands there, names of persons left out.
        public let text: String
        /// Whether rules read it.
        public let isRead: Bool
    }

    /// Something that was read, in words.
    public struct Finding: Sendable, Hashable {
        /// The line that it rests on, from 1.
        public let line: Int
        /// `heading`, `clause`, `list`, `target` or `discrepancy`; `card` for what the document says of itself.
        public let sort: String
        /// What it says, in Chinese.
        public let text: String
    }

    /// What a draft of it is called: what it issues, else its title, else the name of the file.
    public var draftName: String { ProgrammeDraft.shortName(reading.card.title ?? name) }

    /// The lines, the first one first.
    public var shownLines: [ShownLine] {
        let view = PolicyView(self)
        return outline.document.lines.map { ShownLine(text: view.shown($0), isRead: $0.skipped == nil) }
    }

    /// What was read: the card first, then by line.
    public var findings: [Finding] {
        let card = reading.card
        let facts = [
            ("标题", card.title), ("发文机关", card.issuer), ("发文字号", card.documentNumber),
            ("成文日期", card.dates.signed), ("发布日期", card.dates.published), ("索引号", card.indexNumber),
        ]
        let head = facts.compactMap { word, text in
            text.map { Finding(line: 1, sort: "card", text: "\(word)：\($0)") }
        }
        return head + PolicyView(self).items.map { Finding(line: $0.line, sort: $0.sort, text: $0.text) }
    }
}
