import Ledger
import Stream

/// What every store must do, as behaviours that a test runs one by one on an empty database each.
///
/// ```swift
/// @Test(arguments: LedgerStoreConformance.behaviours)
/// func fileStore(_ behaviour: LedgerStoreConformance.Behaviour) async throws {
///     try await behaviour.run(StorePlace(persists: true) { try SQLiteStore(path: path) })
/// }
/// ```
public enum LedgerStoreConformance {
    /// One behaviour.
    public struct Behaviour: Sendable, CustomStringConvertible {
        /// What the store does, as a sentence.
        public let description: String
        /// Whether it is about a database that outlives its store; others pass at once elsewhere.
        public let needsPersistence: Bool
        private let body: @Sendable (StorePlace) async throws -> Void

        init(
            _ description: String,
            needsPersistence: Bool = false,
            _ body: @escaping @Sendable (StorePlace) async throws -> Void
        ) {
            self.description = description
            self.needsPersistence = needsPersistence
            self.body = body
        }

        /// Tries it on an empty database.
        ///
        /// - Throws: ``ConformanceFailure`` when the store behaves otherwise; what the store throws.
        public func run(_ place: StorePlace) async throws {
            guard place.persists || !needsPersistence else { return }
            try await body(place)
        }
    }

    /// All behaviours.
    public static let behaviours =
        logBehaviours + tableBehaviours + deliveryBehaviours + keyBehaviours
        + lifeBehaviours

    /// A table for tests that need one.
    static let notes = Migration(
        id: "001-notes",
        statements: ["CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT, number BIGINT, share REAL, bytes {blob})"]
    )
}

/// Stops a job on purpose.
struct Stop: Error {}

extension LedgerTransaction {
    /// Appends an event of the suite.
    @discardableResult
    func note(_ number: Int, bytes: Int = 20) throws -> StreamPosition {
        let filler = String(repeating: "x", count: bytes)
        return try append(
            type: "registry.note-taken.v1",
            subject: "note-\(number)",
            data: Array(#"{"number":\#(number),"filler":"\#(filler)"}"#.utf8)
        )
    }
}
