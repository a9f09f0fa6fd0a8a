/// A table in a CSV file, read strictly (RFC 4180): what is not certain is a fault, never a guess.
///
/// Rows are numbered as a spreadsheet shows them: the header is row 1, and a quoted line break does not begin a new
/// row.
package struct CSVTable {
    /// One row.
    package struct Row {
        package let number: Int
        package let fields: [String]
    }

    /// Rows in a file at most; more is a fault.
    package static let rowLimit = 100_000

    package let header: [String]
    /// The row that the header stands in.
    package let headerNumber: Int
    package let rows: [Row]

    /// Reads a table.
    ///
    /// - Throws: ``FileFaults`` naming every row that is not one: quotes out of place, too many or too few fields.
    package init(_ text: String, file: String) throws {
        var scanner = CSVScanner(text)
        var all: [Row] = []
        var faults: [FileFault] = []
        while let (number, result) = scanner.next() {
            guard number <= Self.rowLimit else {
                faults.append(
                    .init(file: file, line: number, message: "is one row too many; the limit is \(Self.rowLimit)")
                )
                break
            }
            switch result {
            case .success(let fields): all.append(Row(number: number, fields: fields))
            case .failure(let fault): faults.append(.init(file: file, line: number, message: fault.message))
            }
        }
        let filled = all.filter { row in !row.fields.allSatisfy(\.isEmpty) }
        header = filled.first?.fields ?? []
        headerNumber = filled.first?.number ?? 1
        rows = Array(filled.dropFirst())
        for row in rows where row.fields.count != header.count {
            let message = "has \(row.fields.count) fields; expected \(header.count), as in the header"
            faults.append(.init(file: file, line: row.number, message: message))
        }
        if header.isEmpty { faults.append(.init(file: file, line: 1, message: "is empty; expected a header row")) }
        guard faults.isEmpty else {
            throw FileFaults(faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
    }
}

/// Cuts a text into the fields of rows.
private struct CSVScanner {
    struct Fault: Error {
        let message: String
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var number = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    /// The next row and its number, `nil` at the end.
    mutating func next() -> (Int, Result<[String], Fault>)? {
        guard position < scalars.count else { return nil }
        number += 1
        var fields: [String] = []
        var fault: Fault?
        var more = true
        while more {
            var field = String.UnicodeScalarView()
            let begin = position
            if current == "\"" {
                fault = quoted(into: &field) ?? fault
            } else {
                fault = plain(into: &field) ?? fault
            }
            fields.append(trimmed(String(field), wasQuoted: begin < scalars.count && scalars[begin] == "\""))
            more = current == ","
            if more { position += 1 }
        }
        skipLineEnd()
        return (number, fault.map(Result.failure) ?? .success(fields))
    }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private var atFieldEnd: Bool {
        switch current {
        case nil, ",", "\n", "\r": true
        default: false
        }
    }

    private func trimmed(_ field: String, wasQuoted: Bool) -> String {
        guard !wasQuoted else { return field }
        let rest = field.drop(while: \.isWhitespace)
        return String(rest.reversed().drop(while: \.isWhitespace).reversed())
    }

    private mutating func plain(into field: inout String.UnicodeScalarView) -> Fault? {
        var fault: Fault?
        while !atFieldEnd, let scalar = current {
            if scalar == "\"" {
                fault = Fault(message: "has a quote inside a field; expected the whole field in quotes")
            }
            field.append(scalar)
            position += 1
        }
        return fault
    }

    private mutating func quoted(into field: inout String.UnicodeScalarView) -> Fault? {
        position += 1
        while let scalar = current {
            position += 1
            guard scalar == "\"" else {
                field.append(scalar)
                continue
            }
            guard current == "\"" else { return afterQuote() }
            field.append("\"")
            position += 1
        }
        return Fault(message: "has a quote that is never closed")
    }

    private mutating func afterQuote() -> Fault? {
        guard !atFieldEnd else { return nil }
        while !atFieldEnd { position += 1 }
        return Fault(message: "has text after a closing quote; expected a comma or the end of the row")
    }

    private mutating func skipLineEnd() {
        if current == "\r" { position += 1 }
        if current == "\n" { position += 1 }
    }
}
