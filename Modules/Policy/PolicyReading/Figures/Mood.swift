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
        /// Whether something speaks against its being a target, and not just nothing for it.
        var isFirm = false
    }

    private let years: Years
    private let kind: PolicyCard.Kind
    private let isItem: Bool
    private let isPastSection: Bool
    private let isGoalSection: Bool
    private let isConditionSection: Bool
    private let isRewardSection: Bool
    /// Whether the paragraph describes one project: its site, size and cost.
    private let isProject: Bool
    /// Whether what stands in the document without a sign of time is meant for the future.
    private let isForward: Bool
    /// The year that was named last in the paragraph.
    private var lastDue: Int?
    /// Whether the sentence before, parted by a semicolon, spoke of a goal.
    private var isCarried = false
    private var dueHere = false
    /// What the sentence says as a whole.
    private var cues: [Years.Cue] = []
    private var hasStrongGoal = false
    private var hasWeakGoal = false
    private var hasCondition = false
    private var pastFrom: Int?

    init(_ titles: [Text], _ paragraph: Text, isItem: Bool, years: Years, outlook: Outlook, due: Int?) {
        self.years = years
        kind = outlook.kind
        isForward = outlook.isForward
        lastDue = due
        self.isItem = isItem
        isProject = Self.projects.stand(in: paragraph)
        // The innermost title that says one or the other counts.
        let telling = titles.last { Self.pastTitles.stand(in: $0) || Self.goalTitles.stand(in: $0) }
        isGoalSection = telling.map { Self.goalTitles.stand(in: $0) && !$0.contains("完成") } ?? false
        isPastSection = telling != nil && !isGoalSection
        isConditionSection = titles.contains { Self.conditionTitles.stand(in: $0) }
        isRewardSection = titles.contains { Self.rewardTitles.stand(in: $0) }
    }

    /// Goes on to the next sentence; what stands behind a semicolon shares the goal of what stands before it.
    mutating func enter(_ sentence: Text, continues: Bool) {
        cues = years.cues(in: sentence)
        isCarried = continues && (hasStrongGoal || isCarried || dueHere) && cues.isEmpty
        dueHere = cues.contains { $0.isDue && $0.year >= (years.base ?? 0) }
        for cue in cues where cue.isDue { lastDue = cue.year }
        hasStrongGoal = Self.goals.stand(in: sentence)
        hasWeakGoal = Self.weakGoals.stand(in: sentence)
        hasCondition = Self.conditions.stand(in: sentence)
        pastFrom = Self.pastSentence.first(in: sentence)?.place
        if let place = pastFrom, sentence[place] == "已", Self.isInObject(place, sentence) {
            pastFrom = Self.pastSentence.first(in: sentence, from: place + 1)?.place
        }
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
        if let role = firm(raw, name, clause: clause, before: before, cue: cue, text: text) {
            judgement.role = role
            judgement.isFirm = role == .fact
        } else if isTarget(raw, name, clause: clause, before: before, cue: cue, text: text) {
            judgement.role = .target
        }
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

    /// What a figure is for certain; `nil` where it may be a target.
    private func firm(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        clause: Text,
        before: Text,
        cue: Years.Cue?,
        text: Text
    ) -> PolicyFigure.Role? {
        let behind = text[raw.whole.upperBound..<min(text.endIndex, raw.whole.upperBound + 12)]
        if isPoints(raw, clause, behind) || Self.grantsPoints(text, raw) { return .points }
        if isReward(raw, clause, before) { return .reward }
        if isIdle(raw, name, clause) || Self.circles.stand(in: behind.prefix(8)) || Self.frequency.stand(in: clause) {
            return .fact
        }
        if isPast(clause, before, cue, behind) || isMention(raw, clause, behind) { return .fact }
        if isConditionSection || hasCondition && raw.isQualified {
            guard raw.isQualified || raw.qualifier == .range else { return .fact }
            return isConditionSection || !isForward ? .threshold : .target
        }
        guard isItem || isProject || Self.measures.ends(Text(Array(name.name.unicodeScalars))) != nil else {
            return nil
        }
        return isMeasure(raw, name, clause, before) ? .fact : nil
    }

    private func isReward(_ raw: RawFigure, _ clause: Text, _ before: Text) -> Bool {
        let isMoney = Self.money.contains(raw.unit)
        if isMoney { return isRewardSection || Self.rewards.stand(in: before) }
        if UnitWords.shares.contains(raw.unit) || raw.unit.isEmpty { return Self.rewards.stand(in: clause) }
        return Self.prizes.stand(in: clause)
    }

    /// Whether the unit names a time, a rank or a class, and nothing says that just that is the goal.
    private func isIdle(_ raw: RawFigure, _ name: Indicators.Found, _ clause: Text) -> Bool {
        if UnitWords.power.contains(raw.unit) { return !name.name.contains("装机") && !name.name.contains("规模") }
        guard UnitWords.idle.contains(raw.unit) else { return false }
        if raw.unit == "级" { return !raw.isQualified || !raw.isArabic }
        return !UnitWords.times.contains(raw.unit) || !Self.shortening.stand(in: clause)
    }

    /// Whether a figure only tells which things are spoken of: `某镇等50个镇`, `确定的22件事项中`, `按照…3个意见`.
    private func isMention(_ raw: RawFigure, _ clause: Text, _ behind: Text) -> Bool {
        if clause.last == "等" || Self.defined.ends(clause) != nil { return true }
        if !raw.isQualified, !UnitWords.shares.contains(raw.unit), Self.references.begins(clause.trimmed) != nil {
            return true
        }
        let noun = behind.prefix { !$0.endsClause && $0 != "、" }
        if noun.count < behind.count, noun.last == "中" { return true }
        // 谋划项目5个: and then they are named.
        if noun.endIndex < behind.endIndex, behind[noun.endIndex] == ":", behind[(noun.endIndex + 1)...].isEmpty {
            return true
        }
        return behind.prefix(8).contains("名单")
    }

    /// Whether a figure describes a thing of a list or a project rather than what it shall bring.
    private func isMeasure(_ raw: RawFigure, _ name: Indicators.Found, _ clause: Text, _ before: Text) -> Bool {
        if Self.measures.ends(Text(Array(name.name.unicodeScalars))) != nil || name.verb == "投资" {
            return !Self.fulfilled.stand(in: clause) && ![.atLeast, .atMost].contains(raw.qualifier)
        }
        if Self.outcomes.stand(in: before) || Self.yields.stand(in: clause) { return false }
        return isProject
    }

    /// Whether a figure in an item, or in the sentence that counts the items, is what the item asks for.
    private func isAsked(_ name: Indicators.Found, _ clause: Text, _ before: Text, hasTime: Bool) -> Bool {
        if Self.outcomes.stand(in: before) || Self.yields.stand(in: clause) { return true }
        return isForward && (hasTime || !name.verb.isEmpty) && !Self.wholes.stand(in: clause.suffix(8))
    }

    private func isTarget(
        _ raw: RawFigure,
        _ name: Indicators.Found,
        clause: Text,
        before: Text,
        cue: Years.Cue?,
        text: Text
    ) -> Bool {
        guard name.name.unicodeScalars.count >= 2 else { return false }
        let isDue = cue.map(\.isDue) ?? false
        if isItem {
            let stretch = text[clause.startIndex..<raw.number]
            guard isAsked(name, stretch, before, hasTime: isDue || hasStrongGoal) else { return false }
        }
        let hasYear = cue.map { $0.isDue || isForward && $0.year >= (years.base ?? 2100) } ?? isCarried
        let hasGoal = hasStrongGoal || kind.isForward && hasWeakGoal
        let hasVerb = !name.verb.isEmpty || Self.yearly.stand(in: clause)
        let isShare = UnitWords.shares.contains(raw.unit)
        if !raw.isArabic, !raw.isQualified, !(hasYear || hasGoal) || name.verb.isEmpty { return false }
        let ending = Text(Array(name.name.unicodeScalars))
        let evidence = raw.isQualified || hasVerb || isShare || Self.amounts.ends(ending) != nil
        if hasYear || hasGoal { return evidence || raw.unit.isEmpty == false && name.isBefore }
        guard isForward || isGoalSection || isDueSection,
            !Self.existing.stand(in: clause)
        else { return false }
        if isProject { return true }
        if raw.isQualified, raw.qualifier != .about || name.isBefore || hasVerb {
            return name.isBefore || hasVerb || isShare
        }
        if isShare, name.isBefore { return Self.growthWords.stand(in: clause) || Self.amounts.ends(ending) != nil }
        return !name.verb.isEmpty && Self.weakVerbs.begins(Text(Array(name.verb.unicodeScalars)))?.string != name.verb
    }

    private func isPast(_ clause: Text, _ before: Text, _ cue: Years.Cue?, _ behind: Text) -> Bool {
        if let cue, let base = years.base, cue.year < base, !cue.isDue || cue.year < base { return true }
        let hasGoal = hasStrongGoal || cue.map { $0.isDue && $0.year >= (years.base ?? 0) } ?? false
        if clause.last == "了" || isPast(clause) { return true }
        // What was, and then what shall be: 2025年已完成…，2026年应完成….
        let isAhead = cue.map { $0.place > pastFrom ?? 0 && $0.year >= (years.base ?? 2100) } ?? false
        if let pastFrom, pastFrom < before.endIndex, !hasGoal, !(isAhead && isForward) { return true }
        return isPastSection && !hasGoal
    }

    /// Words of the past before a figure; not those within its object, and not 同比 where a plan compares.
    private func isPast(_ clause: Text) -> Bool {
        guard let word = Self.past.first(in: clause) else { return false }
        if Self.compared.begins(clause[word.place...]) != nil, isForward, !isPastSection {
            let rest = clause[(word.place + word.word.count)...]
            return Self.past.stand(in: rest.dropFirst())
        }
        if word.word == "已", Self.isInObject(word.place, clause) { return false }
        return true
    }

    /// Rules and letters have sentences about what shall be; what the press and circulars say is past.
    private var isDueSection: Bool {
        guard kind == .rules || kind == .letter, let lastDue else { return false }
        return lastDue >= (years.base ?? 0)
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

    /// Words by which a paragraph describes one project.
    private static let projects = Words("位于 该项目 建设内容 建设地点 建设规模 建设单位 项目业主 项目总投资 坐落")
    /// What a project has, costs and covers.
    private static let measures = Words(
        "总投资 总投资额 计划投资 预计投资 估算投资 概算 项目投资 占地 占地面积 总占地 总占地面积 建筑面积 总建筑面积 用地面积 规划面积 规划用地 库容 全长 总长 路面宽 投资"
    )
    /// What a project shall bring once it stands.
    private static let outcomes = Words("建成后 投产后 达产后 投用后 运营后 建成投产后 投入使用后 完成后")
    private static let yields = Words("预计年 年产值 年销售 年可 年产 可实现 利税 税收 外贸进出口 年收入 年均")
    private static let fulfilled = Words("完成 力争 确保 累计 达到 不低于 不少于 每年 带动 撬动 引导")
    private static let shortening = Words("压缩 缩短 压减 减少 降至 降到 压降 提速")
    private static let references = Words("根据 按照 依据 依照 对照")
    private static let defined: Words = ["以下", "下列", "确定的", "下达的", "列出的", "明确的", "提出的", "公布的", "命名的", "现有的", "已有的"]
    private static let wholes = Words("共 共计 总计 合计")
    /// What is given away for reaching something, counted and not in money.
    private static let prizes = Words("奖励 补助 奖补 加分 扣 罚")
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
    private static let compared = Words("同比 较上年 比上年 上年度")
    /// `改造已建成的…`: what has been done is what something shall be done with.
    private static func isInObject(_ place: Int, _ text: Text) -> Bool {
        Indicators.verbs.ends(text[..<place]) != nil
    }

    private static let pastSentence = Words("实际完成 截至 目前 已 五年来 以来 同比 十三五期间 十三五”期间 十三五”时期 过去 完成了 实现了 取得")
    private static let existing = Words("现有 已有 原有 民营 建党 确定的 已经 占地 每个 围绕 依托 针对 超过部分 占全国 占全省 占全市")
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
    private static let weakVerbs = Words("推进 支持 安排 实现 投入 加快")
}
