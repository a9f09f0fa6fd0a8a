/// All figures of a document, in the order of the text.
struct FigureList {
    let all: [FigureReader.Placed]
    let years: Years

    init(_ outline: Outline, _ card: PolicyCard, _ lists: ListReader, _ clauses: ClauseList, skipping: Set<Int>) {
        let period = card.years.count == 2 && card.years[0] <= card.years[1] ? card.years[0]...card.years[1] : nil
        let signed = (card.dates.signed ?? card.dates.published).flatMap { Int($0.prefix(4)) }
        let years = Years(base: signed ?? period?.lowerBound ?? Self.guess(outline), period: period)
        let reader = FigureReader(outline: outline, card: card, years: years, items: lists.factual(outline))
        let ranges = Dictionary(grouping: clauses.places, by: \.paragraph)
        self.years = years
        all = outline.paragraphs.indices.filter { !skipping.contains($0) }.flatMap { index in
            reader.figures(
                in: index,
                counted: lists.counted[index, default: []],
                clauses: ranges[index, default: []].map(\.range)
            )
        }
    }

    /// The latest year that the text speaks of as past or present, where no date stands.
    private static func guess(_ outline: Outline) -> Int? {
        var counts: [Int: Int] = [:]
        for paragraph in outline.paragraphs.prefix(2000) {
            let text = paragraph.text
            for place in text.indices where text[place].isDigit {
                guard let (year, end) = Years.year(at: place, of: text), text[end - 1] == "年" else { continue }
                let before = text[..<place].suffix(2)
                if !before.contains("到"), !before.contains("至") { counts[year, default: 0] += 1 }
            }
        }
        return counts.keys.filter { $0 <= 2035 }.max { (counts[$0, default: 0], $0) < (counts[$1, default: 0], $1) }
    }

    var targets: [PolicyFigure] {
        all.map(\.figure).filter { $0.role == .target || $0.role == .threshold }
    }

    var others: [PolicyFigure] {
        all.map(\.figure).filter { $0.role != .target && $0.role != .threshold }
    }
}
