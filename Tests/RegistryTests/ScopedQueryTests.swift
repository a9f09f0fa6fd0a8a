import Messages
import ModuleTestKit
import Registry
import RegistryMessages
import Testing

/// Every query of the registry, asked by somebody who is there for a part: huangtun is hidden from all of them.
@Suite("What the registry tells whom")
struct ScopedQueryTests {
    private typealias Ask = @Sendable (RegistryOffice, Access) async throws -> String

    private static let readers: [(access: Access, own: String, hidden: [String])] = [
        (Access(.officer, programmes: ["jilin"]), "jilin-002", ["huangtun-1"]),
        (Access(.reporter, towns: ["jilin-001"]), "jilin-001", ["huangtun-1", "jilin-002"]),
        (Access(.viewer, programmes: ["jilin"], towns: ["jilin-001"]), "jilin-001", ["huangtun-1", "jilin-002"]),
    ]

    /// Lists: what is hidden is not in them, nor counted.
    private static let lists: [(query: String, ask: Ask)] = [
        (ListTowns.name, { office, access in try await told { try await office.ask(ListTowns(), access: access) } }),
        (
            ListBatches.name,
            { office, access in try await told { try await office.ask(ListBatches(), access: access) } }
        ),
        (
            ListProgrammes.name,
            { office, access in try await told { try await office.ask(ListProgrammes(), access: access) } }
        ),
    ]

    /// What is named: hidden, and not there at all.
    private static let named: [(query: String, hidden: String, missing: String, ask: @Sendable (String) -> Ask)] = [
        (
            FindTown.name, "huangtun-1", "nowhere-1",
            { id in { office, access in try await told { try await office.ask(FindTown(id: id), access: access) } } }
        ),
        (
            TownHistory.name, "huangtun-1", "nowhere-1",
            { id in { office, access in try await told { try await office.ask(TownHistory(id: id), access: access) } } }
        ),
        (
            FindBatch.name, "huangtun", "gaomi",
            { id in
                { office, access in
                    try await told { try await office.ask(FindBatch(programme: id, number: 1), access: access) }
                }
            }
        ),
        (
            CheckBatch.name, "huangtun", "gaomi",
            { id in
                { office, access in
                    try await told { try await office.ask(CheckBatch(programme: id, number: 1), access: access) }
                }
            }
        ),
    ]

    @Test("Every query with towns in it stands in these tables")
    func complete() {
        #expect(scopedQueries(of: RegistryModule()) == Set(Self.lists.map(\.query) + Self.named.map(\.query)))
    }

    @Test("Lists and their totals are of what the asker is there for")
    func inLists() async throws {
        let office = try await RegistryOffice.withExample("jilin", "huangtun")
        let whole = try await office.ask(ListTowns()).total
        for reader in Self.readers {
            for (query, ask) in Self.lists {
                let text = try await ask(office, reader.access)
                for id in reader.hidden { #expect(!text.contains("\"\(id)\""), "\(query) for \(reader.access)") }
            }
            let towns = try await office.ask(ListTowns(), access: reader.access)
            #expect(towns.items.contains { $0.id == reader.own })
            #expect(towns.total < whole && towns.total == (reader.access.towns?.count ?? towns.total))
            let programmes = try await office.ask(ListProgrammes(), access: reader.access).items
            #expect(programmes.filter { $0.id == "huangtun" }.allSatisfy { $0.towns == 0 })
            let batches = try await office.ask(ListBatches(), access: reader.access)
            #expect(batches.items.filter { $0.programme == "huangtun" }.allSatisfy { $0.towns == 0 })
            #expect(reader.access.programmes == nil || batches.total == 1 && batches.items.count == 1)
        }
    }

    @Test("What is hidden is answered as if it were not there")
    func byName() async throws {
        let office = try await RegistryOffice.withExample("jilin", "huangtun")
        for (query, hidden, missing, ask) in Self.named {
            #expect(try await ask(hidden)(office, .everything).hasPrefix("{"), "\(query): there is nothing to hide")
            for reader in Self.readers {
                let told = try await ask(hidden)(office, reader.access)
                if query.contains("batch"), reader.access.programmes == nil {
                    // A published list is a document of its programme; of its towns it holds those that are covered.
                    #expect(!told.contains("huangtun-"), "\(query)")
                    continue
                }
                let other = try await ask(missing)(office, reader.access)
                #expect(told.replacing(hidden, with: "?") == other.replacing(missing, with: "?"), "\(query)")
                #expect(told.hasPrefix("registry."), "\(query)")
            }
        }
    }

    @Test("The check of a list that is not published yet is for the whole")
    func checkList() async throws {
        let office = try await RegistryOffice.withExample("jilin")
        let batch = try Example.batch()
        for reader in Self.readers {
            let text = try await told { try await office.ask(CheckList(batch), access: reader.access) }
            #expect(text.hasPrefix("registry.not-in-scope: "))
        }
    }
}
