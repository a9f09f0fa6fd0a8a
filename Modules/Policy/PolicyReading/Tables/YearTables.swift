import Messages
import Quantities

/// Tables of what shall be reached year by year: `指标 | 单位 | 2023年 | 2024年 | 2025年`.
struct YearTables {
    private(set) var figures: [PolicyFigure] = []
    /// The paragraphs that are their rows: nothing else is read of them.
    private(set) var paragraphs: Set<Int> = []

    init(_ outline: Outline, _ years: Years) {
        var header: Header?
        for (index, paragraph) in outline.paragraphs.enumerated() where paragraph.starts.count == 1 {
            let raw = outline.document.lines[paragraph.line - 1].raw
            var cells = ProjectTables.cells(raw)
            if cells.first?.isEmpty == true, raw.contains(where: { $0 == "|" || $0 == "｜" }) { cells.removeFirst() }
            guard cells.count >= 3 else {
                header = nil
                continue
            }
            if let own = Header(cells, base: years.base) {
                header = own
                paragraphs.insert(index)
                continue
            }
            guard let header, cells.count <= header.width else { continue }
            let row = header.figures(
                in: cells,
                line: paragraph.line,
                phrase: paragraph.phrase(0..<paragraph.text.count)
            )
            guard !row.isEmpty else { continue }
            paragraphs.insert(index)
            figures += row
        }
    }
}

extension YearTables {
    /// Which column is of which year.
    private struct Header {
        let width: Int
        private let name: Int
        private let unit: Int?
        private let columns: [(place: Int, year: Int, isGoal: Bool)]

        /// `nil` for a row that heads no such table.
        init?(_ cells: [String], base: Int?) {
            guard let name = cells.firstIndex(where: Self.names.contains) else { return nil }
            var columns: [(place: Int, year: Int, word: String)] = []
            for (place, cell) in cells.enumerated() where place > name {
                let text = Array(cell.unicodeScalars)[...]
                guard text.count <= 12, let (year, end) = text.isEmpty ? nil : Years.year(at: 0, of: text) else {
                    continue
                }
                columns.append((place, year, text[end...].string))
            }
            let all = columns.map(\.year)
            guard all.count >= 2, zip(all, all.dropFirst()).allSatisfy({ $0 < $1 }), let last = all.last else {
                return nil
            }
            // What is this year's column is planned only where others follow it.
            let isPlan = base.map { last > $0 } ?? false
            self.columns = columns.map { place, year, word in
                let isDone = Self.done.contains(where: word.contains)
                let isGoal = Self.goals.contains(where: word.contains) || isPlan && year >= base ?? .max
                return (place, year, isGoal && !isDone)
            }
            guard self.columns.contains(where: \.isGoal) else { return nil }
            self.name = name
            unit = cells.firstIndex { ["单位", "计量单位", "指标单位"].contains($0) }
            width = cells.count
        }

        func figures(in cells: [String], line: Int, phrase: String) -> [PolicyFigure] {
            guard name < cells.count else { return [] }
            let (indicator, own) = Self.parted(cells[name])
            guard indicator.contains(where: \.isLetter), indicator.count <= 40 else { return [] }
            let stated = unit.flatMap { $0 < cells.count ? cells[$0] : nil } ?? own ?? ""
            let values = columns.compactMap { column in
                column.place < cells.count ? Value(cells[column.place], unit: stated).map { (column, $0) } : nil
            }
            guard let first = values.first?.1, let last = values.last?.1 else { return [] }
            let falls = last.number.number < first.number.number
            return values.map { column, value in
                PolicyFigure(
                    indicator: indicator,
                    value: value.number,
                    upper: nil,
                    unit: value.unit.isEmpty ? nil : value.unit,
                    qualifier: value.qualifier,
                    comparator: column.isGoal ? value.comparator(falls: falls) : nil,
                    year: column.year,
                    yearIsDerived: false,
                    period: Self.period(indicator, value.unit),
                    role: column.isGoal ? .target : .fact,
                    line: line,
                    phrase: phrase
                )
            }
        }

        /// `绿化覆盖率（%）` is a name and its unit.
        private static func parted(_ cell: String) -> (name: String, unit: String?) {
            guard let open = cell.lastIndex(where: { $0 == "（" || $0 == "(" }), cell.last == "）" || cell.last == ")"
            else {
                return (cell, nil)
            }
            let inside = String(cell[cell.index(after: open)...].dropLast())
            return UnitRegister.common.find(inside) == nil ? (cell, nil) : (String(cell[..<open]), inside)
        }

        private static func period(_ name: String, _ unit: String) -> PolicyFigure.Period {
            if name.contains("增长") || name.contains("增速") { return .growth }
            if UnitWords.shares.contains(unit) { return .ratio }
            return name.hasPrefix("新增") || name.hasPrefix("年") ? .annual : .stock
        }

        private static let names: Set<String> = ["指标", "指标名称", "主要指标", "目标指标", "目标", "工作指标", "建设指标"]
        private static let goals = ["目标", "计划", "预期", "规划"]
        private static let done = ["实际", "完成", "现状", "基期", "实绩", "基数"]
    }

    /// A cell that is one number, with the signs and words for how exact it is meant.
    private struct Value {
        let number: DecimalValue
        let unit: String
        let qualifier: Figure.Qualifier

        init?(_ cell: String, unit stated: String) {
            var text = cell.filter { !$0.isWhitespace && $0 != "," }
            var qualifier = Figure.Qualifier.exact
            if let sign = Self.signs.first(where: { text.hasPrefix($0.0) }) {
                (text, qualifier) = (String(text.dropFirst(sign.0.count)), sign.1)
            }
            if let sign = Self.tails.first(where: { text.hasSuffix($0.0) }) {
                (text, qualifier) = (String(text.dropLast(sign.0.count)), sign.1)
            }
            let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            let rest = text.dropFirst(digits.count).replacing("％", with: "%")
            let unit = stated.replacing("％", with: "%")
            guard let number = DecimalValue(String(digits)),
                rest.isEmpty || rest == unit || unit.isEmpty && rest.count <= 4
            else { return nil }
            (self.number, self.qualifier) = (number, qualifier)
            self.unit = unit.isEmpty ? String(rest) : unit
        }

        func comparator(falls: Bool) -> PolicyFigure.Comparator {
            switch qualifier {
            case .atMost: .atMost
            case .about: .about
            case .exact where falls: .atMost
            default: .atLeast
            }
        }

        private static let signs: [(String, Figure.Qualifier)] = [
            ("≥", .atLeast), ("≧", .atLeast), (">", .over), ("≤", .atMost), ("≦", .atMost), ("约", .about),
            ("达到", .exact),
        ]
        private static let tails: [(String, Figure.Qualifier)] = [("以上", .atLeast), ("以下", .atMost), ("左右", .about)]
    }
}
