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
        if before.isEmpty { return bare(figure, behind, floor: floor, ceiling: ceiling, carried: carried) }
        if let found = governed(before, behind, isShare: UnitWords.shares.contains(figure.unit)) { return found }
        if Self.growth.contains(before.string), let carried {
            return Found(name: carried.name + before.string, verb: carried.verb, isBefore: true)
        }
        if Self.totals.contains(before.string), let carried {
            let base = carried.verb.isEmpty ? carried.name : String(carried.name.dropFirst(carried.verb.count))
            return Found(name: base + before.string, verb: "", isBefore: true)
        }
        return Found(name: paragraph.show(before), verb: "", isBefore: true)
    }

    /// What a number measures before which no name stands.
    private func bare(_ figure: RawFigure, _ behind: Text, floor: Int, ceiling: Int, carried: Found?) -> Found {
        if behind.isEmpty, let carried { return carried }
        // 完成20个镇: a verb that is no part of a name.
        let own = Self.verbTail(text[floor..<max(floor, figure.head)].trimmed)
        if !own.isEmpty {
            return Found(name: paragraph.show(own) + paragraph.show(behind), verb: paragraph.show(own), isBefore: false)
        }
        // 300个村达到标准, 为62户家庭实施改造: the verb comes behind what is counted.
        let start = figure.whole.upperBound
        let clause = text[start..<(text[start..<ceiling].firstIndex { $0.endsClause } ?? ceiling)]
        let isListed = floor > text.startIndex && "、和及与".unicodeScalars.contains(text[floor - 1])
        if !behind.isEmpty, !isListed, let verb = Self.predicates.first(in: clause), verb.place > start {
            return Found(name: paragraph.show(clause.prefix(40)), verb: verb.word.string, isBefore: false)
        }
        if let carried, !carried.verb.isEmpty {
            return Found(name: carried.verb + paragraph.show(behind), verb: carried.verb, isBefore: false)
        }
        return Found(name: paragraph.show(behind), verb: "", isBefore: false)
    }

    private static let predicates = Words(
        "达到 实现 完成 建成 创建 参加 接受 通过 实施 开展 提供 得到 享受 赴 进行 落户 开工 投产 用上 普及 获得 纳入"
    )

    /// What a verb before the number governs: the words between them, or those behind the number.
    private func governed(_ before: Text, _ behind: Text, isShare: Bool) -> Found? {
        let verbs = Self.verbTail(before)
        if !verbs.isEmpty, !behind.isEmpty || verbs.count == before.count {
            return Found(
                name: paragraph.show(verbs) + paragraph.show(behind),
                verb: paragraph.show(verbs),
                isBefore: false
            )
        }
        if let verb = Self.verbs.begins(before), !Self.isKind(before.dropFirst(verb.count)) {
            let name = isShare ? before.string : paragraph.show(before) + paragraph.show(behind)
            return Found(name: name, verb: verb.string, isBefore: true)
        }
        // 城区新建便民市场: where and how come before the verb.
        guard !isShare, let last = before.last, !"率数量额积资值入比例".unicodeScalars.contains(last),
            let verb = Self.plainVerbs.first(in: before), before.endIndex - verb.place >= verb.word.count + 2,
            !Self.isNoun(before[(verb.place + verb.word.count)...])
        else { return nil }
        return Found(name: paragraph.show(before[verb.place...]), verb: verb.word.string, isBefore: true)
    }

    /// The verbs that a text ends with, joined ones included: `引进、培养和扶持`.
    private static func verbTail(_ text: Text) -> Text {
        var rest = text
        while let verb = verbs.ends(rest) {
            rest = rest.dropLast(verb.count)
            if let sign = rest.last, "和及与并、".unicodeScalars.contains(sign), verbs.ends(rest.dropLast()) != nil {
                rest = rest.dropLast()
            }
        }
        return text[rest.endIndex...]
    }

    /// 改造项目, 培养率: a verb within a name.
    private static func isNoun(_ words: Text) -> Bool { nounTails.begins(words) != nil }

    /// 培育类: a class and no deed.
    private static func isKind(_ words: Text) -> Bool { words.first == "类" || words.first == "型" }

    /// Whether words without a name have a verb: 三年应累计完成.
    static func endsInVerb(_ words: Text) -> Bool { !verbTail(words.trimmed).isEmpty }

    private static let nounTails: Words = [
        "项目", "工程", "率", "面积", "力", "量", "中心", "基地", "工作", "类", "期", "型", "计划", "行动", "规模", "资金", "投资",
    ]

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
            if let end = itemNumber(text) ?? meaning(text) {
                text = text[end...]
                changed = true
            }
            if let word = adverbs.begins(text), verbs.begins(text.dropFirst(word.count)) != nil {
                text = text.dropFirst(word.count)
                changed = true
            }
            if let word = heads.begins(text), word.count < text.count || !growth.contains(text.string) {
                text = text.dropFirst(word.count).trimming { $0.isBlank || $0.endsClause || $0 == "、" }
                changed = true
            }
        }
        return text.trimming { $0 == "(" || $0 == "-" }
    }

    /// Where `(15)` or `15)` ends, the number of an item within a line.
    private static func itemNumber(_ text: Text) -> Int? {
        let rest = text.first == "(" ? text.dropFirst() : text
        let digits = rest.prefix(3).prefix { $0.isDigit || $0.isChineseDigit }
        guard !digits.isEmpty, digits.endIndex < text.endIndex, text[digits.endIndex] == ")" else { return nil }
        return digits.endIndex + 1
    }

    /// Where `“20”是指` ends: a figure's name in a formula.
    private static func meaning(_ text: Text) -> Int? {
        guard text.first == "“", let close = text.prefix(12).firstIndex(of: "”") else { return nil }
        return text.has("是指", at: close + 1) ? close + 3 : nil
    }

    /// Where words of time end that a text begins with.
    private static func time(_ text: Text) -> Int? {
        var place = text.startIndex
        while place < text.endIndex, place - text.startIndex < 4, "到至在于从自截止,“".unicodeScalars.contains(text[place]) {
            place += 1
        }
        guard place < text.endIndex else { return nil }
        if let end = span(at: place, of: text) { return end }
        guard let (_, end) = Years.year(at: place, of: text) ?? Years.plan(at: place, of: text) else { return nil }
        var stop = end
        while let word = timeTails.at(stop, of: text) { stop += word.count }
        return stop
    }

    /// Where `5年内`, `三年`, `9月底前` ends.
    private static func span(at place: Int, of text: Text) -> Int? {
        let digits = text[place...].prefix(3).prefix { $0.isDigit || $0.isChineseDigit }
        guard !digits.isEmpty, digits.endIndex < text.endIndex, "年月".unicodeScalars.contains(text[digits.endIndex])
        else { return nil }
        if digits.endIndex + 1 == text.endIndex { return text.endIndex }
        return spanTails.at(digits.endIndex + 1, of: text).map { digits.endIndex + 1 + $0.count }
    }

    private static let spanTails: Words = [
        "内", "之内", "时间", "底前", "底", "末前", "末", "前", "中旬前", "上旬前", "下旬前", "累计", "应", "起",
    ]

    /// The noun behind a unit.
    private func noun(from start: Int, upTo ceiling: Int) -> Text {
        let stop = text[start..<ceiling].firstIndex { $0.endsClause || $0 == "\t" } ?? ceiling
        if let comma = text[start..<stop].firstIndex(of: "、"), stop < ceiling || ceiling == text.endIndex,
            stop - start < 80,
            let of = text[comma..<stop].lastIndex(of: "的"), stop - of > 3
        {
            // 1名左右具有博士、硕士学位的企业人才: what is counted comes behind the words about it.
            return nounPart(from: of + 1, upTo: stop)
        }
        return nounPart(from: start, upTo: ceiling)
    }

    private func nounPart(from start: Int, upTo ceiling: Int) -> Text {
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
        let noun = text[place..<end].trimming { $0.isBlank }
        // 30名高级管理人才和50名…: the word that joins the next one.
        guard end == ceiling, let last = noun.last, "和及与".unicodeScalars.contains(last) else { return noun }
        return noun.dropLast()
    }

    private static let nounStops = Words("以上 并 以及 参加 助力 进行 左右 到 用于 作为 ,")
    private static let timeTails = Words("期间 时期 期末 末 底前 底 前 内 年度 度 年底 初 ” ， , : 、 时 以前 之前 -2025年 全年 共 规划期末")
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
        资助 评选资助 评定 遴选评定 选拔认定 筹建 跟踪培养 引导 硬化 恢复 重建 恢复重建 查处 办理 发放 提供 转移 收储 出让 供应 消化 化解 清退 拆除 复垦 复绿 造林 \
        植树 种植 改良 治理 疏浚 加固 更新 更换 配备 选配 聘任 聘用 命名 打通 架设 敷设 建档 救助 慰问 接待 吸引 引入 导入 促成 新上 投放 发行 募集 策划 编制 制定 \
        修订 发布 创作 演出 放映 选育 选送 输送 轮训 取得 获评 晋级 淘汰 关停 压减 迁移 搬迁 安置 收购 处理 处置 回收 利用 消纳 替代 划定 流转 托管 培树 \
        增设 增建 新购 购置 采购 投用 上线 接入 通达 开辟 升级 改建 重建 修建 修缮 扩容 开办 布设 布点 挑选 提供就业岗位 转化 运营 种养 养护 补植 抚育 播种 \
        新建改造 铺设 安装 栽植 绿化 创立 新设立 扶持 遴选培育 选拔 选聘 组织 举办 签约 招商引进 实现 再有 再增加 增加 新获批 获批 创办 拓展 开通
        """
    )
    /// Verbs that say even behind other words that something is made: where names of things hardly have them.
    private static let plainVerbs = Words(
        """
        新建 新增 改建 建成 硬化 创建 打造 培育 引进 择优设立 新改建 新上 新设 评选 选拔 选派 招引 铺设 完成 筹建 争创 培训 查处 解决 实施 拆除 开展 举办 建设 \
        改造 发放 推广 安置 转移 吸纳 带动 组建 认定 投放 购置
        """
    )
    /// Words before a verb that say how.
    private static let adverbs: Words = [
        "重点", "择优", "优先", "鼓励并", "鼓励", "积极", "同步", "陆续", "稳步", "有序", "全面", "集中", "统筹", "联合", "高标准", "高质量", "率先",
        "科学", "精准", "至少", "主动", "加强与",
    ]
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
