/// All figures of a document, in the order of the text.
struct FigureList {
    let all: [FigureReader.Placed]
    let years: Years
    /// Those of tables that have a column for each year.
    private let tabled: [PolicyFigure]

    init(_ outline: Outline, _ card: PolicyCard, _ lists: ListReader, _ clauses: ClauseList, skipping: Set<Int>) {
        let period = card.years.count == 2 && card.years[0] <= card.years[1] ? card.years[0]...card.years[1] : nil
        let signed = (card.dates.signed ?? card.dates.published).flatMap { Int($0.prefix(4)) }
        let years = Years(
            base: signed ?? period?.lowerBound ?? Self.guess(outline),
            period: period ?? Self.annual(card, outline).map { $0...$0 }
        )
        var reader = FigureReader(
            outline: outline,
            card: card,
            years: years,
            outlook: Outlook(card.kind, outline.paragraphs),
            items: lists.factual(outline)
        )
        let ranges = Dictionary(grouping: clauses.places, by: \.paragraph)
        let tables = YearTables(outline, years)
        (self.years, tabled) = (years, tables.figures)
        var (found, dues): ([FigureReader.Placed], [Int: Int]) = ([], [:])
        for index in outline.paragraphs.indices {
            if let turned = reader.outlook.turned(by: outline.paragraphs[index], years) { reader.outlook = turned }
            guard !skipping.contains(index), !tables.paragraphs.contains(index), Self.hasNumber(outline, index) else {
                continue
            }
            // Paragraphs under one heading share the deadline that the first of them names.
            let chain = outline.chain(above: index)
            let section = chain.last?.paragraph ?? -1
            let figures = reader.figures(
                in: index,
                counted: lists.counted[index, default: []],
                clauses: ranges[index, default: []].map(\.range),
                chain: chain,
                due: dues[section]
            )
            if let last = figures.last(where: { $0.figure.role == .target }), !last.figure.yearIsDerived {
                dues[section] = last.figure.year
            }
            found += figures
        }
        all = found
    }

    private static func hasNumber(_ outline: Outline, _ index: Int) -> Bool {
        outline.paragraphs[index].text.contains { $0.isDigit || $0.isChineseDigit }
    }

    /// The year of a document that is for one year: by its title, or by a first sentence such as `2023年是…之年`.
    private static func annual(_ card: PolicyCard, _ outline: Outline) -> Int? {
        let title = Array((card.title ?? "").unicodeScalars.filter { !$0.isBlank })[...]
        var named = Set<Int>()
        for place in title.indices where title[place].isDigit {
            if let (year, _) = Years.year(at: place, of: title) { named.insert(year) }
        }
        if let year = named.first, named.count == 1, !title.contains("〔") { return year }
        return outline.paragraphs.prefix(12).lazy.compactMap { paragraph in
            let text = paragraph.text
            guard let (year, end) = text.isEmpty ? nil : Years.year(at: text.startIndex, of: text), end < text.endIndex,
                text[end] == "是"
            else { return nil }
            return year
        }.first
    }

    /// The latest year that the text speaks of as past or present, where no date stands.
    private static func guess(_ outline: Outline) -> Int? {
        var counts: [Int: Int] = [:]
        for paragraph in outline.paragraphs.prefix(2000) {
            let text = paragraph.text
            for place in text.indices where text[place].isDigit {
                guard let (year, end) = Years.year(at: place, of: text), text[end - 1] == "年" else { continue }
                let before = text[..<place].suffix(2)
                if !before.contains("到"), !before.contains("至"), Years.dueAfter.at(end, of: text) == nil {
                    counts[year, default: 0] += 1
                }
            }
        }
        let latest = counts.keys.filter { $0 <= 2035 }.max {
            (counts[$0, default: 0], $0) < (counts[$1, default: 0], $1)
        }
        guard let latest, let planned = firstPlanned(outline), planned < latest, latest - planned <= 3 else {
            return latest
        }
        return planned
    }

    /// The first year that a text has plans for (`2017年，计划搬迁…`): it is not later than that.
    private static func firstPlanned(_ outline: Outline) -> Int? {
        var first: Int?
        for paragraph in outline.paragraphs.prefix(2000) {
            let text = paragraph.text
            for place in text.indices where text[place].isDigit {
                guard place == text.startIndex || !text[place - 1].isHan && text[place - 1] != "《",
                    let (year, end) = Years.year(at: place, of: text), text[end - 1] == "年", year < first ?? 2100,
                    plans.stand(in: text[end...].prefix(10)), !Mood.reviewed.stand(in: text[end...].prefix(60))
                else { continue }
                first = year
            }
        }
        return first
    }

    private static let plans: Words = ["计划", "力争", "确保"]

    private var everything: [PolicyFigure] {
        guard !tabled.isEmpty else { return all.map(\.figure) }
        let both = (all.map(\.figure) + tabled).enumerated()
        return both.sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    var targets: [PolicyFigure] {
        everything.filter { $0.role == .target || $0.role == .threshold }
    }

    var others: [PolicyFigure] {
        everything.filter { $0.role != .target && $0.role != .threshold }
    }
}
