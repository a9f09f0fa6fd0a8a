import Bus
import Messages
import OfficeFiles
import PolicyMessages

/// Makes a programme of a draft: every file is read, and tried as far as that goes, before the first command is sent.
///
/// Not tried: what only the modules know once the programme is there, such as the indicators and units of targets (an
/// indicator may be a plugin's). When that is refused, the adoption stops and says where.
struct DraftAdoption {
    let bus: any GatewayBus
    let reader: any DraftReader
    /// What goes along with each command; its key, where there is one, is made different for each.
    let options: RequestOptions
    var acceptDiscrepancies = false

    /// How long reading a document may take, waiting for others included.
    static let patience = Duration.seconds(30)
    /// How often a command is tried again that rests on what its module has yet to hear of, and after how long.
    private static let hearing = (tries: 100, pause: Duration.milliseconds(50))

    /// Tries a draft; nothing is kept.
    ///
    /// - Parameter files: Its files.
    /// - Returns: The programme that it would become.
    /// - Throws: `FileFaults`, each fault at its line; ``Problem`` of a module that refuses.
    func check(_ files: [DraftFile]) async throws -> DraftProgramme {
        let draft = try await read(files)
        for item in draft.items where !item.restsOnOthers {
            do {
                _ = try await send(item, dryRun: true, 0)
            } catch {
                guard Self.isAboutFiles(error) else { throw error }
                throw Self.faults(error, item)
            }
        }
        return draft
    }

    /// Tries a draft and, when nothing is wrong, sends its commands.
    ///
    /// - Parameters:
    ///   - draft: A draft that is kept. When it is adopted as it is, nothing is sent: who repeats a request, or presses
    ///     twice, gets the same answer.
    ///   - again: Whether it is sent nevertheless.
    /// - Returns: The programme that it became.
    /// - Throws: As ``check(_:)``; ``Problem`` `gateway.adoption-stopped` with how far it came.
    func adopt(_ draft: PolicyDraft, again: Bool = false) async throws -> DraftProgramme {
        guard again || !draft.isAdoptedAsItIs else { return try await read(draft.files) }
        let programme = try await check(draft.files)
        for (index, item) in programme.items.enumerated() {
            do {
                try await deliver(item, index)
            } catch let problem as Problem {
                throw index == 0 ? problem : Self.stopped(at: item, problem)
            }
        }
        let mark = MarkAdopted(
            draft: draft.id,
            programme: programme.programme,
            version: programme.version,
            draftVersion: draft.version
        )
        var marking = options
        marking.key = nil
        let data = try GatewayJSON.encode(mark)
        _ = try await bus.request(operation: MarkAdopted.name, data: data, options: marking)
        return programme
    }

    /// Refuses a draft that is a programme already, unless the asker knows that.
    static func check(_ draft: PolicyDraft, again: Bool) throws(Problem) {
        guard let made = draft.adopted, !again else { return }
        let which = made.draftVersion.map { " at version \($0)" } ?? ""
        throw Problem(
            "gateway.already-adopted",
            .conflict,
            "The draft '\(draft.id)' was adopted\(which), "
                + "as version \(made.version) of the programme '\(made.programme)'.",
            remedy: "Work with the programme. To adopt a changed draft, raise 'version' in its programme.yaml, "
                + "save it, and send 'again': true."
        )
    }

    private func read(_ files: [DraftFile]) async throws -> DraftProgramme {
        try await reader.read(
            files,
            by: options.actor ?? ActingUnit(unit: ""),
            acceptDiscrepancies: acceptDiscrepancies
        )
    }

    private func deliver(_ item: DraftProgramme.Item, _ index: Int) async throws {
        var left = item.awaitsHearing ? Self.hearing.tries : 0
        while true {
            do {
                _ = try await send(item, dryRun: false, index)
                return
            } catch {
                guard left > 0, Self.isAboutFiles(error) else { throw error }
                left -= 1
                try await Task.sleep(for: Self.hearing.pause)
            }
        }
    }

    private func send(_ item: DraftProgramme.Item, dryRun: Bool, _ index: Int) async throws(Problem) -> [UInt8] {
        var options = options
        options.dryRun = dryRun
        options.key = dryRun ? nil : options.key.map { "\($0)/\(index)" }
        return try await bus.request(operation: item.operation, data: item.data, options: options)
    }

    private static func isAboutFiles(_ problem: Problem) -> Bool {
        switch problem.kind {
        case .invalid, .notFound, .conflict: true
        case .forbidden, .unavailable, .busy, .timeout, .internal: false
        }
    }

    /// What a module refuses, as faults of the file that the command was made of.
    static func faults(_ problem: Problem, _ item: DraftProgramme.Item) -> FileFaults {
        let named = problem.errors.map { FileFault(file: item.file, column: $0.pointer, message: $0.message) }
        guard named.isEmpty else { return FileFaults(named) }
        let message = [problem.detail, problem.remedy].filter { !$0.isEmpty }.joined(separator: " ")
        return FileFaults([.init(file: item.file, message: message)])
    }

    private static func stopped(at item: DraftProgramme.Item, _ problem: Problem) -> Problem {
        Problem(
            "gateway.adoption-stopped",
            problem.kind,
            "The adoption stopped at \(item.file); what stands before it stays: \(problem.detail)",
            remedy:
                "Put it right and adopt the draft again: what is there already is not made twice. \(problem.remedy)",
            errors: problem.errors
        )
    }

    /// The faults of files as a problem of the adoption.
    static func refused(_ faults: FileFaults) -> Problem {
        Problem(
            "gateway.draft-refused",
            .invalid,
            faults.faults.count == 1
                ? "One place in the draft is wrong; nothing was adopted."
                : "\(faults.faults.count) places in the draft are wrong; nothing was adopted.",
            remedy: "Correct the named lines, save the draft and adopt it again.",
            errors: faults.faults.map { .init(pointer: $0.place, message: $0.message) }
        )
    }
}
