import Messages

/// A sheet of a workbook that is written: lines above a table, a header, rows.
public struct Sheet: Sendable, Hashable {
    /// A column of the table.
    public struct Column: Sendable, Hashable {
        /// Its heading.
        public var title: String
        /// Its width, in characters of the usual font; from the content when left out.
        public var width: Int?

        /// Describes a column.
        public init(_ title: String, width: Int? = nil) {
            self.title = title
            self.width = width
        }
    }

    /// What stands in a cell.
    public enum Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        /// Text, also when it looks like a number or a formula: ids, codes, names.
        case text(String)
        /// A number that is calculated with; one that a spreadsheet could not keep exactly is written as text.
        case number(DecimalValue)

        /// Text.
        public init(stringLiteral value: String) { self = .text(value) }

        /// A whole number.
        public static func count(_ number: Int) -> Cell { .number(DecimalValue(number)) }

        /// What a table in text has.
        public var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): number.text
            }
        }
    }

    /// A remark on a cell, which is coloured.
    public struct Mark: Sendable, Hashable {
        /// The row of ``Sheet/rows``, from 0; -1 for the header.
        public var row: Int
        /// The column, from 0.
        public var column: Int
        /// What is said.
        public var text: String

        /// Marks a cell.
        public init(row: Int, column: Int, text: String) {
            self.row = row
            self.column = column
            self.text = text
        }
    }

    /// Its name; what a spreadsheet does not take in a name is replaced.
    public var name: String
    /// Lines above the header, the first one as a title.
    public var preface: [String]
    /// The columns.
    public var columns: [Column]
    /// The rows, each as long as ``columns`` or shorter.
    public var rows: [[Cell]]
    /// Cells with remarks.
    public var marks: [Mark]

    /// Makes a sheet.
    public init(
        name: String,
        preface: [String] = [],
        columns: [Column],
        rows: [[Cell]],
        marks: [Mark] = []
    ) {
        self.name = name
        self.preface = preface
        self.columns = columns
        self.rows = rows
        self.marks = marks
    }
}
