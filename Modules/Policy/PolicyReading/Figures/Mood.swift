import Messages

/// Whether a stretch of text speaks of what shall be, what must be, or what is and was.
struct Mood {
    /// What became of a figure.
    struct Judgement {
        var role: PolicyFigure.Role
        var year: Int?
        var yearIsDerived = false
        var period: PolicyFigure.Period
        /// Whether the figure is for each year (每年).
        var isYearly = false
    }

    private let years: Years
    private let kind: PolicyCard.Kind
    private let isItem: Bool
    private let isPastSection: Bool
    private let isGoalSection: Bool
    private let isConditionSection: Bool
    private let isRewardSection: Bool
    /// The year that was named last in the paragraph.
    private var lastDue: Int?
    private var sentence: Text = []
    /// What the sentence says as a whole.
    private var cues: [Years.Cue] = []
    private var hasStrongGoal = false
    private var hasWeakGoal = false
    private var hasCondition = false
    private var pastFrom: Int?

    init(_ titles: [Text], isItem: Bool, years: Years, kind: PolicyCard.Kind) {
        self.years = years
        self.kind = kind
        self.isItem = isItem
        // The innermost title that says one or the other counts.
        let telling = titles.last { Self.pastTitles.stand(in: $0) || Self.goalTitles.stand(in: $0) }
        isGoalSection = telling.map { Self.goalTitles.stand(in: $0) && !$0.contains("完成") } ?? false
        isPastSection = telling != nil && !isGoalSection
        isConditionSection = titles.contains { Self.conditionTitles.stand(in: $0) }
        isRewardSection = titles.contains { Self.rewardTitles.stand(in: $0) }
    }

    /// Goes on to the next sentence.
    mutating func enter(_ sentence: Text) {
        self.sentence = sentence
        cues = years.cues(in: sentence)
        for cue in cues where cue.isDue { lastDue = cue.year }
        hasStrongGoal = Self.goals.stand(in: sentence)
        hasWeakGoal = Self.weakGoals.stand(in: sentence)
        hasCondition = Self.conditions.stand(in: sentence)
        pastFrom = Self.pastSentence.first(in: sentence)?.place
    }

    /// Judges a figure of the sentence.
    func judge(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        in text: Text,
        sentence: Range<Int>,
        floor: Int
    ) -> Judgement {
        let before = text[sentence.lowerBound..<raw.head]
        let clause = text[clauseStart(before)..<raw.head]
        let cue = cues.last { $0.place < raw.head }
        let isYearly = Self.yearly.stand(in: text[clause.startIndex..<raw.number]) && raw.unit != "%"
        var judgement = Judgement(role: .fact, year: cue?.year, period: period(raw, name, clause), isYearly: isYearly)
        judgement.role = role(raw, name, clause: clause, before: before, cue: cue, text: text)
        if judgement.role == .target {
            let due = cue.map { $0.isDue || $0.year >= (years.base ?? 0) ? $0.year : nil } ?? lastDue
            judgement.year = due ?? years.period?.upperBound
            judgement.yearIsDerived = due == nil && judgement.year != nil
        }
        return judgement
    }

    private func clauseStart(_ before: Text) -> Int {
        (before.lastIndex { $0 == "," || $0 == ":" }).map { $0 + 1 } ?? before.startIndex
    }

    private func role(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        clause: Text,
        before: Text,
        cue: Years.Cue?,
        text: Text
    ) -> PolicyFigure.Role {
        let behind = text[raw.whole.upperBound..<min(text.endIndex, raw.whole.upperBound + 12)]
        if isPoints(raw, clause, behind) || Self.grantsPoints(text, raw) { return .points }
        if Self.rewards.stand(in: clause) || Self.money.contains(raw.unit) && Self.rewards.stand(in: before)
            || isRewardSection && Self.money.contains(raw.unit)
        {
            return .reward
        }
        guard !UnitWords.idle.contains(raw.unit) || raw.unit == "级" && raw.isQualified && raw.isArabic else {
            return .fact
        }
        if Self.circles.stand(in: behind.prefix(8)) || Self.frequency.stand(in: clause) { return .fact }
        if isItem, !isConditionSection { return .fact }
        if isPast(clause, before, cue, behind) { return .fact }
        if isConditionSection || hasCondition && raw.isQualified {
            guard raw.isQualified || raw.qualifier == .range else { return .fact }
            return isConditionSection || !kind.isForward ? .threshold : .target
        }
        return isTarget(raw, name, clause: clause, before: before, cue: cue) ? .target : .fact
    }

    private func isTarget(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        clause: Text,
        before: Text,
        cue: Years.Cue?
    ) -> Bool {
        guard !name.name.isEmpty, name.name.unicodeScalars.count >= 2 else { return false }
        let hasYear = cue.map { $0.isDue || $0.year >= (years.base ?? 2100) } ?? false
        let hasGoal = hasStrongGoal || kind.isForward && hasWeakGoal
        let hasVerb = !name.verb.isEmpty || Self.yearly.stand(in: clause)
        let isShare = UnitWords.shares.contains(raw.unit)
        if !raw.isArabic, !raw.isQualified, !(hasYear || hasGoal) { return false }
        let evidence =
            raw.isQualified || hasVerb || isShare || Self.amounts.ends(Text(Array(name.name.unicodeScalars))) != nil
        if hasYear || hasGoal { return evidence || raw.unit.isEmpty == false && name.isBefore }
        guard kind.isForward || isGoalSection else { return false }
        if Self.existing.stand(in: clause) { return false }
        if raw.isQualified, raw.qualifier != .about || name.isBefore || hasVerb {
            return name.isBefore || hasVerb || isShare
        }
        return hasVerb && !name.verb.isEmpty
            && Self.weakVerbs.begins(Text(Array(name.verb.unicodeScalars)))?.string != name.verb
    }

