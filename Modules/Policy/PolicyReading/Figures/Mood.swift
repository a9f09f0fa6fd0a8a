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
    /// The year that was named last, deadline or not, and whether the sentence goes on about it.
    private var lastNamed: Int?
    private var carriedYear: Int?
    /// Whether the sentence only says what is expected of a year that is nearly over.
    private var isExpected = false
    /// What the sentence says as a whole.
    private var cues: [Years.Cue] = []
    private var hasStrongGoal = false
    private var hasWeakGoal = false
    private var hasCondition = false
    private var pastFrom: Int?
    private var goalFrom: Int?
    /// Where the sentence says that whoever is so may apply: what stands before it is a condition.
    private var admitsFrom: Int?
    /// Where a paragraph about what became of a task turns from the task to what was done.
    private let reportFrom: Int?
    /// Whether the sentence repeats the task that the paragraph reports on.
    private var isTask = false

    init(_ titles: [Text], _ paragraph: Text, isItem: Bool, years: Years, outlook: Outlook, due: Int?) {
        self.years = years
        kind = outlook.kind
        isForward = outlook.isForward
        lastDue = due ?? titles.last { !years.cues(in: $0).isEmpty }.flatMap { years.cues(in: $0).last?.year }
        self.isItem = isItem
        isProject = Self.projects.stand(in: paragraph)
        // The innermost title that says one or the other counts.
        let telling = titles.last { Self.goalTitles.stand(in: $0) || Self.isPast($0) }
        isGoalSection = telling.map { Self.goalTitles.stand(in: $0) && !$0.contains("完成") } ?? false
        isPastSection = telling != nil && !isGoalSection
        isConditionSection = titles.contains(where: Self.isCondition)
        isRewardSection = titles.contains { Self.rewardTitles.stand(in: $0) }
        let isReport = telling.map { Self.reviewed.stand(in: $0) && Self.goalTitles.stand(in: $0) } ?? false
        reportFrom = isReport ? Self.report(in: paragraph) : nil
    }

    /// 发展现状, 存在问题; but not 巩固脱贫成果, nor a task that fills its line.
    private static func isPast(_ title: Text) -> Bool { pastTitles.stand(in: title) && isNoun(title) }

    /// 申报条件, 退出标准; but not 改善办学条件, 高标准农田建设.
    private static func isCondition(_ title: Text) -> Bool {
        guard isNoun(title) else { return false }
        return conditionTitles.stand(in: title) || title.hasSuffix("条件") || title.hasSuffix("标准")
    }

    /// Whether a title names something rather than that it shall be done.
    private static func isNoun(_ title: Text) -> Bool {
        title.count <= 18 && !title.contains(",") && directives.begins(title) == nil
    }

    /// Goes on to the next sentence; what stands behind a semicolon shares the goal of what stands before it.
    mutating func enter(_ sentence: Text, continues: Bool) {
        cues = years.cues(in: sentence, after: lastNamed)
        carriedYear = continues ? lastNamed : nil
        if let year = cues.last?.year { lastNamed = year >= (years.base ?? 0) ? year : nil }
        isCarried = continues && (hasStrongGoal || isCarried || dueHere) && cues.isEmpty
        dueHere = cues.contains { ($0.isDue || isForward) && $0.year >= (years.base ?? 0) }
        for cue in cues where cue.isDue { lastDue = cue.year }
        isTask = reportFrom.map { sentence.endIndex <= $0 } ?? false && !Self.results.stand(in: sentence)
        goalFrom = Self.goals.first(in: sentence)?.place
        hasStrongGoal = goalFrom != nil || isTask
        admitsFrom = sentence.indices.last { Self.admissions.at($0, of: sentence) != nil }
        isExpected = !Self.firmGoals.stand(in: sentence) && !dueHere
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
        // A sentence that is longer than that has lost its signs.
        let before = text[max(sentence.lowerBound, raw.head - Self.reach)..<raw.head]
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
            let due = cue.map { $0.isDue || $0.year >= (years.base ?? 0) ? $0.year : nil } ?? carriedYear ?? lastDue
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
        if isReward(raw, clause, before) || Self.money.contains(raw.unit) && Self.funds.begins(behind) != nil {
            return .reward
        }
        // 每100米不少于1座: what the measure is taken by.
        if clause.last == "每" || isBase(raw, clause, text) { return .fact }
        if isIdle(raw, name, text[clause.startIndex..<raw.number]) || Self.circles.stand(in: behind.prefix(8))
            || Self.frequency.stand(in: clause)
        {
            return .fact
        }
        let end = raw.whole.upperBound
        if Self.done.stand(in: text[end...].prefix(60).prefix { !$0.endsClause }) { return .fact }
        if isPast(clause, before, cue, behind) || isMention(raw, clause, text) { return .fact }
        if admits(raw), Self.isBound(raw, name) || Self.owned.ends(text[..<raw.number]) != nil { return .threshold }
        if isConditionSection || hasCondition && raw.isQualified {
            guard Self.isBound(raw, name) else { return .fact }
            return isConditionSection || !isForward ? .threshold : .target
        }
        // 总投资2.6亿元的医院项目: which one is meant.
        if Self.measures.ends(clause) != nil, behind.first == "的" { return .fact }
        guard isProject || name.name == "投资" || Self.measures.ends(Text(Array(name.name.unicodeScalars))) != nil else {
            return nil
        }
        return isMeasure(raw, name, text[clause.startIndex..<raw.number], before) ? .fact : nil
    }

    /// Whether a figure stands before the words that say who may apply.
    func admits(_ raw: RawFigure) -> Bool { admitsFrom.map { raw.whole.upperBound <= $0 } ?? false }

    private static func isBound(_ raw: RawFigure, _ name: Indicators.Found) -> Bool {
        raw.isQualified || raw.qualifier == .range
            || raw.unit == "%" && amounts.ends(Text(Array(name.name.unicodeScalars))) != nil
    }

    /// `由35%提高到45%`: the first value is what was.
    private func isBase(_ raw: RawFigure, _ clause: Text, _ text: Text) -> Bool {
        guard let from = clause.lastIndex(where: { $0 == "由" || $0 == "从" }), clause.endIndex - from <= 8 else {
            return false
        }
        let behind = text[raw.whole.upperBound..<min(text.endIndex, raw.whole.upperBound + 10)]
        return behind.prefix { !$0.endsClause }.contains { $0 == "到" || $0 == "至" || $0 == "为" }
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
        guard UnitWords.idle.contains(raw.unit), Self.spans.ends(Text(Array(name.name.unicodeScalars))) == nil else {
            return false
        }
        if raw.unit == "级" { return !raw.isQualified || !raw.isArabic }
        // 开展4期以上培训班: how often, and not which one.
        if raw.unit.hasPrefix("期"), Self.held.stand(in: clause) { return false }
        return !UnitWords.times.contains(raw.unit) || !Self.shortening.stand(in: clause)
    }

    /// Whether a figure only tells which things are spoken of: `某镇等50个镇`, `确定的22件事项中`, `按照…3个意见`.
    private func isMention(_ raw: RawFigure, _ clause: Text, _ text: Text) -> Bool {
        let rest = text[raw.whole.upperBound...].prefix(40).prefix { !$0.endsClause || $0 == ":" }
        let behind = text[raw.whole.upperBound...].prefix(12)
        if kind == .notice, Self.quotas.stand(in: clause) { return true }
        if clause.last == "等", !Self.isSettled(raw, text) { return true }
        if Self.defined.ends(clause) != nil { return true }
        if !raw.isQualified, Self.references.begins(clause.trimmed) != nil,
            clause.contains("《") || Self.papers.stand(in: rest)
        {
            return true
        }
        let noun = behind.prefix { !$0.endsClause && $0 != "、" }
        if noun.count < behind.count, noun.last == "中" { return true }
        // 谋划项目5个: and then they are named.
        if noun.endIndex < behind.endIndex, behind[noun.endIndex] == ":", behind[(noun.endIndex + 1)...].isEmpty {
            return true
        }
        return behind.first == "(" && behind.prefix(9).contains("名单")
    }

    /// Whether a figure describes a thing of a list or a project rather than what it shall bring.
    private func isMeasure(_ raw: RawFigure, _ name: Indicators.Found, _ clause: Text, _ before: Text) -> Bool {
        if Self.measures.ends(Text(Array(name.name.unicodeScalars))) != nil || name.name == "投资" {
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
        let hasYear = cue.map { $0.isDue || $0.year >= (years.base ?? 2100) + (isForward ? 0 : 1) } ?? isCarried
        let hasGoal = hasStrongGoal || kind.isForward && hasWeakGoal
        let hasVerb = !name.verb.isEmpty || Self.yearly.stand(in: clause) || Self.isSettled(raw, text)
        let isShare = UnitWords.shares.contains(raw.unit)
        let ending = Text(Array(name.name.unicodeScalars))
        if !raw.isQualified, !name.isBefore, raw.value < DecimalValue(10), Self.abstract.ends(ending) != nil {
            return false
        }
        if !raw.isArabic, !raw.isQualified, !(hasYear || hasGoal) || name.verb.isEmpty { return false }
        let evidence = raw.isQualified || hasVerb || isShare || Self.amounts.ends(ending) != nil
        if hasYear || hasStrongGoal { return evidence || raw.unit.isEmpty == false && name.isBefore }
        if hasGoal, evidence { return true }
        guard isForward || isGoalSection || isDueSection,
            !Self.existing.stand(in: clause)
        else { return false }
        if isProject || Self.isSettled(raw, text) { return true }
        if raw.isQualified, raw.qualifier != .about || name.isBefore || hasVerb {
            return name.isBefore || hasVerb || isShare
        }
        if isShare, name.isBefore {
            let isOf = raw.whole.upperBound < text.endIndex && text[raw.whole.upperBound] == "的"
            return isOf || Self.growthWords.stand(in: clause) || Self.amounts.ends(ending) != nil
        }
        if name.isBefore, Self.rates.begins(ending) != nil { return true }
        if isGoalSection, name.isBefore, Self.amounts.ends(ending) != nil { return true }
        return !name.verb.isEmpty && Self.weakVerbs.begins(Text(Array(name.verb.unicodeScalars)))?.string != name.verb
    }

    private func isPast(_ clause: Text, _ before: Text, _ cue: Years.Cue?, _ behind: Text) -> Bool {
        if let cue, let base = years.base, cue.year < base, !cue.isDue || cue.year < base { return true }
        let hasGoal = hasStrongGoal || cue.map { $0.isDue && $0.year >= (years.base ?? 0) } ?? false
        if clause.last == "了" || isPast(clause) { return true }
        // 目前有3000户，…，力争…: what is, before what shall be.
        if let pastFrom, let goalFrom, pastFrom < before.endIndex, goalFrom >= before.endIndex,
            !Self.planned.stand(in: before[max(pastFrom, before.startIndex)...]),
            !cues.contains(where: { (pastFrom..<before.endIndex).contains($0.place) && $0.year >= (years.base ?? 0) })
        {
            return true
        }
        // What was, and then what shall be: 2025年已完成…，2026年应完成….
        let isAhead = cue.map { $0.place > pastFrom ?? 0 && $0.year >= (years.base ?? 2100) } ?? false
        if let pastFrom, pastFrom < before.endIndex, !hasGoal, !(isAhead && isForward) { return true }
        return isPastSection && !isTask && !(hasGoal && !isExpected)
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

    /// `改造已建成的…`: what has been done is what something shall be done with.
    private static func isInObject(_ place: Int, _ text: Text) -> Bool {
        Indicators.verbs.ends(text[..<place]) != nil
    }

    /// `等5个村出列`: what shall become of them, though they are named.
    static func isSettled(_ raw: RawFigure, _ text: Text) -> Bool {
        let rest = text[raw.whole.upperBound...].prefix(16).prefix { !$0.endsClause && $0 != "、" && $0 != ")" }
        return settled.ends(rest.trimming { $0 == "”" || $0 == "“" }) != nil && !unsettled.stand(in: rest)
    }

    /// Where `上半年，…` begins behind the first sentence of a paragraph.
    private static func report(in text: Text) -> Int? {
        text.indices.first { place in
            place > text.startIndex && text[place - 1].endsSentence && reports.at(place, of: text) != nil
        }
    }
}
