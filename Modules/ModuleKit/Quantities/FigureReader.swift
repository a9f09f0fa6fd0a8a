import Foundation
import Messages

/// Reads one number of a text together with what stands around it.
struct FigureReader {
    /// What a number turned out to be.
    enum Result {
        /// A figure, what stands before it and what stands behind it, both without the words that belong to it.
        case figure(Figure, head: Substring, tail: Substring)
        /// A number that is meant as one and has a unit that nobody knows.
        case unknownUnit(String)
        /// A date, an ordinal, part of a word.
        case nothing
    }

    let units: UnitRegister
    let before: Substring
    let numeral: Numeral
    let after: Substring

    /// What the clause says that the figure rests on; `nil` when it says nothing.
    var basis: Figure.Basis? {
        let clause = before.suffix(while: { !Self.clauseEnds.contains($0) })
        return Self.bases.first { word, _ in clause.contains(word) }?.basis
    }

    /// Reads the number.
    func read() -> Result {
        guard before.last != "第", !(before.last?.isPartOfCode ?? false) else { return .nothing }
        let first = Quantity(numeral, after, units)
        guard first.value != nil, !first.isDate else { return .nothing }
        if let range = range(from: first) { return range }
        guard let unit = first.unit, let value = first.value else {
            return numeral.isArabic ? .unknownUnit(first.strange) : .nothing
        }
        return figure(isNegative ? value.negated : value, unit: unit, qualifier: qualifier(first), rest: first.rest)
    }

    private func figure(
        _ value: DecimalValue,
        unit: String,
        qualifier: Figure.Qualifier,
        upper: DecimalValue? = nil,
        rest: Substring
    ) -> Result {
        let figure = Figure(value, unit: unit, qualifier: qualifier, upper: upper, basis: .reported)
        var (head, tail) = (unsigned, rest.drop(while: \.isWhitespace))
        if let behind = Self.behind.first(where: { tail.hasPrefix($0.word) }) {
            tail = tail.dropFirst(behind.word.count)
        }
        let words = Self.ahead.map(\.word) + Self.bases.map(\.word) + Self.neutral
        while let word = words.first(where: { head.hasSuffix($0) }) {
            head = head.dropLast(word.count).dropLast(while: \.isWhitespace)
        }
        return .figure(figure, head: head, tail: tail.drop(while: \.isWhitespace))
    }

    /// Whether a minus belongs to the number; one between two numbers or after a code does not.
    private var isNegative: Bool {
        guard let sign = before.last, "-负".contains(sign) else { return false }
        return !(before.dropLast().last?.isPartOfCode ?? false) && before.dropLast().last != "%"
    }

    /// What stands before the number and its sign.
    private var unsigned: Substring {
        (isNegative ? before.dropLast() : before).dropLast(while: \.isWhitespace)
    }

    /// The figure of a range (25%-35%, 3至5个, 30-40万元); `nil` when no second number of that unit follows.
    private func range(from first: Quantity) -> Result? {
        let rest = first.rest.drop(while: \.isWhitespace)
        guard let sign = rest.first, Self.rangeSigns.contains(sign) else { return nil }
        let next = rest.drop { Self.rangeSigns.contains($0) || $0.isWhitespace }
        guard let second = Numeral.scan(next).map({ Quantity($0.numeral, $0.rest, units) }) else { return nil }
        if second.isDate { return .nothing }
        guard let unit = second.unit, let upper = second.value else { return nil }
        guard let low = first.unit == nil ? first.value(inUnitOf: second) : first.value,
            first.unit ?? unit == unit
        else { return nil }
        return figure(low, unit: unit, qualifier: .range, upper: upper, rest: second.rest)
    }

    /// The nearest word decides: inside the figure, behind it, before it.
    private func qualifier(_ quantity: Quantity) -> Figure.Qualifier {
        if let inner = quantity.inner { return inner }
        let rest = quantity.rest.drop(while: \.isWhitespace)
        if let behind = Self.behind.first(where: { rest.hasPrefix($0.word) }) { return behind.qualifier }
        return Self.ahead.first { unsigned.hasSuffix($0.word) }?.qualifier ?? .exact
    }

    private static let rangeSigns: Set<Character> = ["-", "—", "–", "~", "至", "到"]
    private static let clauseEnds: Set<Character> = ["，", "。", "；", "：", "、", ",", ";", "\n"]

