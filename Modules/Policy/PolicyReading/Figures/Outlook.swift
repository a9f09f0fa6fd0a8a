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

    /// The outlook from a paragraph on with which a report turns to what comes next.
    func turned(by paragraph: Paragraph, _ years: Years) -> Outlook? {
        guard kind == .circular, !isForward else { return nil }
        let head = paragraph.text.prefix(20)
        guard !Self.reviews.stand(in: head) else { return nil }
        let isNext =
            Self.turns.stand(in: head)
            || years.cues(in: head).contains { $0.year >= (years.base ?? 2100) } && Self.plans.stand(in: head)
        return isNext ? Outlook(kind: kind, isForward: true) : nil
    }

    private init(kind: PolicyCard.Kind, isForward: Bool) {
        self.kind = kind
        self.isForward = isForward
    }

    private static let turns = Words("下一步 下步 下一阶段 今后 围绕上述目标 重点抓好 重点做好 新的一年")
    private static let plans = Words("工作安排 工作思路 工作打算 工作计划 总体要求 主要目标 目标任务 重点工作 工作建议 政府工作 工作的")
    private static let reviews = Words("回顾 总结 完成情况 现将 以来")

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
