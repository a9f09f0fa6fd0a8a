import AccountsMessages
import Messages
import ModuleTestKit
import RegistryMessages

@testable import Accounts

extension ModuleOffice where M == AccountsModule {
    /// An office that has heard of a county with a street office in it, of another county, and of a town.
    static func withRegions() async throws -> AccountsOffice {
        let office = try AccountsOffice.empty()
        try await office.hear(region("county", code: "370785", in: nil))
        try await office.hear(region("street", code: nil, in: "county"))
        try await office.hear(region("other", code: "370800", in: nil))
        try await office.register("t1", in: "county")
        return office
    }

    /// Lets the office hear of two neighbouring towns with codes of their own.
    func hearNeighbours() async throws {
        for (town, code) in [("north", "370785100000"), ("south", "370785101000")] {
            try await hear(Self.region("\(town)-area", code: code, in: "county"))
            try await register(town, in: "\(town)-area")
        }
    }

    /// Lets the office hear of a new town.
    func register(_ town: String, in region: String) async throws {
        let change = FieldChange(.region, to: region)
        try await hear(TownRegistered(town: town, date: "2024", changes: [change], document: nil))
    }

    /// Lets the office hear that a town lies elsewhere.
    func move(_ town: String, to region: String) async throws {
        let change = FieldChange(.region, to: region)
        try await hear(
            TownCorrected(
                town: town,
                programme: nil,
                validFrom: "2024",
                changes: [change],
                corrects: nil,
                document: nil
            )
        )
    }

    private static func region(_ id: String, code: String?, in parent: String?) -> RegionDefined {
        RegionDefined(
            RegionDefinition(
                id: id,
                kind: "county",
                names: LocalizedName(zh: id),
                codes: code.map { [DatedCode(code: $0, source: "test")] } ?? [],
                parents: parent.map {
                    [DatedParent(hierarchy: RegionHierarchy.administrative, parent: $0, source: "test")]
                } ?? [],
                source: "test"
            )
        )
    }
}