    private func isPast(_ clause: Text, _ before: Text, _ cue: Years.Cue?, _ behind: Text) -> Bool {
        if let cue, let base = years.base, cue.year < base, !cue.isDue || cue.year < base { return true }
        let hasGoal = hasStrongGoal || cue.map { $0.isDue && $0.year >= (years.base ?? 0) } ?? false
        if Self.past.stand(in: clause) { return true }
        if let pastFrom, pastFrom < before.endIndex, !hasGoal { return true }
        return isPastSection && !hasGoal
    }

    private func isPoints(_ raw: RawFigure, _ clause: Text, _ behind: Text) -> Bool {
        if raw.unit == "分" { return true }
        if Self.weights.stand(in: clause.suffix(10)) { return true }
        return raw.unit == "%" && Self.weights.stand(in: behind.prefix(6)) && !behind.prefix(6).contains(",")
    }

    /// `增长10%以上的得15分`: what points are given for.
    private static func grantsPoints(_ text: Text, _ raw: RawFigure) -> Bool {
        let end = text[raw.whole.upperBound...].prefix(16).firstIndex { $0.endsSentence || $0 == ";" }
        let rest = text[raw.whole.upperBound..<(end ?? min(text.endIndex, raw.whole.upperBound + 16))]
        guard let grant = grants.first(in: rest) else { return false }
        return rest[grant.place...].contains("分")
    }

    private func period(_ raw: RawFigure, _ name: Indicators.Found, _ clause: Text) -> PolicyFigure.Period {
        if Self.growthWords.stand(in: clause) && UnitWords.shares.contains(raw.unit) { return .growth }
        if UnitWords.shares.contains(raw.unit) { return .ratio }
        if Self.yearly.stand(in: clause) || Self.flows.ends(Text(Array(name.name.unicodeScalars))) != nil {
            return .annual
        }
        if Self.added.begins(Text(Array(name.verb.unicodeScalars))) != nil || clause.contains("累计") {
            return .cumulative
        }
        return .stock
    }

    private static let grants: Words = ["得", "扣", "加", "减", "计"]
    private static let pastTitles = Words(
        "现状 回顾 成效 成就 评价 背景 形势 问题 挑战 机遇 成果 总结 条件分析 主要进展 发展基础 基础条件 基本情况 总体情况 工作情况 完成情况 进展情况 产业基础 工作基础 现实基础 取得的"
    )
    private static let goalTitles = Words("目标 任务 指标 计划 安排")
    private static let conditionTitles = Words("条件 标准 申报要求 门槛 资格 范围和条件 准入 认定标准 创建标准 申报范围")
    private static let rewardTitles = Words("奖励 奖补 补助 扶持政策 激励 支持政策 资金支持 奖惩")
    private static let yearly: Words = ["每年", "年新增", "年均新增", "年城镇新增", "每年度"]
    private static let goals = Words("力争 争取 确保 将达 将达到 有望 预计 力求 努力 拟 目标是 目标为 总目标 期末 底前 今年底 五年内 三年内 再有 到“")
    private static let weakGoals = Words("规划 计划 实现 至少 不低于 不少于 目标 年底")
    private static let conditions = Words("不低于 不少于 不得低于 不能低于 不得少于 不高于 不超过 应当 须 需 应达到 原则上")
    private static let past = Words("已 目前 截至 现有 去年 上年 同比 较上年 现状 连续 实际 共有 总计有 以来 曾 获得 荣获 位居 先后 业已 拥有 比上年")
    private static let pastSentence = Words("实际完成 截至 目前 已 去年 上年 五年来 以来 同比 十三五期间 十三五”期间 十三五”时期 过去 完成了 实现了 取得")
    private static let existing = Words("现有 已有 原有 世界 中国 民营 全国 建党 确定的 已经 占地 每个 围绕 依托 针对 超过部分")
    private static let frequency = Words("每日 每天 每周 每月 每季度 每半年 一式 每次 限报")
    private static let circles = Words("服务圈 生活圈 周年 以下婴")
    private static let rewards = Words("奖励 补助 奖补 给予 补贴 扣 罚 加分 得分 减分 资助 一次性 贴息 奖金 每家奖 每人奖 兑现")
    private static let money: Set<String> = ["万元", "元", "亿元"]
    private static let weights = Words("权重 占比权重 分值 满分 记分 计分 赋分 权重为 权重占 总分 加权")
    private static let growthWords = Words("增长 增速 增幅 提高 下降 降低 增加")
    private static let flows = Words("增加值 产值 收入 总额 零售额 交易额 出栏 接待游客 产量 销售额 营收 出口 进口 进出口 税收 投资")
    private static let added = Words("新增 新建 建设 引进 培训 改造 创建 培育 新引进 建成 招引 打造 完成")
    private static let amounts = Words(
        "额 量 率 比重 比例 占比 数 数量 规模 面积 总量 总额 产值 收入 增加值 投资 人口 里程 余额 人数 户数 资金 出口 进口 营收 覆盖率 增速 增长 存栏 出栏 游客 就业"
    )
    /// Verbs that speak of what goes on rather than of what shall be there.
    private static let weakVerbs = Words("推进 发展 形成 支持 组织 提升 推广 带动 安排 实现")
}
