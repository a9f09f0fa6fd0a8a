import Foundation
import HTTPTypes
import Messages
import Spreadsheets

/// How a table is written when somebody does not want JSON.
enum TableFormat: String, CaseIterable {
    case csv, xlsx

    /// The type in `Accept`.
    var name: String {
        switch self {
        case .csv: "text/csv"
        case .xlsx: Workbook.mediaType
        }
    }

    /// The type of the answer.
    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: Workbook.mediaType
        }
    }

    /// The table as a file.
    ///
    /// - Throws: ``Problem`` `spreadsheets.not-written`.
    func bytes(of sheet: Sheet) throws -> [UInt8] {
        switch self {
        case .csv:
            var text = CSVText()
            text.row(sheet.columns.map(\.title))
            for row in sheet.rows { text.row(row.map(\.text)) }
            return text.bytes
        case .xlsx: return try Workbook(title: sheet.name, sheets: [sheet]).xlsx()
        }
    }
}

extension EndpointParameter {
    /// The way to a table for those who cannot say `Accept`, such as links of pages.
    static let format = EndpointParameter(name: "format", text: "csv or xlsx: a table instead of JSON.")
}

extension GatewayRequest {
    /// The table that is wanted instead of JSON: the one that `format` names, for links, or else the first of ours that
    /// `Accept` names.
    ///
    /// - Throws: ``HTTPProblem`` 400 when `format` is none.
    var tableFormat: TableFormat? {
        get throws(HTTPProblem) {
            if let text = text("format") {
                guard let format = TableFormat(rawValue: text) else {
                    throw QueryText.wrong("format", "is neither csv nor xlsx: '\(text)'")
                }
                return format
            }
            let name = firstAccepted(of: TableFormat.allCases.map(\.name))
            return TableFormat.allCases.first { $0.name == name }
        }
    }

    /// The first of some types that `Accept` names.
    func firstAccepted(of types: [String]) -> String? {
        let accepted = (header(.accept) ?? "").lowercased().split(separator: ",")
        return accepted.lazy.map { $0.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces) }
            .first { types.contains($0) }
    }
}
