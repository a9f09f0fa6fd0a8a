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
    package typealias Answer = @Sendable (_ data: [UInt8], any TableReader) throws -> [UInt8]
    /// An event, applied to the tables.
    package typealias Apply = @Sendable (any Event, EventContext, any TableWriter) throws -> Void
    /// An event, decoded.
    package typealias Read = @Sendable (_ data: [UInt8]) throws -> any Event
    /// What a heard event does.
    package typealias Hear = @Sendable (HeardEvent, any TableWriter) throws -> Void

    package private(set) var commands: [String: Decide] = [:]
    package private(set) var queries: [String: Answer] = [:]
    package private(set) var events: [String: (read: Read, apply: Apply)] = [:]
    package private(set) var heard: (sources: [String], effect: Hear)?

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
    ///   - decide: Reads the state, returns what happened. It writes nothing: the events it returns are applied by the
    ///     runtime, in the transaction that keeps them. Throws a ``Problem`` to refuse.
    public mutating func command<C: Command>(
        _ type: C.Type,
        _ decide: @escaping @Sendable (C, CommandContext, any TableReader) throws -> Decision<C.Reply>
    ) {
        commands[C.name] = { data, context, tables in
            let decision = try decide(try MessageCoding.decode(C.self, from: data, of: C.name), context, tables)
            return try EncodedDecision(decision)
        }
    }

    /// Declares a query.
    ///
    /// - Parameters:
    ///   - type: The query.
    ///   - answer: Reads the state in one consistent snapshot. Throws a ``Problem`` to refuse.
    public mutating func query<Q: Query>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, any TableReader) throws -> Q.Reply
    ) {
        queries[Q.name] = { data, tables in
            try MessageCoding.encode(try answer(try MessageCoding.decode(Q.self, from: data, of: Q.name), tables))
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
        events[E.name] = (
            read: { data in try MessageCoding.decode(E.self, from: data, of: E.name) },
            apply: { event, context, tables in
                guard let event = event as? E else { throw ModuleProblem.undeclared(E.name) }
                try apply(event, context, tables)
            }
        )
    }

    /// Declares which streams of other modules this one follows, durably and from their beginning.
    ///
    /// - Parameters:
    ///   - sources: Names of modules; `["*"]` is every other module of the composition.
    ///   - effect: What a heard event does. It runs in the transaction that moves the cursor, so it happens exactly
    ///     once.
    public mutating func hears(
        _ sources: [String],
        _ effect: @escaping @Sendable (HeardEvent, any TableWriter) throws -> Void
    ) {
        heard = (sources, effect)
    }
}

/// A decision whose events and reply are already bytes.
package struct EncodedDecision: Sendable {
    /// An event, as it is applied and as it is kept.
    package struct Entry: Sendable {
        package let event: any Event
        package let type: String
        package let data: [UInt8]
    }

    package let events: [Entry]
    package let reply: [UInt8]

    init(_ decision: Decision<some Codable & Sendable>) throws {
        self.events = try decision.events.map { event in
            Entry(event: event, type: Swift.type(of: event).name, data: try MessageCoding.encode(event))
        }
        self.reply = try MessageCoding.encode(decision.reply)
    }
}
