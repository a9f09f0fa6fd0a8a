import Ledger

/// A store did not behave as a ledger needs it.
public struct ConformanceFailure: Error, CustomStringConvertible {
    /// What was expected, and what came.
    public let description: String
}

/// Goes on when two values are equal.
func expect<T: Equatable>(_ found: T, equals expected: T, _ what: String) throws {
    guard found == expected else {
        throw ConformanceFailure(description: "\(what): expected \(expected), found \(found)")
    }
}

/// Goes on when something holds.
func expect(_ holds: Bool, _ what: String) throws {
    guard holds else { throw ConformanceFailure(description: what) }
}

/// Goes on when an error of the ledger comes, and returns it.
@discardableResult
func expectError(_ what: String, _ body: () async throws -> Void) async throws -> LedgerError {
    do {
        try await body()
    } catch let error as LedgerError {
        return error
    }
    throw ConformanceFailure(description: "\(what): expected an error, found none")
}
