/// Whether a document as a whole speaks of what shall be or of what was.
struct Outlook: Sendable {
    /// What kind of document it is.
    let kind: PolicyCard.Kind
    /// Whether a figure without any sign of time is meant for the future.
    let isForward: Bool

    init(_ kind: PolicyCard.Kind, _ paragraphs: [Paragraph]) {
        self.kind = kind
        switch kind {
        case .plan, .programme: isForward = true
        case .notice, .other: isForward = Self.leansForward(paragraphs)
        case .rules, .list, .circular, .letter, .news: isForward = false
        }
    }

    /// Excerpts and notices: by the words that they use.
    private static func leansForward(_ paragraphs: [Paragraph]) -> Bool {
        var (ahead, back) = (0, 0)
        for paragraph in paragraphs.prefix(2000) {
            let text = paragraph.text.prefix(4000)
            var place = text.startIndex
            while place < text.endIndex {
                if let word = future.at(place, of: text) {
                    ahead += 1
                    place += word.count
                } else if let word = past.at(place, of: text) {
                    back += 1
                    place += word.count
                } else {
                    place += 1
                }
            }
        }
        return ahead >= back
    }

    private static let future = Words(
        "力争 争取 确保 加快 推进 要 不低于 不少于 到2 牵头单位 责任单位 完成时限 目标 计划 开展 加强 落实 将"
    )
    private static let past = Words("截至 已 目前 同比 以来 取得 荣获 获得 完成了 实现了 去年 上年 累计完成 记者 介绍")
}
