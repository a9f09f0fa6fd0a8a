import Bus
import ECommerceMessages
import Foundation
import HTTPTypes
import Hummingbird
import Messages
import NIOCore

/// What became of an upload.
struct OrderUploadReply: Codable, Sendable {
    /// Rows in the upload.
    var rows = 0
    /// Orders that are new.
    var taken = 0
    /// Rows that say what is on record, or less.
    var repeated = 0
    /// Rows that brought a refund.
    var refunds = 0
    /// Rows that came after their month was closed, and changed it.
    var late = 0
    /// Commands that it was sent in.
    var batches = 0

    mutating func add(_ reply: TakeOrders.Reply) {
        rows += reply.rows
        taken += reply.taken
        repeated += reply.repeated
        refunds += reply.refunds
        late += reply.late
        batches += 1
    }
}

/// Takes an upload of orders: reads it as it comes, checks all of it, and only then has it taken.
///
/// The commands' keys follow from the content, so that whoever sends the whole again after a crash gets the answer of
/// an undisturbed run.
struct OrderUpload {
    let bus: any GatewayBus
    let request: GatewayRequest
    let options: RequestOptions

    /// Carries it out.
    ///
    /// - Throws: ``Problem`` `ecommerce.bad-rows` naming the wrong rows; nothing was taken then.
    func run(programme: String, town: String) async throws -> OrderUploadReply {
        let spool = try OrderSpool(programme: programme, town: town)
        var reader = OrderLines(format, for: town)
        try await read(into: spool, &reader)
        if let problem = reader.faults.problem(of: reader.rows) { throw problem }
        guard !spool.batches.isEmpty else { throw Self.empty }
        let rehearsed = try await rehearse(spool, reader)
        return options.dryRun ? rehearsed : try await send(spool)
    }

    private var format: OrderLines.Format? {
        let type = (request.header(.contentType) ?? "").lowercased()
        if type.hasPrefix("text/csv") { return .csv }
        return type.contains("ndjson") || type.contains("jsonl") ? .ndjson : nil
    }

    // MARK: Reading

    private func read(into spool: OrderSpool, _ reader: inout OrderLines) async throws {
        var (length, line) = (0, [UInt8]())
        for try await piece in request.request.body {
            length += piece.readableBytes
            guard length <= OrderLimits.discardedBytes else { throw Self.tooLong }
            guard length <= OrderLimits.bodyBytes else { continue }
            try piece.withUnsafeReadableBytes { bytes in
                var place = 0
                while let end = ByteSearch.first(0x0A, in: bytes, from: place) {
                    line.append(contentsOf: bytes[place..<end])
                    try take(&line, spool, &reader)
                    place = end + 1
                }
                if line.count <= OrderLimits.lineBytes { line.append(contentsOf: bytes[place...]) }
            }
        }
        guard length <= OrderLimits.bodyBytes else { throw Self.tooLong }
        if !line.isEmpty { try take(&line, spool, &reader) }
        try spool.flush()
    }

    private func take(_ line: inout [UInt8], _ spool: OrderSpool, _ reader: inout OrderLines) throws {
        defer { line.removeAll(keepingCapacity: true) }
        guard line.count <= OrderLimits.lineBytes else { return reader.tooLong() }
        guard let row = reader.take(line) else { return }
        guard reader.rows <= OrderLimits.rows else { throw Self.tooLong }
        try spool.take(row, in: &reader)
    }

    // MARK: Sending

    /// Tries everything, so that nothing is taken when the module would refuse a row.
    private func rehearse(_ spool: OrderSpool, _ reader: OrderLines) async throws -> OrderUploadReply {
        var (reply, faults) = (OrderUploadReply(), OrderFaults())
        for batch in spool.batches {
            do {
                reply.add(try await ask(spool.command(batch), key: nil, dryRun: true))
            } catch let problem as Problem where problem.errors.contains(where: { $0.pointer.hasPrefix("/rows/") }) {
                for fault in problem.errors {
                    let parts = fault.pointer.split(separator: "/")
                    let index = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
                    let line = index < batch.lines.count ? batch.lines[index] : 0
                    let field = parts.count > 2 ? String(parts[2]) : nil
                    faults.add(reader.place(line, field), row: line, fault.message)
                }
            }
        }
        if let problem = faults.problem(of: reader.rows) { throw problem }
        return reply
    }

    private func send(_ spool: OrderSpool) async throws -> OrderUploadReply {
        var reply = OrderUploadReply()
        let key = spool.key
        for (index, batch) in spool.batches.enumerated() {
            reply.add(try await ask(spool.command(batch), key: "\(key):\(index)", dryRun: false))
        }
        return reply
    }

    private func ask(_ data: [UInt8], key: String?, dryRun: Bool) async throws -> TakeOrders.Reply {
        var options = options
        options.key = key
        options.dryRun = dryRun
        options.deadline = OrderLimits.batchDeadline
        let reply = try await bus.request(operation: TakeOrders.name, data: data, options: options)
        return try GatewayJSON.decode(TakeOrders.Reply.self, from: reply)
    }

    // MARK: Problems

    private static let empty = Problem(
        ECommerceCode.badRows,
        .invalid,
        "The upload has no rows.",
        remedy: "Send CSV with a header, or one JSON object on each line."
    )

    private static let tooLong = HTTPProblem(
        .contentTooLarge,
        Problem(
            "gateway.upload-too-large",
            .invalid,
            "The upload is longer than \(OrderLimits.bodyBytes) bytes or \(OrderLimits.rows) rows, the most at once.",
            remedy: "Send it in several parts; an order counts once, however often it is sent."
        ),
        headers: [.connection: "close"]
    )
}
