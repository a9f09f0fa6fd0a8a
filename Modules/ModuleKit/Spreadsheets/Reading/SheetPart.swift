import OfficeFiles

/// The cells of one sheet as texts.
final class SheetPart: XMLPart {
    /// One row, by its number on the sheet; fields from column A on.
    struct Row {
        let number: Int
        var fields: [String]
    }

    /// Cells that are shown as one.
    struct Merge: Hashable {
        var rows: ClosedRange<Int>
        var columns: ClosedRange<Int>
    }

    private(set) var rows: [Row] = []
    private(set) var merges: [Merge] = []
    private(set) var faults: [FileFault] = []

    private let strings: [String]
    private let shown: [ShownNumber]
    private let numbers: NumberWriter
    private var cells = 0
    private var cell = Cell()
    private var taking = false
    private var inPhonetic = false

    private struct Cell {
        var column = 0
        var type = "n"
        var style = 0
        var value = ""
        var hasFormula = false
        var hasValue = false
    }

    init(strings: [String], shown: [ShownNumber], numbers: NumberWriter, file: String) {
        self.strings = strings
        self.shown = shown
        self.numbers = numbers
        super.init(file: file)
    }

    override func begin(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "row": beginRow(attributes["r"])
        case "c": beginCell(attributes)
        case "f": cell.hasFormula = true
        case "v": (taking, cell.hasValue) = (true, true)
        case "rPh": inPhonetic = true
        case "t": (taking, cell.hasValue) = (!inPhonetic, true)
        case "mergeCell": merge(attributes["ref"] ?? "")
        default: break
        }
    }

    override func end(_ name: String) {
        switch name {
        case "v", "t": taking = false
        case "rPh": inPhonetic = false
        case "c": endCell()
        default: break
        }
    }

    override func text(_ text: String) {
        if taking { cell.value += text }
    }

    // MARK: Rows and cells

    private func beginRow(_ name: String?) {
        let last = rows.last?.number ?? 0
        let number = name.map { Int($0) ?? 0 } ?? last + 1
        guard number > last else {
            return fail(SheetFault.file("is damaged: its rows are out of order after row \(last)", file))
        }
        guard number <= SheetLimits.rows else {
            return fail(SheetFault.limit("rows", SheetLimits.rows, "uses row \(number), which is further down", file))
        }
        rows.append(Row(number: number, fields: []))
        cell = Cell()
    }

    private func beginCell(_ attributes: [String: String]) {
        let next = cell.column + 1
        cell = Cell()
        cell.column = attributes["r"].map { CellName.column($0) } ?? next
        cell.type = attributes["t"] ?? "n"
        cell.style = attributes["s"].flatMap { Int($0) } ?? 0
        guard (1...SheetLimits.columns).contains(cell.column) else {
            return fail(
                SheetFault.limit("columns", SheetLimits.columns, "uses columns that are further to the right", file)
            )
        }
    }

    private func endCell() {
        guard let row = rows.indices.last else { return }
        let text = content(rows[row].number)
        guard !text.isEmpty else { return }
        let missing = cell.column - rows[row].fields.count
        if missing > 0 {
            cells += missing
            guard cells <= SheetLimits.cells else {
                return fail(SheetFault.limit("cells", SheetLimits.cells, "holds more cells", file))
            }
            rows[row].fields += Array(repeating: "", count: missing)
        }
        rows[row].fields[cell.column - 1] = text
    }

    private func content(_ row: Int) -> String {
        if cell.hasFormula, !cell.hasValue {
            fault(row, "has a formula without its value; open and save the file once in a spreadsheet program")
        }
        guard cell.hasValue else { return "" }
        switch cell.type {
        case "s":
            guard let index = Int(cell.value), strings.indices.contains(index) else {
                fault(row, "names a text that the file does not have")
                return ""
            }
            return strings[index]
        case "inlineStr", "str", "d": return EscapedText.plain(cell.value)
        case "b": return cell.value == "1" ? "true" : "false"
        case "e":
            fault(row, "holds an error (\(cell.value.prefix(20))); expected a value")
            return ""
        default: return number(row)
        }
    }

    private func number(_ row: Int) -> String {
        guard !cell.value.isEmpty else { return "" }
        let style = shown.indices.contains(cell.style) ? shown[cell.style] : .number
        if let text = numbers.text(cell.value, style) { return text }
        fault(row, "holds no number: '\(cell.value.prefix(40))'")
        return ""
    }

    /// A thousand faults are told at most.
    private func fault(_ row: Int, _ message: String) {
        guard faults.count < 1000 else { return }
        faults.append(.init(file: file, line: row, column: CellName.letters(cell.column), message: message))
    }

    private func merge(_ name: String) {
        let ends = name.split(separator: ":").map {
            (row: CellName.row(String($0)), column: CellName.column(String($0)))
        }
        guard ends.count == 2, ends[0].row > 0, ends[0].column > 0, ends[0].row <= ends[1].row,
            ends[0].column <= ends[1].column
        else { return }
        guard merges.count < SheetLimits.merges else {
            return fail(SheetFault.limit("merges", SheetLimits.merges, "holds more merged cells", file))
        }
        merges.append(Merge(rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column))
    }
}

/// A cell's name: letters for the column, digits for the row (`AB12`).
enum CellName {
    /// The column from 1; 0 when the name has none, a large number when it is far to the right.
    static func column(_ name: String) -> Int {
        var column = 0
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A: column = min(column * 26 + Int(byte) - 0x40, 1_000_000)
            case 0x61...0x7A: column = min(column * 26 + Int(byte) - 0x60, 1_000_000)
            case 0x24: continue
            default: return column
            }
        }
        return column
    }

    /// The row from 1; 0 when the name has none.
    static func row(_ name: String) -> Int {
        Int(name.filter { $0.isASCII && $0.isNumber }) ?? 0
    }

    /// A column's letters.
    static func letters(_ column: Int) -> String {
        var (letters, rest) = ("", column)
        while rest > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26)))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
