import Ledger
import Messages
import RegistryMessages

/// Answers what is asked about lists.
struct BatchQueries {
    let tables: any TableReader
    let definitions: DefinitionCache

    /// Holds a list against its claims, whether it was published or not.
    func check(_ batch: BatchDefinition) throws -> ListCheck {
        let programme = try ProgrammeStore(tables: tables, cache: definitions).require(batch.programme)
        let last = try BatchStore(tables: tables).last(batch.programme, before: batch.number)
        return ListChecker.check(batch, categories: programme.categories.map(\.code), firstNumber: last.number + 1)
    }
}
