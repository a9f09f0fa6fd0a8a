import Logging
import Messages
import ModuleKit
import RectificationMessages

/// What runs by the clock: urging before a deadline, and escalation after it.
///
/// It keeps nothing: what is due is found in the tables each time, and each is done once by the key of its command.
struct ClockWork {
    /// Cases that are taken up at a time; the rest follow at the next news.
    static let batch = 200

    let desk: ModuleDesk

    /// Does what is due now.
    func run() async {
        let day = OfficeTime.date(of: desk.now)
        do {
            for one in try await desk.read({ try CaseStore(tables: $0).toUrge(on: day, limit: Self.batch) }) {
                let command = UrgeCase(case: one.id, due: one.due)
                try await carryOut(command, key: "urge-\(one.id)-\(one.due)")
            }
            for one in try await desk.read({ try CaseStore(tables: $0).toEscalate(on: day, limit: Self.batch) }) {
                let level = one.escalation + 1
                let command = EscalateCase(case: one.id, due: one.due, level: level)
                try await carryOut(command, key: "escalate-\(one.id)-\(one.due)-\(level)")
            }
        } catch {
            desk.logger.error("urging and escalating stopped", metadata: ["error": "\(error)"])
        }
    }

    /// A case that somebody else was faster with is passed over.
    private func carryOut(_ command: some Command, key: String) async throws {
        do {
            try await desk.carryOut(command, key: key)
        } catch let problem as Problem {
            desk.logger.debug("passed over", metadata: ["key": "\(key)", "problem": "\(problem)"])
        }
    }
}
