import Messages
import OfficeFiles
import ProjectsMessages
import Quantities

/// Reads monthly reports from a CSV file, one project in each row; rows of one project and month add difficulties.
///
/// An empty cell says nothing: what was handed in before stays.
public enum ReportTable {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The file: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    /// - Returns: One command for each project and month, in the order of the file.
    /// - Throws: `FileFaults` naming every wrong row and column.
    public static func read(_ bytes: [UInt8], file: String) throws -> [SubmitReport] {
        var table = try HeadedTable(bytes, file: file, ReportColumn.self)
        var reports: [SubmitReport] = []
        for row in table.rows {
            guard let project = table.required(.project, row, "the project's id"), let month = month(row, &table) else {
                continue
            }
            var own = report(project, month, row, &table)
            own.parts = parts(row, table)
            if let place = reports.firstIndex(where: { $0.project == project && $0.figures.month == month }) {
                guard !own.figures.difficulties.isEmpty else { continue }
                if reports[place].figures.difficulties.isEmpty { reports[place].parts?.append(.difficulties) }
                reports[place].figures.difficulties += own.figures.difficulties
            } else {
                reports.append(own)
            }
        }
        try table.finish()
        return reports
    }

    /// What a row says: its filled cells; a figure's cell says how exact it is, too.
    private static func parts(_ row: CSVTable.Row, _ table: HeadedTable<ReportColumn>) -> [SubmitReport.Part] {
        func says(_ column: ReportColumn) -> Bool { table.cell(column, row) != nil }
        return SubmitReport.Part.allCases.filter { part in
            switch part {
            case .investmentThisMonth: says(.investmentThisMonth)
            case .investmentToDate: says(.investmentToDate)
            case .progress: says(.progress)
            case .remark: says(.remark)
            case .difficulties: says(.difficulty)
            case .exactness: says(.investmentThisMonth) || says(.investmentToDate)
            }
        }
    }

    private static func report(
        _ project: String,
        _ month: Period,
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<ReportColumn>
    ) -> SubmitReport {
        SubmitReport(
            project: project,
            ReportFigures(
                month: month,
                investmentThisMonth: figure(.investmentThisMonth, row, &table),
                investmentToDate: figure(.investmentToDate, row, &table),
                progress: progress(row, &table),
                remark: table.cell(.remark, row),
                difficulties: difficulty(row, &table).map { [$0] } ?? []
            )
        )
    }

    private static func month(_ row: CSVTable.Row, _ table: inout HeadedTable<ReportColumn>) -> Period? {
        guard let text = table.required(.month, row, "a month such as 2024-07") else { return nil }
        if let month = Period(text), month.months == 1 { return month }
        table.fault(row, .month, "expected a month such as 2024-07, found '\(text)'")
        return nil
    }

    private static func figure(
        _ column: ReportColumn,
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<ReportColumn>
    ) -> Figure? {
        table.cell(column, row).flatMap { ProjectFiles.figure($0, .common, .reported, row, column, &table) }
    }

    private static func progress(_ row: CSVTable.Row, _ table: inout HeadedTable<ReportColumn>) -> DecimalValue? {
        guard let text = table.cell(.progress, row) else { return nil }
        let number = text.hasSuffix("%") || text.hasSuffix("％") ? String(text.dropLast()) : text
        if let value = ChineseNumber.read(number) { return value }
        table.fault(row, .progress, "expected a share of 0 to 100 (%), found '\(text)'")
        return nil
    }

    private static func difficulty(
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<ReportColumn>
    ) -> ReportFigures.Difficulty? {
        guard let text = table.cell(.difficulty, row),
            let unit = table.required(.unit, row, "the unit that owes the answer")
        else { return nil }
        return ReportFigures.Difficulty(text, unit: unit, due: table.cell(.due, row))
    }
}
