import ECommerceMessages
import Foundation
import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import ECommerce

@Suite struct ECommerceFolderTests {
    private static let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples/changzhi").path(percentEncoded: false)

    /// The example's programme, as far as the tables need it; its own file is Registry's to read.
    private static let programme = Sample.programme(
        ECommerceRules(active: ActiveShopRule(openDays: 30, ordersPerMonth: 1))
    )

    @Test func theExampleIsTakenWholeAndAgainChangesNothing() async throws {
        let office = try await ECommerceOffice.with(Self.programme.ecommerce, towns: ["changzhi-2-9"])
        let commands = try ECommerceFolder.read(Self.example, programme: Self.programme)
        for command in commands { try await office.sendAny(command) }
        let coverage = try await office.ask(MeasureCoverage(programme: Sample.id)).items
        #expect(coverage.map(\.couriers) == [13])
        #expect(coverage.map(\.villages) == [12])
        #expect(coverage.map(\.covered) == [11])
        #expect(try await office.ask(ListShops()).total == 30)
        let trend = SummarizeSales(programme: Sample.id, period: Sample.month("2022-01..2023-12"))
        let months = try await office.ask(trend).items
        #expect(months.count == 24)
        #expect(months.allSatisfy { $0.figures.orders > 50 && $0.figures.activeShops > 5 })
        #expect(months.dropFirst(12).allSatisfy { $0.yearOnYear != nil })
        let head = office.events
        for command in commands { try await office.sendAny(command) }
        #expect(office.events == head)
        #expect(try await office.differences().isEmpty)
    }

    @Test func everyEntryOfTheExampleSaysThatItIsASample() throws {
        for command in try ECommerceFolder.read(Self.example, programme: Self.programme) {
            switch command {
            case let list as DefineVillages: #expect(list.villages.allSatisfy { $0.name.hasPrefix("示例") })
            case let list as DefineShops: #expect(list.shops.allSatisfy { $0.name.hasPrefix("示例") })
            case let list as DefineCouriers: #expect(list.couriers.allSatisfy { $0.name.hasPrefix("示例") })
            default: break
            }
        }
    }

    @Test func aProgrammeWithoutECommerceHasNoTables() throws {
        #expect(try ECommerceFolder.read(Self.example, programme: Sample.programme(nil)).isEmpty)
        #expect(try ECommerceFolder.read("/nowhere", programme: Self.programme).isEmpty)
    }

    @Test(arguments: [
        ("town,id,name,households\nt1,v1,村,many\n", "row 2, column households: is not a whole number: 'many'"),
        ("town,id,name\nt1,,村\n", "row 2, column id: is empty"),
        ("镇,编号,村,name\nt1,v1,村,村\n", "row 1, column name: says the same as another column"),
        ("town,id,name,size\nt1,v1,村,3\n", "row 1, column size: is unknown; known are town (镇), id (编号)"),
        ("town,id\nt1,v1\n", "row 1: there is no column for it; expected one of name, 村"),
    ])
    func whatIsWrongInATableIsNamed(text: String, fault: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ecommerce-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let tables = folder.appending(path: ECommerceFolder.name)
        try FileManager.default.createDirectory(at: tables, withIntermediateDirectories: true)
        try text.write(to: tables.appending(path: "villages.csv"), atomically: true, encoding: .utf8)
        let error = #expect(throws: FileFaults.self) {
            try ECommerceFolder.read(folder.path(percentEncoded: false), programme: Self.programme)
        }
        #expect(error?.faults.count == 1)
        #expect(error?.description.contains(fault) == true, "\(error?.description ?? "")")
    }
}
