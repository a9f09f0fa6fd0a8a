import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

/// Titles as files give them, and dates that documents do not give to the day.
@Suite struct HonourTests {
    private static let yaml = """
        honours:
          - {town: t, name: 某称号, grantor: 某局, status: granted, date: 2023, document: {title: 某文件}}
          - {town: t, name: 某称号, status: proposed, date: 2023-05}
        """

    @Test func honoursAreRead() throws {
        let commands = try HonourFile.read(Self.yaml, file: "h.yaml")
        let first = Honour(
            name: "某称号",
            grantor: "某局",
            status: .granted,
            date: "2023",
            document: Citation(title: "某文件")
        )
        #expect(commands.map(\.honour) == [first, Honour(name: "某称号", status: .proposed, date: "2023-05")])
    }

    @Test(arguments: [
        ("status: granted", "status: given", 2, "expected one of proposed, granted, withdrawn, found 'given'"),
        ("date: 2023,", "date: lately,", 2, "expected a date such as 2019-02-11, found 'lately'"),
        ("date: 2023-05", "on: 2023-05", 3, "'date' is missing; expected text"),
        ("{title: 某文件}", "{name: 某文件}", 2, "'title' is missing; expected text"),
        ("grantor: 某局, status", "status", 3, "'t 某称号 ' stands twice; expected each once"),
    ])
    func faultNamesItsLine(old: String, new: String, line: Int, text: String) {
        let faults = Sample.faults {
            _ = try HonourFile.read(Self.yaml.replacing(old, with: new, maxReplacements: 1), file: "h.yaml")
        }
        #expect(faults.contains { $0.line == line && $0.message.contains(text) }, "\(faults)")
    }

    @Test func sameHonourAgainChangesNothing() async throws {
        let office = try RegistryOffice()
        try await office.send(RegisterTown(id: "t", townName: "某镇"))
        for command in try HonourFile.read(Self.yaml, file: "h.yaml") { try await office.send(command) }
        let head = office.head
        for command in try HonourFile.read(Self.yaml, file: "h.yaml") {
            #expect(try await office.send(command).version == 3)
        }
        #expect(office.head == head)
        var changed = try #require(try HonourFile.read(Self.yaml, file: "h.yaml").last)
        changed.honour.status = .granted
        #expect(try await office.send(changed).version == 4)
    }

    @Test func honourNeedsADateThatIsOne() async throws {
        let office = try RegistryOffice()
        try await office.send(RegisterTown(id: "t", townName: "某镇"))
        let honour = RecordHonour(town: "t", honour: Honour(name: "某称号", status: .granted, date: "2023-13"))
        let problem = try await office.refusal(honour)
        #expect(problem.code == RegistryCode.badDate)
        #expect(problem.remedy == "Write it as 2019-02-11, 2019-02 or 2019.")
        let future = RecordHonour(town: "t", honour: Honour(name: "某称号", status: .granted, date: "2025"))
        #expect(try await office.refusal(future).detail == "The date '2025' is in the future: today is 2024-06-01.")
    }

    @Test(arguments: [(true, [] as [String]), (false, ["expected a day such as 2019-02-11"])])
    func onlyAHistoricalListMayBeDatedByYear(historical: Bool, messages: [String]) {
        let yaml = """
            programme: sample
            number: 1
            published: 2019
            historical: \(historical)
            citation: {title: 名单}
            towns: towns.csv
            """
        #expect(Sample.faults { _ = try BatchFile.read(yaml, file: "b.yaml") }.map(\.message) == messages)
    }
}
