import Ledger
import Messages
import PluginKit
import PluginLoading

/// Asks a plugin to judge, and checks both what it is asked and what it answers.
struct PluginJudging: Sendable {
    let manifest: PluginManifest
    let library: PluginLibrary
    let ledger: Ledger
    let gate: PluginGate
    let deadline: Duration

    /// Judges a batch.
    ///
    /// `judge` is pure, so a call that failed is made again at once, until the gate closes: the asker gets an answer or
    /// the reason.
    ///
    /// - Parameter data: The JSON of a batch; what was derived for its towns is put in here.
    /// - Returns: The plugin's answer, checked.
    /// - Throws: ``Problem`` `plugins.bad-batch`, `plugins.quarantined`, `plugins.failed`; `LedgerError`.
    func answer(_ data: [UInt8]) async throws -> [UInt8] {
        try gate.pass()
        let batch = try await batch(data)
        let bytes = try PluginJSON.bytes(of: batch)
        var attempts = 0
        while true {
            do throws(PluginFault) {
                return try await judge(bytes, batch)
            } catch {
                attempts += 1
                let problem = gate.failed(.judge, with: error)
                guard error.isItsOwn, gate.isOpen, attempts < FaultCount.limit else { throw problem }
            }
        }
    }

    private func judge(_ bytes: [UInt8], _ batch: JudgementBatch) async throws(PluginFault) -> [UInt8] {
        let answer = try await library.judge(bytes, within: deadline)
        _ = try PluginAnswers.judgements(in: answer, of: batch, by: manifest)
        gate.succeeded(.judge)
        return answer
    }

    private func batch(_ data: [UInt8]) async throws -> JudgementBatch {
        let batch: JudgementBatch
        do {
            batch = try PluginJSON.read(JudgementBatch.self, from: data)
        } catch {
            throw PluginProblem.badBatch(manifest.id, error)
        }
        guard !manifest.hears.isEmpty else { return batch }
        return try await ledger.read { tables in
            let states = PluginStateStore(tables: tables)
            var batch = batch
            for index in batch.towns.indices { batch.towns[index].state = try states.town(batch.towns[index].id) }
            return batch
        }
    }
}
