import Foundation
import Ledger
import Messages

/// All that a module can do, by name.
///
/// Filled in by ``Module/declare(_:)``.
public struct ModuleDeclaration: Sendable {
    /// A command, decoded and decided: what the runtime calls on the writer's thread.
    package typealias Decide = @Sendable (_ data: [UInt8], CommandContext, any TableReader) throws -> EncodedDecision
    /// A query, decoded and answered.
    package typealias Answer = @Sendable (_ data: [UInt8], Access, any TableReader) throws -> [UInt8]
    /// An event, applied to the tables.
    package typealias Apply = @Sendable (any Event, EventContext, any TableWriter) throws -> Void
    /// An event, decoded.
    package typealias Read = @Sendable (_ data: [UInt8]) throws -> any Event
    /// An operation that is answered off the ledger.
    package typealias Ask = @Sendable (_ data: [UInt8]) async throws -> [UInt8]

    package private(set) var commands: [String: Decide] = [:]
    package private(set) var queries: [String: Answer] = [:]
    package private(set) var events: [String: (read: Read, apply: Apply)] = [:]
    package private(set) var asked: [String: Ask] = [:]
    package private(set) var heard: Hearing?
    /// Who may give each command and ask each query, by name: what docs/permissions.md says.
    package private(set) var rights: [String: Right] = [:]

    /// Begins with nothing.
    public init() {}

    /// Collects a module's declaration.
    public init(of module: some Module) {
        module.declare(&self)
    }

    /// Declares a command.
    ///
    /// - Parameters:
    ///   - type: The command.
    ///   - roles: Who may give it besides administrators and officers of the whole; those for the places that they are
    ///     there for.
    ///   - decide: Reads the state, returns what happened. It writes nothing: the events it returns are applied by the
    ///     runtime, in the transaction that keeps them. Throws a ``Problem`` to refuse.
    public mutating func command<C: Command>(
        _ type: C.Type,
        by roles: Set<Access.Role> = [],
        _ decide: @escaping @Sendable (C, CommandContext, any TableReader) throws -> Decision<C.Reply>
    ) {
        command(type, .officersOfTheWhole(and: roles), decide)
    }

    /// Declares a command that only some roles may give, officers of the whole not among them unless they are named.
    ///
    /// - Parameters:
    ///   - type: The command.
    ///   - roles: Who may give it.
    ///   - decide: As in ``command(_:by:_:)``.
    public mutating func command<C: Command>(
        _ type: C.Type,
        onlyBy roles: Set<Access.Role>,
        _ decide: @escaping @Sendable (C, CommandContext, any TableReader) throws -> Decision<C.Reply>
    ) {
        command(type, .only(roles), decide)
    }

    private mutating func command<C: Command>(
        _ type: C.Type,
        _ right: Right,
        _ decide: @escaping @Sendable (C, CommandContext, any TableReader) throws -> Decision<C.Reply>
    ) {
        rights[C.name] = right
        commands[C.name] = { data, context, tables in
            try ScopeRules.admit(context.access, to: C.name, right)
            let decision = try decide(try MessageCoding.decode(C.self, from: data, of: C.name), context, tables)
            let encoded = try EncodedDecision(decision)
            try ScopeRules.require(context.access, toCover: encoded, of: C.name)
            return encoded
        }
    }

