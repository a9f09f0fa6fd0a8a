import Messages

/// What is shown to people, in the words of the office; files keep the names of the format.
extension Discrepancy.Kind {
    /// The sort in Chinese.
    var words: String {
        switch self {
        case .countMismatch: "数目不符"
        case .numberSkipped: "编号缺漏"
        case .numberDuplicated: "编号重复"
        case .numberStyle: "编号写法不一"
        case .noLead: "牵头单位不明"
        case .leadAndJoining: "既牵头又参加"
        case .openEnded: "单位未列尽"
        case .duplicateText: "文字重复"
        case .footnoteMark: "混入脚注号"
        case .sumMismatch: "合计不符"
        case .shareMismatch: "占比不符"
        case .growthMismatch: "增长不符"
        case .textCut: "文字中断"
        case .annexMissing: "附件不符"
        case .valueConflict: "目标值不一"
        case .targetWeaker: "目标低于已达到的水平"
        case .itemDuplicated: "名称重复"
        }
    }
}

extension PolicyFigure {
    /// The value with its unit, how exact it is meant, and its year: `不低于 85%（2025年）`.
    var words: String {
        let number = value.text + (upper.map { "～\($0.text)" } ?? "") + (unit ?? "")
        return qualifier.words + number + (year.map { "（\($0)年）" } ?? "")
    }
}

extension Figure.Qualifier {
    /// What stands before the number.
    fileprivate var words: String {
        switch self {
        case .exact, .range: ""
        case .atLeast: "不低于"
        case .atMost: "不超过"
        case .over: "超过"
        case .about: "约"
        case .upTo: "可达"
        }
    }
}
