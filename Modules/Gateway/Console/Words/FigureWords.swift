import Messages
import ProjectsMessages

extension Figure {
    /// The figure as people write it: `约 22,500 万元`.
    var words: String {
        guard let value else { return "—" }
        let number = value.grouped
        switch qualifier {
        case .exact: return "\(number) \(unit)"
        case .atLeast: return "不低于 \(number) \(unit)"
        case .atMost: return "不超过 \(number) \(unit)"
        case .over: return "超过 \(number) \(unit)"
        case .about: return "约 \(number) \(unit)"
        case .upTo: return "可达 \(number) \(unit)"
        case .range: return "\(number)～\(upper?.grouped ?? "?") \(unit)"
        }
    }
}

extension Figure.Basis {
    /// What the figure rests on, in Chinese.
    var zh: String {
        switch self {
        case .planned: "计划"
        case .expected: "预计"
        case .reported: "上报"
        case .verified: "核定"
        case .baseline: "现状"
        case .listed: "列举"
        case .derived: "推算"
        }
    }
}

extension FigureSource {
    /// The place in one line.
    var words: String { clause.map { "\(document) · \($0)" } ?? document }
}

extension DecimalValue {
    /// The number with commas between thousands: `22,500.5`.
    var grouped: String {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard let whole = parts.first else { return text }
        let digits = whole.filter(\.isNumber)
        var grouped = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return (whole.hasPrefix("-") ? "-" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
    }
}

extension [CoveredSum] {
    /// The sums in one line, each with its unit; a dash when there are none.
    var words: String {
        isEmpty ? "—" : map { "\($0.value.grouped) \($0.unit)" }.joined(separator: "；")
    }

    /// What the sums cover: `3/27 项有数`; `nil` when there are none.
    var coverage: String? {
        first.map { "\($0.covered)/\($0.of) 项有数" }
    }
}
