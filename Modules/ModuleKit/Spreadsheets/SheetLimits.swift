/// What a spreadsheet file that somebody sends may hold.
///
/// Past each limit the file is refused, by the limit's name, before more memory is taken.
public enum SheetLimits {
    /// Files within the packed one.
    public static let entries = 2_000
    /// The unpacked length of one of them, in bytes.
    public static let entryBytes = 64 * 1024 * 1024
    /// What is unpacked of a file in all, in bytes.
    public static let unpackedBytes = 128 * 1024 * 1024
    /// How many times longer an entry may be than packed, when it is over ``ratioFloor``.
    public static let ratio = 250
    /// Up to this length, in bytes, an entry may be packed as tightly as it likes.
    public static let ratioFloor = 1024 * 1024
    /// Sheets of a workbook.
    public static let sheets = 200
    /// The last row that may be used.
    public static let rows = 100_000
    /// The last column that may be used.
    public static let columns = 256
    /// Cells of a sheet, empty ones before filled ones among them.
    public static let cells = 4_000_000
    /// Ranges of merged cells.
    public static let merges = 10_000
    /// Number formats and cell styles.
    public static let styles = 65_000
    /// Elements within elements.
    public static let depth = 64
    /// The text of the whole table, in bytes.
    public static let textBytes = 64 * 1024 * 1024
    /// Rows of a sheet that is written.
    ///
    /// > Source: Microsoft, Excel specifications and limits: total number of rows.
    public static let writtenRows = 1_048_576
    /// The characters of one cell that is written.
    ///
    /// > Source: Microsoft, Excel specifications and limits: characters that a cell can contain.
    public static let cellText = 32_767
}