    /// A word that ends in another one stands before it.
    private static let ahead: [(word: String, qualifier: Figure.Qualifier)] = [
        ("不低于", .atLeast), ("不少于", .atLeast), ("不小于", .atLeast), ("至少", .atLeast),
        ("不超过", .atMost), ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost), ("控制在", .atMost),
        ("最多", .atMost), ("低于", .atMost), ("少于", .atMost), ("小于", .atMost),
        ("超过", .over), ("突破", .over), ("高于", .over), ("大于", .over), ("多于", .over), ("超", .over),
        ("可达到", .upTo), ("可达", .upTo), ("最高", .upTo), ("最高达", .upTo),
        ("达到", .atLeast), ("达", .atLeast),
        ("大约", .about), ("约为", .about), ("约", .about), ("接近", .about), ("近", .about),
    ]
    private static let behind: [(word: String, qualifier: Figure.Qualifier)] = [
        ("以上", .atLeast), ("及以上", .atLeast), ("以内", .atMost), ("以下", .atMost), ("之内", .atMost),
        ("左右", .about), ("上下", .about), ("余", .over), ("多", .over),
    ]
    /// Words before a figure that change nothing about it.
    private static let neutral = ["累计", "共计", "合计", "总计", "共", "为"]
    private static let bases: [(word: String, basis: Figure.Basis)] = [
        ("预计", .expected), ("有望", .expected), ("预期", .expected), ("计划", .planned), ("力争", .planned),
        ("争取", .planned), ("规划", .planned), ("目标", .planned), ("拟", .planned),
    ]
}

/// A number with the unit behind it.
private struct Quantity {
    private let whole: Numeral
    /// The number without the 万 and 亿 at its end.
    private let bare: Numeral
    private let groups: String
    /// What stood between number and unit: 余, 多.
    let inner: Figure.Qualifier?
    /// The unit as written, `nil` when none is known.
    let unit: String?
    /// What follows.
    let rest: Substring

    init(_ numeral: Numeral, _ after: Substring, _ units: UnitRegister) {
        whole = numeral
        var bare = numeral
        let groups = bare.dropGroups()
        (self.bare, self.groups) = (bare, groups)
        var rest = after.drop(while: \.isWhitespace)
        let inner = rest.first.flatMap { Self.between[$0] }
        if inner != nil { rest = rest.dropFirst() }
        self.inner = inner
        let found = Self.unit(rest, groups: groups, units)
        unit = found.map { groups + $0 }
        self.rest = found.map { rest.dropFirst($0.count) } ?? rest
    }

    /// The number; without a unit 万 and 亿 belong to it: 1万 is 10 000.
    var value: DecimalValue? { (unit == nil ? whole : bare).value.flatMap(DecimalValue.init) }

    /// The number where the unit stands with the other end of a range only: 30-40万元, 30万-40万元.
    func value(inUnitOf other: Quantity) -> DecimalValue? {
        groups.isEmpty || groups == other.groups ? bare.value.flatMap(DecimalValue.init) : nil
    }

    /// Whether it is a year, a month or a day, and not so many of them.
    var isDate: Bool {
        unit.map(Self.dateUnits.contains) ?? false
    }

    /// What stands where a unit should.
    var strange: String { groups + rest.prefix(while: \.isLetter).prefix(4) }

    private static let between: [Character: Figure.Qualifier] = ["余": .over, "多": .over, "来": .about]
    private static let dateUnits: Set<String> = ["年", "月", "日"]

    /// The longest known unit that the text begins with.
    private static func unit(_ text: Substring, groups: String, _ units: UnitRegister) -> String? {
        let near = text.prefix(UnitRegister.longest).prefix { !$0.isWhitespace }
        for length in stride(from: near.count, to: 0, by: -1) {
            let candidate = String(near.prefix(length))
            if units.find(groups + candidate) != nil { return candidate }
        }
        return nil
    }
}

extension DecimalValue {
    fileprivate var negated: DecimalValue { DecimalValue(-number) }
}

extension Character {
    /// Whether a number right behind it is part of a name (G18, 8+5) and not a figure.
    fileprivate var isPartOfCode: Bool { isASCII && (isLetter || isNumber || "+#.".contains(self)) }
}

extension Substring {
    fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }

    fileprivate func dropLast(while holds: (Character) -> Bool) -> Substring {
        var end = endIndex
        while end > startIndex, holds(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}
