import Foundation
import Messages

/// The units of measure that figures may be stated in, with their other names.
///
/// A unit is found by its name, by 十, 百, 千, 万 or 亿 before it (`万平方米`), and as a rate of known ones
/// (`万元/亩·年`).
public struct UnitRegister: Sendable {
    /// The codes of problems.
    public enum Code {
        /// There is no such unit.
        public static let unknownUnit = "quantities.unknown-unit"
        /// Two units measure different things.
        public static let notComparable = "quantities.not-comparable"
    }

    /// Digits after the point that a converted value has at most.
    public static let places = 12
    /// The longest unit that is looked for, in characters.
    static let longest = 16

    private var units: [String: MeasureUnit]
    /// The names that count, the usual ones first.
    private var names: [String]

    /// Puts a register together; aliases name known units.
    init(units: [MeasureUnit], aliases: [String: String]) {
        self.units = Dictionary(units.map { ($0.name, $0) }) { first, _ in first }
        names = units.map(\.name)
        for (alias, name) in aliases { self.units[alias] = self.units[name] }
    }

    /// The register with units of one's own; where the names are the same, one's own counts.
    public func adding(_ own: some Sequence<MeasureUnit>) -> UnitRegister {
        var register = self
        for unit in own {
            register.units[PlainText.of(unit.name)] = unit
            register.names.append(unit.name)
        }
        return register
    }

    /// The unit of that name.
    ///
    /// - Parameter name: As documents write it; brackets and signs may be full width.
    /// - Returns: The unit, `nil` when there is none.
    public func find(_ name: String) -> MeasureUnit? {
        let plain = PlainText.of(name).filter { !$0.isWhitespace }
        return plain.count <= Self.longest * 2 ? resolve(plain) : nil
    }

    /// The unit of that name.
    ///
    /// - Throws: ``Problem`` ``Code/unknownUnit``, naming the nearest ones.
    public func require(_ name: String) throws(Problem) -> MeasureUnit {
        if let unit = find(name) { return unit }
        let near = nearest(to: name)
        throw Problem(
            Code.unknownUnit,
            .invalid,
            name.isEmpty ? "There is no unit." : "There is no unit '\(name)'.",
            remedy: near.isEmpty
                ? "Define it in the programme (measureUnits)."
                : "Did you mean \(near.joined(separator: ", "))? Or define it in the programme (measureUnits)."
        )
    }

    /// Turns a value into another unit of the same dimension.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - from: Its unit.
    ///   - to: The unit wanted.
    /// - Returns: The exact value; one that does not end (1 亩 in 平方米) is rounded to ``places``.
    /// - Throws: ``Problem`` ``Code/unknownUnit``; ``Code/notComparable`` when the units measure different things.
    public func convert(_ value: DecimalValue, from: String, to: String) throws(Problem) -> DecimalValue {
        let (source, target) = (try require(from), try require(to))
        guard source.dimension == target.dimension else {
            throw Problem(
                Code.notComparable,
                .invalid,
                "\(from) measures \(source.dimension) and \(to) measures \(target.dimension): "
                    + "the one cannot be turned into the other.",
                remedy: "Keep them apart."
            )
        }
        if source == target { return value }
        let up = value.number * source.factor * target.divisor
        let down = source.divisor * target.factor
        return DecimalValue(up / down).rounded(to: Self.places)
    }

    /// Known units that a misspelt one may mean, nearest first, at most three.
    public func nearest(to name: String) -> [String] {
        let plain = PlainText.of(name).filter { !$0.isWhitespace }
        let (word, rest) = Self.multiple(of: plain).map { ($0.word, $0.rest) } ?? ("", plain)
        let ranked = names.enumerated().map { (name: $1, place: $0, distance: Self.distance($1, rest)) }
        let close = ranked.filter { unit in
            unit.distance <= (max(rest.count, unit.name.count) + 1) / 2
                && (word.isEmpty || units[unit.name]?.takesMultiples == true)
        }
        // So many of nothing that is known are most likely yuan.
        if close.isEmpty, !word.isEmpty { return [word + "元"] }
        return close.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }.prefix(3).map { word + $0.name }
    }

    // MARK: Looking up

    private func resolve(_ name: String) -> MeasureUnit? {
        if let unit = units[name] { return unit }
        if let slash = name.firstIndex(of: "/") {
            guard let above = resolve(String(name[..<slash])), !above.dimension.contains("/") else { return nil }
            return product(name[name.index(after: slash)...]).map(above.per)
        }
        guard let (word, size, rest) = Self.multiple(of: name), let unit = units[rest], unit.takesMultiples else {
            return nil
        }
        return unit.times(size, word)
    }

    /// Units joined by a dot: 亩·年.
    private func product(_ names: Substring) -> MeasureUnit? {
        var whole: MeasureUnit?
        for name in names.split(separator: "·", omittingEmptySubsequences: false) {
            guard !name.contains("/"), let unit = resolve(String(name)) else { return nil }
            whole = whole.map { $0.with(unit) } ?? unit
        }
        return whole
    }

    /// Words for multiples, the longer ones first.
    private static let multiples: [(word: String, size: Decimal)] = [
        ("万亿", 1_000_000_000_000), ("千亿", 100_000_000_000), ("百亿", 10_000_000_000), ("十亿", 1_000_000_000),
        ("千万", 10_000_000), ("百万", 1_000_000), ("十万", 100_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1000),
        ("百", 100), ("十", 10),
    ]

    private static func multiple(of name: String) -> (word: String, size: Decimal, rest: String)? {
        multiples.first { name.hasPrefix($0.word) }.map { ($0.word, $0.size, String(name.dropFirst($0.word.count))) }
    }

    /// How many characters must be added, removed or replaced.
    private static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left), Array(right))
        var row = Array(0...right.count)
        for (i, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (character == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
            }
        }
        return row[right.count]
    }
}

extension MeasureUnit {
    /// Whether 万 or 亿 may stand before it.
    fileprivate var takesMultiples: Bool { !["ratio", "percentage-points", "calendar", "age"].contains(dimension) }
}
