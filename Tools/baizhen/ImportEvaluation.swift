import Evaluation
import EvaluationMessages
import Foundation
import GatewayClient
import Messages
import OfficeFiles
import RegistryMessages

extension ImportKind {
    /// What Evaluation takes.
    static let evaluation = [
        ImportKind(
            "observations",
            "a CSV table of observed figures of --programme; towns and indicators by id or name",
            needsProgramme: true,
            rehearses: true
        ) { try $0.observations() },
        ImportKind("targets", "a CSV table of targets of --programme", needsProgramme: true, rehearses: true) {
            try $0.targets()
        },
    ]
}

extension ImportReader {
    /// The observations of a table, in lists.
    fileprivate func observations() throws -> [ImportItem] {
        let definition = try definition(of: programme ?? "")
        let all = try ObservationTable.read(try InputFile.bytes(file), file: file, programme: definition)
        return lists(all, of: RecordObservations.limit, "observations", "/api/v1/observations") {
            RecordObservations($0)
        }
    }

    /// The targets of a table, in lists.
    fileprivate func targets() throws -> [ImportItem] {
        let definition = try definition(of: programme ?? "")
        let all = try TargetTable.read(try InputFile.bytes(file), file: file, programme: definition)
        return lists(all, of: SetTargets.limit, "targets", "/api/v1/targets") { SetTargets($0) }
    }

    private func lists<Item>(
        _ items: [Item],
        of size: Int,
        _ word: String,
        _ path: String,
        _ command: ([Item]) -> some Encodable & Sendable
    ) -> [ImportItem] {
        stride(from: 0, to: items.count, by: size).map { start in
            let part = Array(items[start..<min(start + size, items.count)])
            let name = "\(file), \(word) \(start + 1) to \(start + part.count)"
            return ImportItem(name: name, path: path, command: command(part))
        }
    }
}
