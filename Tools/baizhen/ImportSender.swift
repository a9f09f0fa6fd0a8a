import Foundation
import GatewayClient
import Messages
import OfficeFiles
import Registry

/// Sends what was read, in order, to the running host.
struct ImportSender {
    let client: GatewayClient
    let actor: ActingUnit
    let reason: String
    let dryRun: Bool

    /// Sends everything, and stops at the first refusal; what was sent before stays.
    ///
    /// No idempotency key goes with it. One made of the content would answer for an older import when a file is brought
    /// back to what it once was, and the commands say themselves whether they change anything.
    func send(_ items: [ImportItem]) throws -> [[UInt8]] {
        try items.map { try send($0, dryRun: dryRun) }
    }

    /// Sends everything as a dry run first, so that all rows that the host would refuse are named before one is taken.
    ///
    /// - Throws: ``FileFaults`` with every refused row.
    func rehearse(_ items: [ImportItem]) throws {
        let faults = try items.compactMap { item -> FileFault? in
            do {
                _ = try send(item, dryRun: true)
                return nil
            } catch let problem as Problem where [.invalid, .notFound, .conflict].contains(problem.kind) {
                return FileFault(file: item.name, message: problem.description)
            }
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
    }

    private func send(_ item: ImportItem, dryRun: Bool) throws -> [UInt8] {
        let body = try body(of: item.command)
        let path = item.path + (dryRun ? "?dryRun=true" : "")
        return try client.post(path, body)
    }

    /// The command's own fields, and who imports and why.
    private func body(of command: any Encodable & Sendable) throws -> [UInt8] {
        struct Body: Encodable {
            var command: any Encodable & Sendable
            var actor: ActingUnit
            var reason: String

            enum CodingKeys: CodingKey { case actor, reason }

            func encode(to encoder: any Encoder) throws {
                try command.encode(to: encoder)
                var fields = encoder.container(keyedBy: CodingKeys.self)
                try fields.encode(actor, forKey: .actor)
                try fields.encode(reason, forKey: .reason)
            }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(Body(command: command, actor: actor, reason: reason)))
    }
}
