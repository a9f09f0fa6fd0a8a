import Crypto
import ECommerceMessages
import Foundation
import Glibc
import Messages

/// Orders on their way to the module: cut into commands and kept in a file that nobody else can open.
///
/// The file has no name any more, so it is gone when the host is, however it ends.
final class OrderSpool {
    /// A command in the file.
    struct Batch {
        let offset: UInt64
        let length: Int
        /// The line of each row.
        let lines: [Int]
    }

    /// The commands.
    private(set) var batches: [Batch] = []
    private let programme: String
    private let town: String
    private let file: FileHandle
    private var digest = SHA256()
    private var length: UInt64 = 0
    private var rows: [OrderRow] = []
    private var lines: [Int] = []
    private var sales: [String: SeenSale] = [:]

    /// Opens a file.
    ///
    /// - Throws: ``Problem`` `gateway.no-spool` when there is no place for it.
    init(programme: String, town: String) throws(Problem) {
        self.programme = programme
        self.town = town
        var template = Array((NSTemporaryDirectory() + "/baizhen-orders-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.noRoom(String(cString: strerror(errno))) }
        _ = unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Takes a row; what contradicts an earlier row of the same upload is noted.
    func take(_ row: OrderRow, in reader: inout OrderLines) throws {
        let sale = SeenSale(row)
        if let before = sales.updateValue(sale, forKey: "\(row.channel) \(row.orderId)"), !before.isSame(as: sale) {
            let place = reader.place(reader.number, OrderColumn.orderId.rawValue)
            let message = "order '\(row.orderId)' stands before with other content"
            reader.faults.add(place, row: reader.number, message)
        }
        rows.append(row)
        lines.append(reader.number)
        if rows.count == TakeOrders.limit { try flush() }
    }

    /// Writes the last rows.
    func flush() throws {
        guard !rows.isEmpty else { return }
        let data = Data(try GatewayJSON.encode(TakeOrders(programme: programme, town: town, rows)))
        do {
            try file.write(contentsOf: data)
        } catch {
            throw Self.noRoom("\(error)")
        }
        digest.update(data: data)
        batches.append(Batch(offset: length, length: data.count, lines: lines))
        length += UInt64(data.count)
        (rows, lines) = ([], [])
    }

    /// A command as JSON.
    func command(_ batch: Batch) throws -> [UInt8] {
        try file.seek(toOffset: batch.offset)
        return [UInt8](try file.read(upToCount: batch.length) ?? Data())
    }

    /// What the keys of the commands begin with: the same content has the same keys.
    var key: String {
        let hex = digest.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "orders:\(hex)"
    }

    private static func noRoom(_ why: String) -> Problem {
        Problem(
            "gateway.no-spool",
            .unavailable,
            "The orders cannot be put aside while they are checked: \(why).",
            remedy: "See that the host's temporary folder can be written and has room."
        )
    }
}

/// A sale, as far as an upload can say by itself that two rows contradict each other.
private struct SeenSale {
    private let content: Int
    /// The office's day where the time says it plainly.
    private let day: Substring?

    init(_ row: OrderRow) {
        var hasher = Hasher()
        hasher.combine(row.shop)
        hasher.combine(row.amount)
        hasher.combine(row.quantity)
        hasher.combine(row.category)
        content = hasher.finalize()
        let isPlain = row.time.utf8.count == 10 || row.time.hasSuffix("+08:00")
        day = isPlain ? row.time.prefix(10) : nil
    }

    func isSame(as other: SeenSale) -> Bool {
        content == other.content && (day == nil || other.day == nil || day == other.day)
    }
}
