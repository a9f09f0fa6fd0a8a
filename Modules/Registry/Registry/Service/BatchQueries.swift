import Ledger
import Messages
import RegistryMessages

/// Answers what is asked about lists.
struct BatchQueries {
    let tables: any TableReader
    let definitions: DefinitionCache
    var access = Access.everything

    /// Answers ``FindBatch``.
    ///
    /// Who is there for single towns gets those of the list, their counts, and no claims about the others.
    func find(_ query: FindBatch) throws -> PublishedBatch {
        var found = try BatchStore(tables: tables, access: access).require(query.programme, query.number)
        if access.towns != nil {
            found.batch.claims = nil
            found.check = try extract(found.batch)
        }
        return found
    }

    /// Answers ``CheckBatch``; for single towns it only counts them.
    func check(_ query: CheckBatch) throws -> ListCheck {
        let batch = try BatchStore(tables: tables, access: access).require(query.programme, query.number).batch
        return access.towns == nil ? try check(batch) : try extract(batch)
    }

    private func extract(_ batch: BatchDefinition) throws -> ListCheck {
        let programme = try ProgrammeStore(tables: tables, cache: definitions).require(batch.programme)
        let counts = ListChecker.count(batch.entries, categories: programme.categories.map(\.code))
        return ListCheck(counts: counts, discrepancies: [])
    }

    /// Holds a list against its claims, whether it was published or not.
    func check(_ batch: BatchDefinition) throws -> ListCheck {
        let programme = try ProgrammeStore(tables: tables, cache: definitions).require(batch.programme)
        let last = try BatchStore(tables: tables).last(batch.programme, before: batch.number)
        return ListChecker.check(batch, categories: programme.categories.map(\.code), firstNumber: last.number + 1)
    }
}
