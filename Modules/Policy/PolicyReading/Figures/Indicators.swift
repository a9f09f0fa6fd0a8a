/// Finds what a figure measures in the words around it.
struct Indicators {
    private let paragraph: Paragraph
    private let text: Text

    init(_ paragraph: Paragraph) {
        self.paragraph = paragraph
        text = paragraph.text
    }

    /// What one figure measures.
    struct Found: Hashable {
        var name: String
        /// The verb that governs it: 新增, 建设.
        var verb: String
        /// Whether the words before the number say it, or those behind.
        var isBefore: Bool
    }

    /// The indicator of a figure.
    ///
    /// - Parameters:
    ///   - figure: The figure.
    ///   - floor: Where the words before it begin: behind the last figure or sign.
    ///   - ceiling: Where the words behind it end at the latest.
    ///   - carried: The verb of the figure before it, for `培训300名…、3000名…`.
    /// - Returns: What it measures.
    func find(_ figure: RawFigure, floor: Int, ceiling: Int, carried: Found?) -> Found {
        let before = Self.stripped(text[floor..<max(floor, figure.head)])
        let end = figure.whole.upperBound
        if UnitWords.shares.contains(figure.unit), end < ceiling, text[end] == "的" {
            // 100%的镇建有…: what has the share stands behind it.
            let stop = text[end..<ceiling].firstIndex { $0.endsClause } ?? ceiling
            let rest = paragraph.show(text[(end + 1)..<min(stop, end + 45)])
            let head =
                Self.verbs.begins(before)?.count == before.count || before.count > 12 ? "" : paragraph.show(before)
            if !rest.isEmpty { return Found(name: head + rest, verb: "", isBefore: true) }
        }
        let behind = noun(from: figure.whole.upperBound, upTo: ceiling)
        if before.isEmpty {
            if behind.isEmpty, let carried { return carried }
            let verb = carried.map(\.verb) ?? ""
            if behind.isEmpty, figure.unit.count > 1, figure.unit.hasPrefix("个") {
                // 完成4个镇: what is counted is in the unit.
                let own = text[floor..<max(floor, figure.head)].suffix(8).filter(\.isHan)[...].string
                return Found(name: own + figure.unit.dropFirst(), verb: verb, isBefore: false)
            }
            return Found(name: verb + paragraph.show(behind), verb: verb, isBefore: false)
        }
        if let verb = Self.verbs.begins(before) {
            let object = before.dropFirst(verb.count)
            if object.isEmpty || Self.verbs.begins(object)?.count == object.count {
                return Found(
                    name: paragraph.show(before) + paragraph.show(behind),
                    verb: paragraph.show(before),
                    isBefore: false
                )
            }
            return Found(name: paragraph.show(before), verb: verb.string, isBefore: true)
        }
        if Self.growth.contains(before.string), let carried {
            return Found(name: carried.name + before.string, verb: carried.verb, isBefore: true)
        }
        if Self.totals.contains(before.string), let carried {
            let base = carried.verb.isEmpty ? carried.name : String(carried.name.dropFirst(carried.verb.count))
            return Found(name: base + before.string, verb: "", isBefore: true)
        }
        return Found(name: paragraph.show(before), verb: "", isBefore: true)
    }

    /// The words before a figure without what says when, where and how much.
    static func stripped(_ words: Text) -> Text {
        var text = words.trimming { $0.isBlank || $0.endsClause || $0 == "、" }
        var changed = true
        while changed, !text.isEmpty {
            changed = false
            if let word = tails.ends(text) {
                text = text.dropLast(word.count).trimmed
                changed = true
            }
            if let end = time(text) {
                text = text[end...].trimming { $0.isBlank || $0.endsClause || $0 == "、" }
                changed = true
            }
            if let word = heads.begins(text), word.count < text.count || !growth.contains(text.string) {
                text = text.dropFirst(word.count).trimming { $0.isBlank || $0.endsClause || $0 == "、" }
                changed = true
            }
        }
        return text.trimming { $0 == "(" || $0 == "-" }
    }

