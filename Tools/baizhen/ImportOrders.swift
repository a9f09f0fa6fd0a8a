import Foundation
import GatewayClient
import Glibc
import Messages

/// `baizhen import orders FILE`: has all rows checked, then sends them in parts and shows how far it is.
///
/// An order counts once, so that an import that broke off is simply run again.
struct ImportOrders {
    /// What the command line says of it.
    static let kind = ImportKind(
        "orders",
        "orders of --programme and --town, CSV with a header or one JSON object on each line"
    ) { _ in [] }
    /// Rows in one part.
    static let partRows = 5000
    /// How long the host may take over one part, in seconds.
    static let patience = 600

    let client: GatewayClient
    let file: String
    let programme: String
    let town: String
    let actor: ActingUnit
    let reason: String
    let dryRun: Bool
    let json: Bool

    /// What the host says of an upload; parts are added up.
    private struct Totals: Codable {
        var rows = 0
        var taken = 0
        var repeated = 0
        var refunds = 0
        var late = 0
        var batches = 0

        mutating func add(_ other: Totals) {
            rows += other.rows
            taken += other.taken
            repeated += other.repeated
            refunds += other.refunds
            late += other.late
            batches += other.batches
        }
    }

    /// Carries it out.
    ///
    /// - Throws: ``Problem`` with the wrong rows; nothing was taken then.
    func run() throws {
        let bytes = try InputFile.bytes(file)
        let parts = Self.parts(of: bytes)
        show(0, of: parts.count)
        var totals = try send(bytes, dryRun: true)
        if !dryRun {
            totals = Totals()
            for (index, part) in parts.enumerated() {
                totals.add(try send(part, dryRun: false))
                show(index + 1, of: parts.count)
            }
        }
        if json { return try Output.json(totals) }
        Output.line(
            "\(totals.rows) rows: \(totals.taken) new, \(totals.repeated) repeated, \(totals.refunds) refunds, "
                + "\(totals.late) late."
        )
        if dryRun { Output.line("Nothing was kept: this was a dry run.") }
    }

    private func send(_ bytes: [UInt8], dryRun: Bool) throws -> Totals {
        let fields = [
            ("programme", programme), ("town", town), ("actor", actor.unit), ("post", actor.post ?? ""),
            ("reason", reason), ("dryRun", "\(dryRun)"),
        ]
        let query = fields.map { "\($0)=\(GatewayClient.escaped($1))" }.joined(separator: "&")
        let type = Self.isJSON(bytes) ? "application/x-ndjson" : "text/csv"
        let path = "/api/v1/ecommerce/orders?\(query)"
        let answer = try client.post(path, bytes, type: type, patience: Self.patience)
        return try HostOptionGroup.decode(Totals.self, answer)
    }

    // MARK: Parts

    private static func isJSON(_ bytes: [UInt8]) -> Bool {
        bytes.first { ![0x20, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) } == 0x7B
    }

    /// The file in parts of ``partRows`` lines; each part of a table has the header.
    static func parts(of bytes: [UInt8]) -> [[UInt8]] {
        var header: ArraySlice<UInt8> = []
        var rest = bytes[...]
        if !isJSON(bytes) {
            header = rest[..<(rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex)]
            rest = rest[header.endIndex...]
        }
        var parts: [[UInt8]] = []
        while !rest.isEmpty {
            var (end, lines) = (rest.startIndex, 0)
            while end < rest.endIndex, lines < partRows {
                end = rest[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
                lines += 1
            }
            parts.append(Array(header) + rest[..<end])
            rest = rest[end...]
        }
        // Empty lines at the end are no part of their own.
        return parts.filter { part in
            part.dropFirst(header.count).contains { ![0x20, 0x0A, 0x0D].contains($0) }
        }
    }

    // MARK: Progress

    private func show(_ done: Int, of all: Int) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let width = 40
        let filled = all == 0 ? width : done * width / all
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let text = done == 0 ? "检查 checking" : "\(done * 100 / max(1, all)) %"
        let end = done == all && all > 0 ? "\n" : ""
        FileHandle.standardError.write(Data("\r\(bar) \(text)   \(end)".utf8))
    }
}
