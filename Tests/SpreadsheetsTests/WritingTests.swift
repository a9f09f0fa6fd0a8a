import Messages
import OfficeFiles
import Testing

@testable import Spreadsheets

@Suite struct WritingTests {
    private let sheet = Sheet(
        name: "项目/表:[1]",
        preface: ["标题"],
        columns: [.init("名称"), .init("编号"), .init("投资")],
        rows: [
            ["=HYPERLINK(\"http://x\",\"y\")", "007", .number(DecimalValue("0.1") ?? DecimalValue(0))],
            ["甲,\"乙\"\n<丙>&", "", .number(DecimalValue("12345678901234567890.5") ?? DecimalValue(0))],
        ]
    )

    private func read(_ bytes: [UInt8]) throws -> [[String]] {
        let text = String(decoding: try TableFile.csv(bytes, file: "a.xlsx"), as: UTF8.self)
        let table = try CSVTable(text, file: "a.xlsx")
        return [table.header] + table.rows.map(\.fields)
    }

    @Test func whatIsWrittenIsReadBackTheSameFormulasAsTextNumbersAsNumbersIdsAsText() throws {
        var plain = sheet
        plain.preface = []
        #expect(
            try read(Workbook(title: "t", sheets: [plain]).xlsx()) == [
                ["名称", "编号", "投资"],
                ["=HYPERLINK(\"http://x\",\"y\")", "007", "0.1"],
                ["甲,\"乙\"\n<丙>&", "", "12345678901234567890.5"],
            ]
        )
    }

    @Test func aFormulasTextIsATextInTheFileAndNowhereAFormula() throws {
        let bytes = try Workbook(title: "t", sheets: [sheet]).xlsx()
        var archive = try ZipArchive(bytes, file: "a.xlsx")
        let cells = String(decoding: try #require(try archive.content("xl/worksheets/sheet1.xml")), as: UTF8.self)
        #expect(!cells.contains("<f>"))
        #expect(cells.contains("<v>0.1</v>"))
        #expect(cells.contains("state=\"frozen\""))
        let styles = String(decoding: try #require(try archive.content("xl/styles.xml")), as: UTF8.self)
        #expect(styles.contains("宋体"))
    }

    @Test func theSameContentIsTheSameBytes() throws {
        let first = try Workbook(title: "t", sheets: [sheet]).xlsx()
        #expect(try Workbook(title: "t", sheets: [sheet]).xlsx() == first)
        var archive = try ZipArchive(first, file: "a.xlsx")
        let core = String(decoding: try #require(try archive.content("docProps/core.xml")), as: UTF8.self)
        #expect(core.contains("2000-01-01T00:00:00Z"))
    }

    @Test func sheetsOfOneNameOrOfNoGoodNameGetNames() throws {
        let names = ["'a'", "A", "_a_", "", String(repeating: "长", count: 60), String(repeating: "长", count: 61)]
        let sheets = names.map { Sheet(name: $0, columns: [.init("x")], rows: []) }
        let bytes = try Workbook(title: "t", sheets: sheets).xlsx()
        let faults = try #require(throws: FileFaults.self) { try TableFile.csv(bytes, file: "a.xlsx", sheet: "?") }
        let long = String(repeating: "长", count: 27)
        #expect(faults.description == "a.xlsx: has no sheet '?'; there are: _a_, A, _a_(2), Sheet, \(long), \(long)(2)")
    }

    @Test func aTextThatNoCellHoldsIsAProblemNotHalfAFile() {
        let long = String(repeating: "a", count: SheetLimits.cellText + 1)
        let book = Workbook(title: "t", sheets: [Sheet(name: "a", columns: [.init("x")], rows: [[.text(long)]])])
        let problem = #expect(throws: Problem.self) { try book.xlsx() }
        #expect(problem?.code == "spreadsheets.not-written")
        #expect(problem?.detail.contains("more than 32767 characters") == true)
        #expect(problem?.remedy == "Ask for CSV or JSON, or narrow the filter.")
    }
}

@Suite struct MarkedTableTests {
    private let csv = Array("\n名称,类别\n甲,旅游\n\n乙,错\n".utf8)
    private let faults = [
        FileFault(file: "a.csv", line: 5, column: "类别", message: "'错' is unknown"),
        FileFault(file: "a.csv", line: 5, message: "stands twice"),
        FileFault(file: "a.csv", message: "as a whole"),
        FileFault(file: "a.csv", line: 3, column: "A", message: "by letter"),
    ]

    @Test func wrongCellsAreMarkedWhereTheyStandWithTheReasonBesideTheRow() {
        let sheet = MarkedTable.sheet(csv, file: "a.csv", faults: faults)
        #expect(sheet.preface == [""])
        #expect(sheet.columns.map(\.title) == ["名称", "类别", "导入问题"])
        #expect(
            sheet.rows.map { $0.map(\.text) } == [
                ["甲", "旅游", "A：by letter"], ["", "", ""], ["乙", "错", "类别：'错' is unknown\nstands twice"],
            ]
        )
        #expect(
            Set(sheet.marks) == [
                .init(row: 2, column: 1, text: "'错' is unknown"), .init(row: 0, column: 0, text: "by letter"),
                .init(row: -1, column: 2, text: "as a whole"), .init(row: 0, column: 2, text: "A：by letter"),
                .init(row: 2, column: 2, text: "类别：'错' is unknown\nstands twice"),
            ]
        )
    }

    @Test func theMarkedFileSentAgainIsTheTableThatItWas() throws {
        let sheet = MarkedTable.sheet(csv, file: "a.csv", faults: faults)
        let bytes = try Workbook(title: "t", sheets: [sheet]).xlsx()
        let text = String(decoding: try TableFile.csv(bytes, file: "a.xlsx"), as: UTF8.self)
        let table = try CSVTable(text, file: "a.xlsx")
        #expect(table.headerNumber == 2)
        #expect(table.header == ["名称", "类别"])
        #expect(table.rows.map(\.number) == [3, 5])
        #expect(table.rows.map(\.fields) == [["甲", "旅游"], ["乙", "错"]])
    }

    @Test func whatIsNoTableIsShownLineByLine() {
        let sheet = MarkedTable.sheet(
            Array("甲,\"乙\n丙".utf8),
            file: "a.csv",
            faults: [
                .init(file: "a.csv", line: 1, message: "has a quote that is never closed")
            ]
        )
        #expect(sheet.columns.map(\.title) == ["甲", "\"乙", "导入问题"])
        #expect(sheet.rows.map { $0.map(\.text) } == [["丙", "", ""]])
        #expect(sheet.marks.map(\.row) == [-1])
    }
}
