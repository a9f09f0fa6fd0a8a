import PluginKit

/// One condition of the rule, held against what was observed.
struct Condition {
    /// What it was held against; `nil` when there is nothing.
    let observation: Observation?
    /// Whether it is kept; `nil` when that is not known.
    let isKept: Bool?
    /// 1 when it is kept; below that, how far the value has come, at most 0.99; `nil` when that is not known.
    let progress: ExactDecimal?
    /// What there is and what is lacking, in Chinese.
    let zh: String
    /// The same in English.
    let en: String

    private static let nearest = ExactDecimal("0.99") ?? 0

    /// Holds a town against a threshold; `isStrict`: the value must be more (超过), not only as much (不少于).
    init(_ zh: String, _ en: String, _ threshold: PluginManifest.Threshold, of town: JudgedTown, isStrict: Bool) {
        let (limit, unit) = (threshold.value, threshold.unit)
        let asked = BilingualText(
            zh: "\(isStrict ? "须超过" : "须有")\(limit)\(unit)",
            en: "\(isStrict ? "more than" : "at least") \(limit) \(unit) needed"
        )
        observation = town.observation(threshold.indicator)
        guard let figure = observation?.figure, let value = figure.value(in: unit) else {
            (isKept, progress) = (nil, nil)
            self.zh = "缺\(zh)数据（\(asked.zh)）"
            self.en = "\(en) are not known (\(asked.en))"
            return
        }
        isKept = isStrict ? figure.exceeds(limit, unit) : figure.reaches(limit, unit)
        let verdict: BilingualText
        switch isKept {
        case true?:
            progress = 1
            verdict = BilingualText(zh: "已达到", en: "enough")
        case false?:
            progress = (value / limit).map { min($0, Self.nearest) }
            let lack = limit - value
            verdict =
                lack == 0
                ? BilingualText(zh: "刚好相等，还不够", en: "just as much, not more")
                : BilingualText(zh: "还差\(lack)\(unit)", en: "\(lack) \(unit) lacking")
        case nil:
            progress = nil
            verdict = BilingualText(zh: "不能确定是否达到", en: "does not settle it")
        }
        self.zh = "\(zh)\(figure.words.zh)，\(verdict.zh)（\(asked.zh)）"
        self.en = "\(en) of \(figure.words.en), \(verdict.en) (\(asked.en))"
    }
}
