import Quantities

/// Tables of the text that have a column with the names of projects.
struct ProjectTables {
    /// One project as a row tells it.
    struct Row {
        let name: String
        let location: String
        let content: String
        /// With its unit; `nil` where the table says none, or something that is no figure.
        let investment: String?
        let line: Int
    }

    private(set) var rows: [Row] = []

    init(_ lines: [TextLine]) {
        var header: Header?
        // The unit that stands alone above a table: 单位：万元.
        var unit = ""
        var isNumbered = false
        for line in lines where line.skipped == nil || line.skipped == .table {
            var cells = Self.cells(line.raw)
            guard cells.count >= 2 else {
                // One cell or a line of text: a group's heading, or the end where the text goes on.
                if Self.endsTable(line.raw) { header = nil }
                unit = Self.unit(above: line.raw) ?? (line.plain.count > 60 ? "" : unit)
                continue
            }
            // A bar before the first cell, unless the header shows that the first cell is empty.
            let isFramed = cells[0].isEmpty && line.raw.contains(where: { $0 == "|" || $0 == "｜" })
            let inner = isFramed ? Array(cells.dropFirst()) : cells
            if let own = Header(inner, unit: unit, isFramed: isFramed) {
                (header, unit, isNumbered) = (own, "", false)
                continue
            }
            if header?.isFramed == true { cells = inner }
            guard let header, header.fits(cells), let row = header.row(cells, line.number) else { continue }
            let number = header.number.flatMap { $0 < cells.count ? cells[$0] : nil } ?? ""
            if header.number != nil {
                if Int(number) != nil { isNumbered = true }
                // 一 产业项目 12个: a row above others with numbers of their own.
                if !number.isEmpty, Int(number) == nil, isNumbered || !Self.isOwn(number) { continue }
            }
            rows.append(row)
        }
    }

    private static func isOwn(_ number: String) -> Bool { number.contains { $0.isASCII && $0.isNumber } }

    private static func endsTable(_ raw: String) -> Bool {
        raw.contains("。") || raw.unicodeScalars.count > 40
    }

    /// The cells of a line with bars or tabs; none of any other line.
    static func cells(_ raw: String) -> [String] {
        guard raw.utf8.count <= 20000 else { return [] }
        let raw = raw.replacing("｜", with: "|")
        let hasBars = raw.contains("|")
        guard hasBars || raw.contains("\t") else { return [] }
        var cells = raw.split(separator: hasBars ? "|" : "\t", omittingEmptySubsequences: false).map(CellClause.text)
        while cells.last?.isEmpty == true { cells.removeLast() }
        return cells.count <= 40 ? cells : []
    }

    private static func unit(above raw: String) -> String? {
        let text = String(raw.filter { !$0.isWhitespace })
        guard text.count <= 30, text.contains("单位：") || text.contains("单位:") else { return nil }
        return Header.moneys.first(where: text.contains)
    }
}

extension ProjectTables {
    /// Which column says what.
    private struct Header {
        let number: Int?
        /// Whether a bar stands before the first cell.
        let isFramed: Bool
        private let width: Int
        private let name: Int
        private let location: Int?
        private let content: Int?
        private let investment: Int?
        private let unit: String

        /// `nil` for a row that heads no table of projects.
        init?(_ cells: [String], unit: String, isFramed: Bool) {
            self.isFramed = isFramed
            let plain = cells.map(Self.plain)
            func column(_ names: Set<String>) -> Int? { plain.firstIndex(where: names.contains) }
            guard !plain.contains(where: { cell in Self.scoring.contains(where: cell.contains) }) else { return nil }
            location = column(Self.locations)
            content = column(Self.contents)
            investment = column(Self.investments)
            let isOfProjects = location != nil || investment != nil || content != nil
            guard let name = column(["项目名称"]) ?? (isOfProjects ? column(["项目", "工程名称", "建设项目"]) : nil)
            else { return nil }
            self.name = name
            number = column(["序号", "编号", "序"])
            width = cells.count
            let own = investment.map { cells[$0] } ?? ""
            self.unit = Self.moneys.first(where: own.contains) ?? unit
        }

        func fits(_ cells: [String]) -> Bool { cells.count > name && cells.count <= width }

        func row(_ cells: [String], _ line: Int) -> Row? {
            let name = cells[name]
            guard name.contains(where: \.isLetter), !Self.totals.contains(name.filter { !$0.isWhitespace }),
                !cells.prefix(2).contains(where: Self.totals.contains)
            else { return nil }
            func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
            return Row(
                name: String(name.prefix(Self.longest)),
                location: String(cell(location).prefix(Self.longest)),
                content: String(cell(content).prefix(Self.longest)),
                investment: figure(cell(investment)),
                line: line
            )
        }

        /// The figure with the unit of its cell, or else of the header.
        private func figure(_ cell: String) -> String? {
            let text = cell.filter { !$0.isWhitespace }
            guard !text.isEmpty, text.count <= 30 else { return nil }
            let whole = Self.moneys.contains(where: text.contains) || text.hasSuffix("元") ? text : text + unit
            guard Self.moneys.contains(where: whole.contains) || whole.hasSuffix("元"),
                (try? FigureText.readCell(whole)) != nil
            else { return nil }
            return whole
        }

        /// A header without its brackets and blanks: 总投资（万元） is 总投资.
        private static func plain(_ cell: String) -> String {
            String(cell.filter { !$0.isWhitespace }.prefix { !"（(：:".contains($0) })
        }

        /// Characters that a text of a project may have.
        private static let longest = 1000
        static let moneys = ["万元", "亿元", "千元"]
        private static let totals: Set<String> = ["合计", "总计", "小计", "共计"]
        private static let scoring = ["分值", "权重", "标准分", "满分", "得分", "评分", "扣分"]
        private static let locations: Set<String> = [
            "建设地点", "项目地点", "建设位置", "项目地址", "建设地址", "实施地点", "项目位置", "地点", "所在镇", "所在乡镇", "所在地",
        ]
        private static let contents: Set<String> = [
            "建设内容", "建设规模", "建设内容及规模", "建设规模及内容", "建设内容和规模", "建设规模和内容", "主要建设内容", "项目建设内容", "建设内容与规模",
            "建设规模与内容", "主要建设内容及规模", "项目内容",
        ]
        private static let investments: Set<String> = [
            "总投资", "计划总投资", "项目总投资", "总投资额", "投资总额", "估算投资", "投资估算", "估算总投资", "概算投资", "概算总投资", "投资额", "投资",
            "投资规模", "计划投资额", "总投资估算", "预计总投资",
        ]
    }
}
