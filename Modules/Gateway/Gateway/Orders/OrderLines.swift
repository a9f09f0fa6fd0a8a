import ECommerceMessages
import Foundation
import Messages
import OfficeFiles

/// Reads orders line by line: CSV with a header, or one JSON object on each line.
struct OrderLines {
    /// How the lines are written.
    enum Format {
        case csv
        case ndjson
    }

    /// Rows read, right or wrong.
    private(set) var rows = 0
    /// What is wrong.
    var faults = OrderFaults()
    /// The number of the last line, from 1.
    private(set) var number = 0
    /// The town that the upload is for; a row may name it, and no other.
    private let town: String
    private let format: Format?
    private var detected: Format?
    private var columns: [OrderColumn?]?
    /// Whether the rows of a table cannot be understood.
    private var isHeaderWrong = false

    /// - Parameters:
    ///   - format: How the lines are written; `nil` to tell it by the first one.
    ///   - town: The town that the upload is for.
    init(_ format: Format?, for town: String) {
        self.format = format
        self.town = town
    }

    /// A place, as the sender counts: `row 4, column amount`, or `line 4, amount`.
    func place(_ number: Int, _ field: String?) -> String {
        let isTable = detected == .csv
        let field = field.map { isTable ? ", column \($0)" : ", \($0)" } ?? ""
        return (isTable ? "row \(number)" : "line \(number)") + field
    }

    /// Takes a line without its end.
    ///
    /// - Returns: A row; `nil` for an empty line, a header, or what is wrong, which is noted.
    mutating func take(_ line: [UInt8]) -> OrderRow? {
        number += 1
        var bytes = line
        if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if bytes.last == 0x0D { bytes.removeLast() }
        guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return nil }
        let format = detected ?? self.format ?? (bytes.first { $0 != 0x20 } == 0x7B ? .ndjson : .csv)
        detected = format
        switch format {
        case .ndjson: return json(bytes)
        case .csv: return columns == nil ? header(bytes) : csv(bytes)
        }
    }

    /// Notes a line that is too long to be read.
    mutating func tooLong() {
        number += 1
        rows += 1
        fault(nil, "is longer than \(OrderLimits.lineBytes) bytes")
    }

    private mutating func fault(_ field: String?, _ message: String) {
        faults.add(place(number, field), row: number, message)
    }

    // MARK: JSON

    private mutating func json(_ bytes: [UInt8]) -> OrderRow? {
        rows += 1
        do {
            let order = try GatewayJSON.decode(JSONOrder.self, from: bytes)
            return isHere(order.town) ? order.row : nil
        } catch let error as DecodingError {
            let fault = GatewayJSON.fault(of: error)
            self.fault(fault.pointer.isEmpty ? nil : String(fault.pointer.dropFirst()), fault.message)
        } catch {
            fault(nil, "cannot be read: \(error)")
        }
        return nil
    }

    /// Whether a row is of the upload's town; another one is noted.
    private mutating func isHere(_ named: String?) -> Bool {
        guard let named, named != town else { return true }
        fault("town", "expected '\(town)', the town that the upload is for, or nothing; found '\(named.prefix(40))'")
        return false
    }

    // MARK: CSV

    private mutating func header(_ bytes: [UInt8]) -> OrderRow? {
        let names = fields(bytes) ?? []
        let columns = names.map(OrderColumn.named)
        for (name, column) in zip(names, columns) where column == nil {
            fault(name, "is unknown; known are \(OrderColumn.allCases.flatMap(\.names).joined(separator: ", "))")
        }
        for column in OrderColumn.allCases {
            let count = columns.count { $0 == column }
            if count > 1 { fault(column.rawValue, "stands twice; expected each once") }
            if count == 0, column.isRequired {
                fault(column.rawValue, "is missing; expected one of \(column.names.joined(separator: ", "))")
            }
        }
        self.columns = columns
        isHeaderWrong = !faults.rows.isEmpty
        return nil
    }

    private mutating func csv(_ bytes: [UInt8]) -> OrderRow? {
        rows += 1
        guard !isHeaderWrong else { return nil }
        let columns = columns ?? []
        guard let fields = fields(bytes) else { return nil }
        guard fields.count == columns.count else {
            fault(nil, "has \(fields.count) fields; expected \(columns.count), as in the header")
            return nil
        }
        var cells: [OrderColumn: String] = [:]
        for case (let column?, let text) in zip(columns, fields) where !text.isEmpty { cells[column] = text }
        return row(cells)
    }

    private mutating func row(_ cells: [OrderColumn: String]) -> OrderRow? {
        var isWhole = isHere(cells[.town])
        for column in OrderColumn.allCases where column.isRequired && cells[column] == nil {
            fault(column.rawValue, "is empty")
            isWhole = false
        }
        let amount = decimal(.amount, cells)
        let refund = decimal(.refundAmount, cells)
        let quantity = cells[.quantity].map { Int($0) } ?? 1
        if quantity == nil { fault("quantity", "is not a whole number: '\(cells[.quantity] ?? "")'") }
        let status = cells[.status].map { Self.statuses[$0] } ?? .paid
        if status == nil { fault("status", "expected paid (已付款) or refunded (已退款)") }
        guard isWhole, let amount, let quantity, let status, refund != nil || cells[.refundAmount] == nil else {
            return nil
        }
        return OrderRow(
            orderId: cells[.orderId] ?? "",
            channel: cells[.channel] ?? "",
            shop: cells[.shop] ?? "",
            time: cells[.time] ?? "",
            amount: amount,
            quantity: quantity,
            category: cells[.category] ?? "",
            status: status,
            refundAmount: refund
        )
    }

    private mutating func decimal(_ column: OrderColumn, _ cells: [OrderColumn: String]) -> DecimalValue? {
        guard let text = cells[column] else { return nil }
        if let value = DecimalValue(text) { return value }
        fault(column.rawValue, "expected a number such as 12.50, found '\(text.prefix(40))'")
        return nil
    }

    private static let statuses: [String: OrderRow.Status] = [
        "paid": .paid, "已付款": .paid, "已支付": .paid, "交易成功": .paid, "refunded": .refunded, "已退款": .refunded,
        "退款成功": .refunded,
    ]

    /// The fields of a line; a fault is noted.
    private mutating func fields(_ bytes: [UInt8]) -> [String]? {
        var bytes = bytes
        if String(validating: bytes, as: UTF8.self) == nil {
            guard let text = try? TextFile.decode(bytes, file: "orders") else {
                fault(nil, "is neither UTF-8 nor GB18030")
                return nil
            }
            bytes = Array(text.utf8)
        }
        if let fields = CSVLine.fields(bytes) { return fields }
        fault(nil, "has a quote out of place; a field stands in quotes from its beginning to its end, on one line")
        return nil
    }
}
