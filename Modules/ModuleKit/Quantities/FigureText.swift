import Foundation
import Messages

/// Figures as documents write them, with what says how exact they are: `利税500余万元`, `3000吨以上`, `25%-35%`.
///
/// Rules, not statistics: the same text always gives the same figure.
public enum FigureText {
    /// The codes of problems.
    public enum Code {
        /// No figure stands in the text.
        public static let noFigure = "quantities.no-figure"
        /// Something else stands beside the figure.
        public static let notAlone = "quantities.not-alone"
    }

    /// Reads the first figure of a text.
    ///
    /// Dates (`2025年`), ordinals (`第3条`) and Chinese digits that no unit follows (`一期`) are none. The number and its
    /// unit stay as the text has them: `1亿元` is 1 with the unit 亿元.
    ///
    /// - Parameters:
    ///   - text: A phrase or a sentence.
    ///   - units: The units that are known.
    ///   - basis: What the figure rests on when the text does not say.
    /// - Returns: The figure, without a source.
    /// - Throws: ``Problem`` ``Code/noFigure``, or ``UnitRegister/Code/unknownUnit`` with the nearest known ones.
    public static func read(
        _ text: String,
        units: UnitRegister = .common,
        basis: Figure.Basis = .reported
    ) throws(Problem) -> Figure {
        try find(text, units, basis).figure
    }

    /// Reads a text that is one figure and nothing else, such as a cell of a table.
    ///
    /// - Parameters:
    ///   - text: `预计500余万元`; words that say how exact the figure is and what it rests on are part of it.
    ///   - units: The units that are known.
    ///   - basis: What the figure rests on when the text does not say.
    /// - Returns: The figure, without a source.
    /// - Throws: ``Problem`` as ``read(_:units:basis:)``, and ``Code/notAlone`` when something else stands there.
    public static func readCell(
        _ text: String,
        units: UnitRegister = .common,
        basis: Figure.Basis = .reported
    ) throws(Problem) -> Figure {
        let (figure, others) = try find(text, units, basis)
        guard others.isEmpty else {
            throw Problem(
                Code.notAlone,
                .invalid,
                "'\(text)' is more than one figure: '\(others)' stands beside it.",
                remedy: "Write one number with its unit, such as 500余万元 or 25%-35%."
            )
        }
        return figure
    }

    /// The first figure of a text, and what stands around it.
    private static func find(
        _ text: String,
        _ units: UnitRegister,
        _ basis: Figure.Basis
    ) throws(Problem) -> (figure: Figure, others: String) {
        let plain = PlainText.of(text)
        var stranger: String?
        var place = plain.startIndex
        while place < plain.endIndex {
            guard let (numeral, rest) = Numeral.scan(plain[place...]) else {
                place = plain.index(after: place)
                continue
            }
            let reader = FigureReader(units: units, before: plain[..<place], numeral: numeral, after: rest)
            switch reader.read() {
            case .figure(var figure, let head, let tail):
                figure.basis = reader.basis ?? basis
                return (figure, String(head + tail))
            case .unknownUnit(let name): stranger = stranger ?? name
            case .nothing: break
            }
            place = rest.startIndex
        }
        if let stranger { _ = try units.require(stranger) }
        throw Problem(
            Code.noFigure,
            .invalid,
            "No figure stands in '\(text)'.",
            remedy: "Write a number with its unit, such as 500余万元 or 25%-35%."
        )
    }

    /// Writes a figure so that ``read(_:units:basis:)`` finds the same value, unit and qualifier.
    ///
    /// - Returns: Such as `500余万元`; `未载明` for a figure without a value.
    public static func write(_ figure: Figure) -> String {
        guard let value = figure.value else { return "未载明" }
        let (number, unit) = (value.text, figure.unit)
        let text =
            switch figure.qualifier {
            case .exact: number + unit
            case .atLeast: number + unit + "以上"
            case .atMost: number + unit + "以内"
            case .over: takesMore(number, unit) ? number + "余" + unit : "超过" + number + unit
            case .about: number + unit + "左右"
            case .upTo: "可达" + number + unit
            case .range: number + "-" + (figure.upper?.text ?? number) + unit
            }
        switch figure.basis {
        case .planned: return "计划" + text
        case .expected: return "预计" + text
        case .reported, .verified, .baseline, .listed, .derived: return text
        }
    }

    /// 余 stands after round numbers, and not before a percent sign.
    private static func takesMore(_ number: String, _ unit: String) -> Bool {
        number.hasSuffix("0") && !number.contains(".") && !unit.hasPrefix("%")
    }
}
