import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import RegistryMessages

/// What handlers of figures have before them: what is known of programmes, towns and indicators, each looked up once.
struct FigureDesk {
    let tables: any TableReader
    let context: CommandContext
    private let known: KnownStore
    private var rules: [String: FigureRules] = [:]
    private var towns: [String: [KnownStore.Town]] = [:]

    init(_ tables: any TableReader, _ context: CommandContext) {
        self.tables = tables
        self.context = context
        known = KnownStore(tables: tables)
    }

    /// The rules for figures of a programme.
    ///
    /// - Throws: ``Problem`` `evaluation.not-found` when there is no such programme.
    mutating func rules(of programme: String, at pointer: String) throws -> FigureRules {
        if let kept = rules[programme] { return kept }
        let definition = try known.requireProgramme(programme, at: pointer)
        let made = FigureRules(
            indicators: try known.indicators(of: definition),
            units: Units(definition.measureUnits)
        )
        rules[programme] = made
        return made
    }

    /// A town of a programme by id or name; `nil` with a fault when there is none, or several of that name.
    mutating func town(
        _ called: String,
        in programme: String,
        at pointer: String,
        _ faults: inout Faults
    ) throws -> KnownStore.Town? {
        let key = "\(programme) \(called)"
        let found =
            try towns[key]
            ?? known.town(called: called, in: programme).filter { context.access.covers(town: $0.id) }
        towns[key] = found
        if let one = found.first(where: { $0.id == called }) ?? found.first, found.count == 1 || one.id == called {
            return one
        }
        let why =
            found.isEmpty
            ? "there is no town '\(called)' in '\(programme)'"
            : "'\(called)' may be \(found.map(\.id).joined(separator: " or ")); give the id"
        faults.add(pointer, why)
        return nil
    }

    /// Refuses when no reason is given.
    ///
    /// - Throws: ``Problem`` `evaluation.reason-missing`.
    func requireReason(for what: String) throws {
        guard let reason = context.reason, !reason.allSatisfy(\.isWhitespace) else {
            throw Problem(
                EvaluationCode.reasonMissing,
                .invalid,
                "\(what) needs a reason.",
                remedy: "Say why; it is kept beside the change.",
                errors: [.init(pointer: "/reason", message: "expected a reason")]
            )
        }
    }
}
