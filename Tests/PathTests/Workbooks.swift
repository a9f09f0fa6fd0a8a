import Spreadsheets

/// What stands in a workbook.
enum Workbooks {
    /// The first sheet's cells as CSV.
    static func text(_ bytes: [UInt8]) throws -> String {
        String(decoding: try TableFile.csv(bytes, file: "answer.xlsx"), as: UTF8.self)
    }
}
