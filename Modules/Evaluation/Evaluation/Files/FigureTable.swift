import EvaluationMessages
import Messages
import OfficeFiles

/// A table of figures: targets or observations.
typealias FigureTable = HeadedTable<FigureColumn>

extension FigureTable {
    /// A cell that must hold something; empty with a fault when it does not.
    mutating func filled(_ column: FigureColumn, _ row: CSVTable.Row) -> String {
        required(column, row, "a value") ?? ""
    }

    /// A cell with a number, a period or the like.
    mutating func value<Value: TextValue>(_ column: FigureColumn, _ row: CSVTable.Row, as type: Value.Type) -> Value? {
        guard let text = cell(column, row) else { return nil }
        if let value = Value(text) { return value }
        fault(row, column, "expected \(Value.expected), found '\(text)'")
        return nil
    }

    /// A cell with a year.
    mutating func year(_ column: FigureColumn, _ row: CSVTable.Row) -> Int? {
        guard let text = cell(column, row) else { return nil }
        if let year = Int(text), (1900...2999).contains(year) { return year }
        fault(row, column, "expected a year such as 2025, found '\(text)'")
        return nil
    }

    /// A cell that says yes or no; empty is no.
    mutating func flag(_ column: FigureColumn, _ row: CSVTable.Row) -> Bool {
        switch cell(column, row)?.lowercased() {
        case nil, "false", "no", "否": return false
        case "true", "yes", "是": return true
        case let other?:
            fault(row, column, "expected true or false, 是 or 否, found '\(other)'")
            return false
        }
    }

    /// The figure of a row.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - basis: What it rests on, unless the row says otherwise.
    ///   - document: Where it stands, unless the row names another document.
    /// - Returns: The figure; with faults where a cell is wrong.
    mutating func figure(_ row: CSVTable.Row, basis: Figure.Basis, document: String) -> Figure {
        let value = value(.value, row, as: DecimalValue.self)
        if cell(.value, row) == nil { fault(row, .value, "is empty; expected a decimal number") }
        let place = FigureSource(document: cell(.document, row) ?? document, clause: cell(.clause, row))
        return Figure(
            value,
            unit: cell(.unit, row) ?? "",
            qualifier: choice(.qualifier, row, as: Figure.Qualifier.self) ?? .exact,
            upper: self.value(.upper, row, as: DecimalValue.self),
            basis: choice(.basis, row, as: Figure.Basis.self) ?? basis,
            source: place
        )
    }
}