    /// Declares a query that answers with the whole; whose scope is less is refused.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - answer: Reads the state in one consistent snapshot. Throws a ``Problem`` to refuse.
    public mutating func query<Q: Query>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, any TableReader) throws -> Q.Reply
    ) {
        query(type, .whole) { query, _, tables in try answer(query, tables) }
    }

    /// Declares a query that answers with the whole, more or less of it to different roles.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - answer: As in ``query(_:_:)``.
    public mutating func query<Q: Query>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, Access, any TableReader) throws -> Q.Reply
    ) {
        query(type, .whole, answer)
    }

    /// Declares a query that only some roles may ask, about the whole.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - roles: Who may ask it.
    ///   - answer: As in ``query(_:_:)``.
    public mutating func query<Q: Query>(
        _ type: Q.Type,
        onlyBy roles: Set<Access.Role>,
        _ answer: @escaping @Sendable (Q, any TableReader) throws -> Q.Reply
    ) {
        query(type, .only(roles)) { query, _, tables in try answer(query, tables) }
    }

    /// Declares a query whose answer is for everybody: rules, catalogues, nothing of a single town.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - answer: As in ``query(_:_:)``.
    public mutating func openQuery<Q: Query>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, any TableReader) throws -> Q.Reply
    ) {
        query(type, .everybody) { query, _, tables in try answer(query, tables) }
    }

    /// Declares a query that answers with what the asker may see.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - answer: As in ``query(_:_:)``; lists, counts and sums are of what the access covers, and what is named and
    ///     not covered is answered as if it were not there.
    public mutating func scopedQuery<Q: Query>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, Access, any TableReader) throws -> Q.Reply
    ) {
        query(type, .scoped, answer)
    }

    private mutating func query<Q: Query>(
        _ type: Q.Type,
        _ right: Right,
        _ answer: @escaping @Sendable (Q, Access, any TableReader) throws -> Q.Reply
    ) {
        rights[Q.name] = right
        queries[Q.name] = { data, access, tables in
            try ScopeRules.admit(access, to: Q.name, right)
            let query = try MessageCoding.decode(Q.self, from: data, of: Q.name)
            return try MessageCoding.encode(try answer(query, access, tables))
        }
    }

    /// Declares what an event of this module does to its tables.
    ///
    /// It is the only thing that writes them.
    ///
    /// - Parameters:
    ///   - type: The event, in one version. Every version ever written stays declared.
    ///   - apply: Writes the tables. It runs in the transaction that keeps the event, and again in a rebuild.
    public mutating func event<E: Event>(
        _ type: E.Type,
        _ apply: @escaping @Sendable (E, EventContext, any TableWriter) throws -> Void
    ) {
        event(type, named: E.name, apply)
    }

    /// Declares an event whose name is known only at run time.
    ///
    /// - Parameters:
    ///   - type: The event, in one version.
    ///   - name: Its ``Event/type``; it begins with the module's name.
    ///   - apply: As in ``event(_:_:)``.
    public mutating func event<E: Event>(
        _ type: E.Type,
        named name: String,
        _ apply: @escaping @Sendable (E, EventContext, any TableWriter) throws -> Void
    ) {
        events[name] = (
            read: { data in try MessageCoding.decode(E.self, from: data, of: name) },
            apply: { event, context, tables in
                guard let event = event as? E else { throw ModuleProblem.undeclared(name) }
                try apply(event, context, tables)
            }
        )
    }

    /// Declares an operation that reads no table and may take its time, such as a plugin's judgement.
    ///
    /// - Parameters:
    ///   - operation: Its name on the bus; it begins with the module's name.
    ///   - answer: Reads and writes JSON. Throws a ``Problem`` to refuse.
    public mutating func asks(
        _ operation: String,
        _ answer: @escaping @Sendable (_ data: [UInt8]) async throws -> [UInt8]
    ) {
        asked[operation] = answer
    }

    /// Declares a query that reads no table and may take its time, such as the reading of a long document.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - roles: Who may ask it besides administrators and officers of the whole.
    ///   - answer: Throws a ``Problem`` to refuse.
    public mutating func asks<Q: Query>(
        _ type: Q.Type,
        by roles: Set<Access.Role>,
        _ answer: @escaping @Sendable (Q) async throws -> Q.Reply
    ) {
        rights[Q.name] = .officersOfTheWhole(and: roles)
        asks(Q.name) { data in
            try MessageCoding.encode(try await answer(try MessageCoding.decode(Q.self, from: data, of: Q.name)))
        }
    }

    /// Declares which streams of other modules this one follows, durably and from their beginning.
    ///
    /// - Parameters:
    ///   - sources: Names of modules; `*` at the end stands for any: `["*"]` is every other module of the composition,
    ///     `plugin.*` every one whose name begins like this, also when it appears later.
    ///   - effect: What a heard event does. It runs in the transaction that moves the cursor, so it happens exactly
    ///     once.
    public mutating func hears(
        _ sources: [String],
        _ effect: @escaping @Sendable (HeardEvent, any TableWriter) throws -> Void
    ) {
        heard = Hearing(sources: sources, singly: true) { events, tables in
            for event in events { try effect(event, tables) }
            return []
        }
    }

    /// Declares what follows from events of other modules: events of this one.
    ///
    /// Takes the place of ``hears(_:_:)``; a module declares one of them.
    ///
    /// - Parameters:
    ///   - sources: As in ``hears(_:_:)``.
    ///   - effect: Given events in the order of their stream, as many as came together, returns what follows. What it
    ///     writes, the returned events, what they do to the tables and the moved cursor are one transaction. When it
    ///     throws for several events, it is asked again for each alone, so that the faulty one is known.
    public mutating func reacts(
        to sources: [String],
        _ effect: @escaping @Sendable ([HeardEvent], any TableWriter) throws -> [any Event]
    ) {
        heard = Hearing(sources: sources, singly: false, effect: effect)
    }
}

/// What a module does with the streams of others.
package struct Hearing: Sendable {
    package let sources: [String]
    /// Whether each event is given alone.
    package let singly: Bool
    package let effect: @Sendable ([HeardEvent], any TableWriter) throws -> [any Event]

    /// Whether a module's stream is one of the sources.
    package func includes(_ module: String) -> Bool {
        sources.contains { $0.hasSuffix("*") ? module.hasPrefix($0.dropLast()) : module == $0 }
    }
}

/// A decision whose events and reply are already bytes.
package struct EncodedDecision: Sendable {
    /// An event, as it is applied and as it is kept.
    package struct Entry: Sendable {
        package let event: any Event
        package let type: String
        package let data: [UInt8]

        init(_ event: any Event) throws {
            self.event = event
            type = event.type
            data = try MessageCoding.encode(event)
        }
    }

    package let events: [Entry]
    package let reply: [UInt8]

    init(_ decision: Decision<some Codable & Sendable>) throws {
        self.events = try decision.events.map { event in
            try Entry(event)
        }
        self.reply = try MessageCoding.encode(decision.reply)
    }
}
