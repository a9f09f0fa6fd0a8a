import Crypto
import Ledger
import Messages
import ModuleKit
import ProjectsMessages

/// Carries out ``FreezeCircular``.
struct CircularHandler {
    let desk: Desk
    let store: CircularStore

    init(_ tables: any TableReader, _ context: CommandContext) {
        desk = Desk(tables, context)
        store = CircularStore(tables: tables)
    }

    /// Issues a circular, or answers with the last one when nothing changed.
    func decide(_ command: FreezeCircular) throws -> Decision<FreezeCircularReply> {
        let (programme, month) = (command.programme, command.month)
        try desk.requireWhole(of: programme)
        let library = try desk.known.library(programme)
        let round = try require(desk.rounds.round(programme, month), command)
        let rules = CircularRules(
            library: library,
            programmeName: try desk.known.names(of: programme),
            month: month,
            preliminary: round == .open,
            entries: try store.entries(programme, month),
            before: try CircularMonth.before(month).flatMap { try store.find(programme, $0) }
        )
        let content = try fitting(rules)
        let last = try store.find(programme, month)
        if let last, content.saysTheSame(as: last.content) {
            return Decision([], reply: .init(circular: last.head, isNew: false))
        }
        let event = CircularFrozen(
            programme: programme,
            month: month,
            edition: (last?.edition ?? 0) + 1,
            content: content,
            digest: try CircularDigest.text(content)
        )
        let circular = Circular(
            programme: programme,
            month: month,
            edition: event.edition,
            digest: event.digest,
            extract: false,
            content: content
        )
        return Decision([event], reply: .init(circular: circular.head, isNew: true))
    }

    private func require(_ round: RoundStore.Kept?, _ command: FreezeCircular) throws -> RoundState {
        guard let round else {
            throw Problem(
                ProjectsCode.roundNotOpen,
                .conflict,
                "The round of \(command.month) was never opened; there is nothing to issue a circular about.",
                remedy: "Open it first (\(OpenRound.name))."
            )
        }
        guard round.state == .locked || command.preliminary else {
            throw Problem(
                ProjectsCode.roundOpen,
                .conflict,
                "The round of \(command.month) is still open; its figures can change.",
                remedy: "Lock it first (\(LockRound.name)), or issue a preliminary circular (preliminary)."
            )
        }
        return round.state
    }

    /// The content within ``CircularLimits/bytes``.
    private func fitting(_ rules: CircularRules) throws -> CircularContent {
        let issuer = try desk.known.unit(desk.context.actor.unit)
        var scale = 1
        var content = rules.content(issuer: issuer, date: desk.context.today)
        while try MessageCoding.encode(content).count > CircularLimits.bytes, scale < CircularLimits.towns {
            scale *= 2
            content = rules.content(issuer: issuer, date: desk.context.today, scale: scale)
        }
        return content
    }
}

/// Answers ``FindCircular``.
struct CircularQueries {
    let tables: any TableReader

    /// The circular, or the part of it that the asker may see.
    func find(_ query: FindCircular, _ access: Access) throws -> Circular {
        let store = CircularStore(tables: tables)
        guard access.covers(programme: query.programme),
            var circular = try store.find(query.programme, query.month, edition: query.edition)
        else {
            throw Problem(
                ProjectsCode.notFound,
                .notFound,
                "There is no circular of '\(query.programme)' for \(query.month).",
                remedy: "Issue it first (\(FreezeCircular.name))."
            )
        }
        guard access.towns != nil else { return circular }
        circular.extract = true
        circular.content = circular.content.extract(for: access)
        return circular
    }
}

/// The digest of a circular.
enum CircularDigest {
    /// SHA-256 over the content as JSON with sorted keys.
    static func text(_ content: CircularContent) throws -> String {
        SHA256.hash(data: try MessageCoding.encode(content)).map { byte in
            byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
        }.joined()
    }
}

/// The month before a month.
enum CircularMonth {
    static func before(_ month: Period) -> Period? {
        let last = month.last
        let (year, number) = last.month == 1 ? (last.year - 1, 12) : (last.year, last.month - 1)
        let digits = String(year)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return Period("\(padded)-\(number < 10 ? "0" : "")\(number)")
    }
}

extension Circular {
    fileprivate var head: CircularHead {
        CircularHead(
            programme: programme,
            month: month,
            edition: edition,
            digest: digest,
            preliminary: content.preliminary,
            issuer: content.issuer,
            date: content.date
        )
    }
}
