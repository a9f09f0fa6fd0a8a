import Ledger
import Messages
import Stream
import Wire

/// Carries out one command in one transaction of its ledger: recall, decide, append, apply, remember.
package struct CommandExecution: Sendable {
    package let declaration: ModuleDeclaration

    package init(declaration: ModuleDeclaration) {
        self.declaration = declaration
    }

    /// Carries out a command.
    ///
    /// - Parameters:
    ///   - operation: The command's name.
    ///   - data: The command as JSON.
    ///   - context: Who asks, when and why.
    ///   - key: The idempotency key. A key that was used for the same content gets the answer it got then; a dry run
    ///     neither looks nor remembers.
    ///   - transaction: The transaction that keeps it all.
    /// - Returns: The reply as JSON.
    /// - Throws: The decision's ``Problem``; `LedgerError`.
    package func run(
        _ operation: String,
        _ data: [UInt8],
        _ context: CommandContext,
        key: String?,
        in transaction: LedgerTransaction
    ) throws -> [UInt8] {
        guard let decide = declaration.commands[operation] else { throw ModuleProblem.unknown(operation) }
        guard !context.dryRun else { return try decide(data, context, transaction).reply }
        guard let key else { return try keep(try decide(data, context, transaction), context, key: nil, transaction) }
        let fingerprint = Fingerprint(operation: operation, data: data)
        if let kept = try transaction.recall(key: key, fingerprint: fingerprint) { return kept.data }
        let reply = try keep(try decide(data, context, transaction), context, key: key, transaction)
        let answer = RecordedAnswer(kind: .reply, data: reply)
        try transaction.remember(key: key, fingerprint: fingerprint, answer: answer)
        return reply
    }

    /// Appends and applies the events of a decision.
    private func keep(
        _ decision: EncodedDecision,
        _ context: CommandContext,
        key: String?,
        _ transaction: LedgerTransaction
    ) throws -> [UInt8] {
        for entry in decision.events { try declaration.keep(entry, context, causedBy: key, in: transaction) }
        return decision.reply
    }
}

extension ModuleDeclaration {
    /// Keeps what follows from heard events.
    ///
    /// - Parameters:
    ///   - following: What the module makes of them.
    ///   - events: What was heard, of one stream.
    ///   - module: The module's name: it is who acts.
    ///   - transaction: The one that moves the cursor.
    /// - Throws: ``Problem`` for an event that the module does not declare; `LedgerError`.
    package func keep(
        _ following: [any Event],
        after events: [HeardEvent],
        by module: String,
        in transaction: LedgerTransaction
    ) throws {
        let context = CommandContext(
            now: transaction.now,
            actor: ActingUnit(unit: module),
            trace: events.last?.context.trace
        )
        let cause = events.last.map { "\($0.source)#\($0.context.position.sequence)" }
        for event in following { try keep(try .init(event), context, causedBy: cause, in: transaction) }
    }

    /// Appends an event and applies it.
    func keep(
        _ entry: EncodedDecision.Entry,
        _ context: CommandContext,
        causedBy cause: String?,
        in transaction: LedgerTransaction
    ) throws {
        guard let handler = events[entry.type] else { throw ModuleProblem.undeclared(entry.type) }
        let subject = entry.event.subject
        let position = try transaction.append(
            type: entry.type,
            subject: subject,
            attributes: context.attributes(causedBy: cause),
            data: entry.data
        )
        let eventContext = EventContext(
            position: position,
            time: transaction.now,
            subject: subject,
            actor: context.actor,
            reason: context.reason,
            trace: context.trace
        )
        try handler.apply(entry.event, eventContext, transaction)
    }
}

extension CommandContext {
    /// What an event carries of the command that caused it.
    fileprivate func attributes(causedBy key: String?) -> Attributes {
        var attributes = Attributes()
        attributes[text: "actor"] = actor.unit
        attributes[text: "post"] = actor.post
        attributes[text: "reason"] = reason
        attributes[text: "traceparent"] = trace
        attributes[text: "causationid"] = key
        return attributes
    }
}

extension EventContext {
    /// What a record carries besides its data.
    init(_ attributes: Attributes, of head: RecordHead) {
        self.init(
            position: .init(epoch: head.epoch, sequence: head.sequence),
            time: head.time,
            subject: attributes[text: "subject"] ?? "",
            actor: ActingUnit(unit: attributes[text: "actor"] ?? "", post: attributes[text: "post"]),
            reason: attributes[text: "reason"],
            trace: attributes[text: "traceparent"]
        )
    }
}
