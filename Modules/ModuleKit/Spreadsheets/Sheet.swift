/// A sheet of a workbook: rows of cells as text.
public struct Sheet: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its rows.
    public var rows: [[String]]

    /// Makes a sheet.
    public init(name: String, rows: [[String]]) {
        self.name = name
        self.rows = rows
    }
}
