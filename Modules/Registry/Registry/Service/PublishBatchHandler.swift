import Messages
import ModuleKit
import RegistryMessages

/// Carries out ``PublishBatch``.
struct PublishBatchHandler {
    let desk: Desk

    /// Decides.
    func decide(_ command: PublishBatch) throws -> Decision<PublishBatch.Reply> {
        let batch = command.batch
        let definition = try desk.programmes.require(batch.programme)
        if let published = try desk.batches.find(batch.programme, batch.number) {
            return try repeated(batch, published)
        }
        try checkSize(batch)
        try checkActor(batch, definition)
        let last = try desk.batches.last(batch.programme)
        let rules = BatchRules(
            definition: definition,
            batch: batch,
            lastBatch: last.batch,
            lastNumber: last.number,
            known: try batch.entries.map { try known($0, in: batch) },
            today: desk.context.today
        )
        let result = try rules.decide(acceptDiscrepancies: command.acceptDiscrepancies, reason: desk.context.reason)
        let reply = PublishBatch.Reply(
            programme: batch.programme,
            number: batch.number,
            towns: result.listed.map(\.town),
            check: result.check,
            changed: true
        )
        return Decision([result.published] + result.listed, reply: reply)
    }

    /// The same batch again changes nothing; another under the same number is refused.
    private func repeated(_ batch: BatchDefinition, _ published: PublishedBatch) throws -> Decision<PublishBatch.Reply>
    {
        var sorted = batch
        sorted.entries.sort { $0.number < $1.number }
        guard sorted == published.batch else {
            throw Problem(
                RegistryCode.batchFrozen,
                .conflict,
                "Batch \(batch.number) of '\(batch.programme)' was published on \(published.batch.published) "
                    + "(\(published.batch.citation.title)) with other content. A published batch is frozen.",
                remedy: "Publish new towns as the next batch; put a town's values right with \(CorrectTown.name)."
            )
        }
        let reply = PublishBatch.Reply(
            programme: batch.programme,
            number: batch.number,
            towns: try desk.batches.towns(batch.programme, batch.number),
            check: published.check,
            changed: false
        )
        return Decision([], reply: reply)
    }

    /// A list from before may be recorded by anybody; a new one is published by those whom the programme names.
    private func checkActor(_ batch: BatchDefinition, _ definition: ProgrammeDefinition) throws {
        guard !batch.historical, let step = definition.steps.first(where: \.lists), var rule = step.by else { return }
        rule.ownRegion = false
        let called = desk.context.actor.unit
        let actor = Actor(called: called, unit: try desk.units.find(called: called), isOfOwnRegion: false)
        try actor.check(against: rule, for: step)
    }

    private func checkSize(_ batch: BatchDefinition) throws {
        var faults = Faults()
        let limit = PublishBatch.limit
        faults.require(batch.entries.count <= limit, "/batch/entries", "expected at most \(limit) towns")
        try faults.refuse(RegistryCode.invalid, "The batch is too long.", remedy: "Publish it as several batches.")
    }

    private func known(_ entry: BatchEntry, in batch: BatchDefinition) throws -> BatchRules.Known {
        BatchRules.Known(
            town: try desk.towns.timeline(BatchRules.town(of: entry, programme: batch.programme)),
            region: try entry.region.flatMap { try desk.regions.resolve($0, asOf: batch.published) }
        )
    }
}