    /// Where words of time end that a text begins with.
    private static func time(_ text: Text) -> Int? {
        var place = text.startIndex
        while place < text.endIndex, place - text.startIndex < 4, "到至在于从自截止,“".unicodeScalars.contains(text[place]) {
            place += 1
        }
        guard place < text.endIndex else { return nil }
        guard let (_, end) = Years.year(at: place, of: text) ?? Years.plan(at: place, of: text) else { return nil }
        var stop = end
        while let word = timeTails.at(stop, of: text) { stop += word.count }
        return stop
    }

    /// The noun behind a unit.
    private func noun(from start: Int, upTo ceiling: Int) -> Text {
        var place = start
        if place < ceiling, text[place] == "的" { place += 1 }
        var end = place
        var depth = 0
        while end < ceiling, end - place < 30 {
            let scalar = text[end]
            if scalar == "(" || scalar == "《" { depth += 1 }
            if scalar == ")" || scalar == "》" {
                if depth == 0 { break }
                depth -= 1
            }
            if depth == 0 {
                if scalar.endsClause || scalar == "\t" || scalar == "、" { break }
                if end > place, Self.nounStops.at(end, of: text) != nil { break }
            }
            end += 1
        }
        return text[place..<end].trimming { $0.isBlank }
    }

    private static let nounStops = Words("以上 并 以及 参加 助力 进行 左右 到 用于 作为 ,")
    private static let timeTails = Words("期间 时期 期末 末 底前 底 前 内 年底 初 ” ， , : 、 时 以前 之前 -2025年 全年 共 规划期末")
    private static let growth: Set<String> = [
        "年均增长", "增长", "年均增速", "同比增长", "增速", "年均增幅", "比重", "占比", "年均", "下降", "增幅", "年均增长速度", "年增长", "提高", "降低",
    ]
    private static let totals: Set<String> = ["总数", "总量", "总额", "累计", "总规模", "数量", "规模"]
    /// Verbs that have what is counted behind the number.
    static let verbs = Words(
        """
        新增 新建 建设 建成 培育 引进 打造 创建 储备 设立 培训 改造 推荐 选派 优选 组建 成立 认定 发展 形成 实施 举办 开展 推广 建立 规划 新建改扩建 完成 \
        布局 招引 落地 谋划 推进 申报 评选 遴选 培养 争创 提升 改扩建 扩建 维修 修复 整治 清理 创成 安排 投入 筹集 解决 帮扶 带动 吸纳 盘活 新引进培育 新引进 \
        新增培育 新培育 改造提升 建成投用 开工 竣工 投产 达产 新改建 提质改造 整修 新认定 选树 推出 入库 孵化 支持 招聘 争取 引育 开发 建设改造 新建和改造 \
        新建改造 铺设 安装 栽植 绿化 创立 新设立 扶持 遴选培育 选拔 选聘 组织 举办 签约 招商引进 实现 再有 再增加 增加 新获批 获批 创办 拓展 开通
        """
    )
    private static let tails = Words(
        """
        达到 达 突破 超过 超 为 是 累计 累计达到 共 共计 总计 约 近 力争 争取 确保 预计 有望 完成 到 至 在 分别 均 逐渐 动态 不 实现 提高到 提升到 提升至 提高至 增加到 \
        增至 扩大到 发展到 降到 降至 控制在 稳定在 保持在 规模达到 以 按 按照 每年 计划 要 应 须 应当 需 基本 按不低于 要求 设置 有 持续 的 提高 提升 增加 稳步 逐步 维持在 \
        也 不得 不能 原则上
        """
    )
    private static let heads = Words(
        """
        力争 争取 确保 努力 要 积极 其中 并 同时 全市 全省 全县 全区 我市 我县 我区 我省 全镇 全州 全乡 期间 年内 今年 当年 本年度 每年 年底前 年底 未来五年 实现 完成 \
        目标 计划 预计 有望 再 累计 共 加快 推动 推进 着力 大力 我镇 辖区 全旗 全街道 力争实现 将 拟 分别 末 期末 底 前 ” 确保到 逐步 时期 进一步 不断 通过 以 使 规划
        """
    )
}
