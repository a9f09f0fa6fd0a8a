/// Signs by which official texts announce lists.
enum ListSigns {
    /// Whether a part of a document is a list by its title.
    static func isListPart(_ part: Outline.Part, _ paragraphs: [Paragraph]) -> Bool {
        if part.isAnnex {
            return part.title.contains { listWords.stand(in: paragraphs[$0].text) }
        }
        // A list without a notice: its first lines say so.
        return part.paragraphs.prefix(4).contains { index in
            let text = paragraphs[index].text
            return text.count <= 40 && listEnds.ends(text.trimmed) != nil
        }
    }

    /// Whether a line is the title of a list of names, and whether it ends as one.
    static func namesNames(_ text: Text) -> Bool { text.count <= 60 && nameLists.stand(in: text) }

    static func endsWithList(_ text: Text) -> Bool { listNames.ends(text.trimmed) != nil }

    private static let listNames: Words = ["名单", "名录"]
    private static let nameLists: Words = ["名单", "名录", "目录", "清单", "花名册", "项目库"]

    /// A heading without the annex's title that stands before it in one line: `附件：示范村名单一、青石镇`.
    static func heading(in text: Text) -> Text {
        for place in text.indices.dropFirst(4).prefix(60) where text[place].isChineseDigit {
            guard let sign = text[place...].firstIndex(where: { !$0.isChineseDigit }), sign - place <= 2,
                text[sign] == "、", sign + 1 < text.endIndex
            else { continue }
            var title = text[..<place]
            if title.last == ")", let open = title.lastIndex(of: "(") { title = title[..<open] }
            if nameEnds.ends(title.trimmed) != nil { return text[(sign + 1)...] }
        }
        return Annexes.bare(text)
    }

    private static let nameEnds = Words("名单 名录 目录 清单 一览表 汇总表")

    /// Whether a heading says that a list follows.
    static func namesList(_ text: Text) -> Bool {
        text.count <= 60 && listWords.stand(in: text)
    }

    /// Whether a paragraph announces numbered items below it.
    ///
    /// - Parameters:
    ///   - text: The paragraph.
    ///   - items: How many items follow.
    /// - Returns: Whether it does.
    static func introduces(_ text: Text, items: Int) -> Bool {
        let bare = text.trimmed
        if let total = StatedCount.total(in: text), total.value > 1, abs(total.value - items) <= max(2, items / 4) {
            return Marker.read(text) == nil || bare.last == ":"
        }
        guard bare.last == ":" else { return false }
        return announcing.stand(in: bare.suffix(40))
    }

    /// Whether a paragraph says in so many words that what it speaks of stands below.
    static func announces(_ text: Text) -> Bool {
        let end = text.trimmed.suffix(40)
        return end.last == ":" && below.stand(in: end) && !openings.stand(in: end)
    }

    private static let below: Words = ["以下", "下列", "如下"]
    /// Words by which circulars begin: everything stands below them.
    private static let openings = Words("通知如下 公告如下 通报如下 报告如下 公示如下 意见如下 方案如下 事项 安排如下 函告如下 答复如下 规定如下")

    /// Whether a line ends as titles of documents do.
    static func endsTitle(_ text: Text) -> Bool { titleEnds.ends(text.trimmed) != nil }

    private static let listWords = Words("名单 清单 目录 一览 名录 汇总表 花名册 任务表 分工表 项目表 台账 明细")
    private static let listEnds = Words("名单 清单 目录 名录 一览表 汇总表 名单) 清单)")
    private static let announcing = Words("以下 如下 下列 包括 材料 分别是 分别为 有 条件 为 内容 要求 项目")
    private static let titleEnds = Words(
        """
        方案 办法 规定 细则 意见 规划 计划 通知 名单 清单 纲要 要点 标准 条例 制度 职责 目录 表 规则 规程 通报 公告 公示 函 报告 请示 批复 \
        决定 决议 纪要 指南 章程 名录 举措 措施 台账 (试行) 草案 安排 专班 小组
        """
    )
}
