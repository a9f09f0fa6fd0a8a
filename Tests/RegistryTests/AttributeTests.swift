import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// Attributes of towns: registered, listed, corrected, and kept in both times.
@Suite struct AttributeTests {
    private static let chain: [String: AttributeValue] = [
        "chain": .list([.group(["link": .text("封装"), "firms": .list([])])]), "leadingFirm": .text("甲公司"),
        "share": .number(DecimalValue(12)),
        "open": .flag(true),
    ]

    private func office() async throws -> RegistryOffice {
        let office = try RegistryOffice()
        try await office.send(RegisterTown(id: "t", townName: "某镇", attributes: Self.chain, date: "2020-01-01"))
        return office
    }

    @Test func attributesArePlainJSON() async throws {
        let text = try MessageBytes.text(try await office().ask(FindTown(id: "t")))
        let expected = #""attributes":{"chain":[{"firms":[],"link":"封装"}],"leadingFirm":"甲公司","open":true,"share":12}"#
        #expect(text.contains(expected), "\(text)")
    }

    @Test func townWithoutAttributesSaysSo() async throws {
        let office = try RegistryOffice()
        try await office.send(RegisterTown(id: "t", townName: "某镇"))
        #expect(try MessageBytes.text(try await office.ask(FindTown(id: "t"))).contains(#""attributes":{}"#))
    }

    @Test func numbersKeepEveryDigit() throws {
        let json = #"{"a":2853.16,"b":0.1,"c":12345678901234567890.5}"#
        let read = try MessageBytes.decode([String: AttributeValue].self, Array(json.utf8))
        #expect(read["c"] == .number(try #require(DecimalValue("12345678901234567890.5"))))
        #expect(AttributeText.write(read) == json)
    }

    @Test func correctionReplacesOneAttributeAndLeavesTheOthers() async throws {
        let office = try await office()
        let correction = CorrectTown(town: "t", attributes: ["share": .number(DecimalValue(15)), "open": nil])
        try await office.send(correction, reason: "原件如此")
        var expected = Self.chain
        expected["share"] = .number(DecimalValue(15))
        expected["open"] = nil
        #expect(try await office.ask(FindTown(id: "t", asOf: "2020-01-01")).attributes == expected)
        let entry = try #require(try await office.ask(TownHistory(id: "t")).items.last)
        #expect(
            entry.changes == [
                FieldChange(.attribute, key: "open", from: "true", to: nil),
                FieldChange(.attribute, key: "share", from: "12", to: "15"),
            ]
        )
        #expect(try await office.refusal(correction, reason: "again").code == RegistryCode.nothingToChange)
        #expect(try await office.differences().isEmpty)
    }

    @Test func attributeThatChangesOnADayIsTheOldOneBefore() async throws {
        let office = try await office()
        office.advance(days: 10)
        let change = CorrectTown(town: "t", attributes: ["leadingFirm": .text("乙公司")], validFrom: "2022-01-01")
        try await office.send(change, reason: "更名")
        let earlier = CorrectTown(town: "t", attributes: ["share": .number(DecimalValue(13))])
        try await office.send(earlier, reason: "原件如此")
        let before = try await office.ask(FindTown(id: "t", asOf: "2021")).attributes
        #expect(before["leadingFirm"] == .text("甲公司"))
        #expect(before["share"] == .number(DecimalValue(13)))
        let after = try await office.ask(FindTown(id: "t")).attributes
        #expect(after["leadingFirm"] == .text("乙公司"))
        #expect(after["share"] == .number(DecimalValue(13)))
        let known = try await office.ask(FindTown(id: "t", knownAt: "2024-06-05"))
        #expect(known.attributes == Self.chain)
    }

    @Test(arguments: ["", "two words", "1st", "中文", String(repeating: "a", count: 65)])
    func attributeNeedsAName(name: String) async throws {
        let office = try RegistryOffice()
        let problem = try await office.refusal(RegisterTown(id: "t", townName: "某镇", attributes: [name: .flag(true)]))
        #expect(problem.errors.map(\.pointer) == ["/attributes"])
        #expect(problem.errors.first?.message.contains("found '\(name)'") == true)
    }

    @Test func listGivesAttributesAndIdsOfNewTowns() async throws {
        let office = try await RegistryOffice.withExample()
        let text = "number,name,newTown,attributes\n56,某镇,new-1,\"{\"\"share\"\": 12.50}\"\n57,别镇,,\n"
        let table = try TownTable.read(Array(text.utf8), file: "t.csv", categories: [])
        let batch = BatchDefinition(
            programme: "jilin",
            number: 2,
            published: "2021",
            citation: Citation(title: "第二批"),
            historical: true,
            entries: table.entries
        )
        #expect(try await office.send(PublishBatch(batch)).towns == ["new-1", "jilin-057"])
        #expect(try await !office.send(PublishBatch(batch)).changed)
        let town = try await office.ask(FindTown(id: "new-1", asOf: "2021-01-01"))
        #expect(town.attributes == ["share": .number(try #require(DecimalValue("12.5")))])
        #expect(try await office.ask(ListTowns(programme: "jilin", asOf: "2020")).total == 55)
        #expect(try await office.differences().isEmpty)
    }

    @Test(arguments: ["12", "{\"a\": null}", "chain=x"])
    func attributesOfATableAreAnObject(cell: String) {
        let quoted = cell.replacing("\"", with: "\"\"")
        let text = "number,name,attributes\n1,某镇,\"\(quoted)\"\n"
        let faults = Sample.faults { _ = try TownTable.read(Array(text.utf8), file: "t.csv", categories: []) }
        #expect(faults.map(\.place) == ["t.csv, row 2, column attributes"], "\(faults)")
    }

    @Test func newTownIsNamedOnceAndNotTogetherWithAKnownOne() async throws {
        let office = try await RegistryOffice.withExample()
        let entries = [
            BatchEntry(number: 56, name: "甲", newTown: "same"), BatchEntry(number: 57, name: "乙", newTown: "same"),
            BatchEntry(number: 58, name: "丙", town: "jilin-001", newTown: "other"),
            BatchEntry(number: 59, name: "丁", newTown: "jilin-002"),
        ]
        let batch = BatchDefinition(
            programme: "jilin",
            number: 2,
            published: "2021",
            citation: Citation(title: "第二批"),
            historical: true,
            entries: entries
        )
        let problem = try await office.refusal(PublishBatch(batch))
        #expect(
            problem.errors.map(\.pointer) == [
                "/batch/entries/1/newTown", "/batch/entries/2/newTown", "/batch/entries/2/town",
                "/batch/entries/3/town",
            ],
            "\(problem)"
        )
    }
}
