/// A number of things that a text says there are: `共计55个`, `(12 个)`, `五种乱象`.
struct StatedCount: Sendable, Hashable {
    let value: Int
    /// The number in the text.
    let number: Range<Int>
    /// The number with its measure word.
    let whole: Range<Int>
    /// What is counted, behind the measure word; may be empty.
    let noun: Range<Int>

    /// Words that count things.
    static let measures = Words(
        """
        个 家 项 大 条 种 类 处 座 所 名 人 户 件 款 批 支 份 位 部 篇 例 方面 个方面 个镇 个村 片 条线 组 张 套 只 个乡镇 个县 个市 个区
        宗 场 个乡 个街道 个社区
        """
    )

    /// Reads a count at a place; `nil` where there is none.
    static func at(_ place: Int, of text: Text) -> StatedCount? {
        guard place < text.endIndex, text[place].isDigit || text[place].isChineseDigit else { return nil }
        if place > text.startIndex {
            let before = text[place - 1]
            if before.isDigit || before.isChineseDigit || before == "第" || before == "." { return nil }
            if before.isLatin || before == "-" || before == "+" { return nil }
        }
        let digits = text[place...].prefix { text[place].isDigit ? $0.isDigit : $0.isChineseDigit }
        guard let value = ChineseDigits.small(digits), value >= 1, digits.count <= 5 else { return nil }
        var end = digits.endIndex
        if end < text.endIndex, text[end] == "余" || text[end] == "多" { return nil }
        guard let measure = measures.at(end, of: text) else { return nil }
        end += measure.count
        let noun = noun(in: text[end...])
        return StatedCount(value: value, number: place..<digits.endIndex, whole: place..<end, noun: noun)
    }

    /// The count with its noun as the name of a list: behind the number, or before it (`农业项目5个`).
    func name(in text: Text) -> Range<Int> {
        let end = max(noun.upperBound, whole.upperBound)
        let isPlace = whole.upperBound - number.upperBound > 1
        guard text[noun].trimming({ $0 == "”" }).isEmpty, !isPlace else { return number.lowerBound..<end }
        let before = text[..<number.lowerBound].suffix(12)
        let start = before.lastIndex { !$0.isHan || $0.isChineseDigit }.map { $0 + 1 } ?? before.startIndex
        let own = before[start...].hasPrefix("其中") ? before[(start + 2)...] : before[start...]
        let words = ItemText.first(own, 0).trimming { $0 == "共" || $0 == "有" || $0 == "计" }
        return words.count >= 2 ? words.startIndex..<end : number.lowerBound..<end
    }

    /// All counts of a text.
    static func all(in text: Text) -> [StatedCount] {
        var found: [StatedCount] = []
        var place = text.startIndex
        while place < text.endIndex {
            if let count = at(place, of: text) {
                found.append(count)
                place = count.whole.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    /// A count in brackets at the end of a short line: `长春市(12个)`, `重点任务（共12项）`.
    static func inBracket(_ text: Text) -> StatedCount? {
        let bare = text.trimmed
        guard bare.last == ")", let open = bare.lastIndex(of: "("), bare.endIndex - open <= 14 else { return nil }
        let inside = bare[(open + 1)..<(bare.endIndex - 1)]
        let start = inside.indices.first { inside[$0].isDigit || inside[$0].isChineseDigit }
        guard let start, start - inside.startIndex <= 4, let count = at(start, of: inside) else { return nil }
        return count.noun.upperBound == inside.endIndex || count.whole.upperBound == inside.endIndex ? count : nil
    }

    /// The total that a sentence states for a list: `共计55个`, `共有27项`, `以下10项`.
    static func total(in text: Text) -> StatedCount? {
        var best: StatedCount?
        for count in all(in: text) {
            let before = text[..<count.number.lowerBound]
            if totals.ends(before) != nil { return count }
            let near = before.suffix(12)
            let clause = near.lastIndex(where: \.endsClause).map { near[($0 + 1)...] } ?? near
            if gathering.stand(in: clause), !clause.contains(where: \.isDigit) || clause.contains("年") { return count }
            if lists.ends(before) != nil { best = best ?? count }
            // 五个方面分别是：
            let end = max(count.noun.upperBound, count.whole.upperBound)
            let sign = end + (Enumerations.announcers.at(end, of: text)?.count ?? 0)
            if sign < text.endIndex, text[sign] == ":", count.value > 1 {
                best = best ?? count
            }
        }
        return best
    }

    private static let totals = Words("共 共计 共有 共计有 合计 总计 计 共列入 共安排 共实施 共认定 共确定 共评出 总数 共公布")
    private static let gathering = Words("共安排 共实施 共计 共有 共涉及 共包括 共列入 总计 合计 计划实施 计划安排")
    private static let lists = Words("以下 下列 如下 首批 第一批 第二批 第三批 第四批 公布 认定 确定 安排 列入")

    /// The noun behind a measure word: up to a sign or a word that begins something else.
    static func noun(in text: Text) -> Range<Int> {
        var end = text.startIndex
        while end < text.endIndex, end - text.startIndex < 16 {
            let scalar = text[end]
            guard scalar.isHan || scalar.isLatin || scalar == "“" || scalar == "”" else { break }
            if let stop = stops.at(end, of: text) {
                // 四个等次: here 等 is part of the noun.
                let isWord = stop == "等" && ["等次", "等级"].contains { text.has($0, at: end) }
                if !isWord { break }
            }
            end += 1
        }
        return text.startIndex..<end
    }

    private static let stops = Words(
        "命名 授予 评为 进行 开展 实施 着力 构建 以及 等 为 的 和 与 并 分别 按照 由 在 是 均 已 全 建立 打造 形成 迈出 联动 要求 列入 作为 组成 构成 及 被 将 对 入选 "
            + "参加 负责 完成 实现 高效 编制"
    )
}

extension ArraySlice where Element == Unicode.Scalar {
    /// Whether a place is inside the name of a document (`《…》`).
    func isInTitle(_ place: Int) -> Bool {
        for scalar in self[..<place].suffix(80).reversed() {
            if scalar == "《" { return true }
            if scalar == "》" { return false }
        }
        return false
    }
}
