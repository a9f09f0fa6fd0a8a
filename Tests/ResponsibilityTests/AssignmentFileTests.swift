import Messages
import ModuleTestKit
import OfficeFiles
import ResponsibilityMessages
import Testing

@testable import Responsibility

@Suite struct AssignmentFileTests {
    @Test func theStreetOfTheExampleGetsTheTwentyClausesForEveryTown() async throws {
        let office = try await Example.office()
        let commands = try AssignmentFile.read(Example.folder, programme: try Example.definition())
        for _ in 1...2 {
            for case let command as AssignTasks in commands { try await office.send(command) }
        }
        let given = try await office.ask(ListAssignments(town: Example.town, limit: 200))
        #expect((given.total, given.items.count { $0.due != nil }) == (20, 0))
        #expect(try await office.ask(ListWorkload(programme: Example.programme)).units.first?.open == 11)
    }

    @Test func aFileNamesTownsTasksAndDays() throws {
        let text = "assignments:\n  - {town: a}\n  - {town: b, tasks: [t1, t2], due: 2024-12-31}\n"
        let read = try AssignmentFile.read(text, file: "a.yaml", programme: "sample")
        #expect(read.map(\.town) == ["a", "b"])
        #expect(read.map(\.tasks) == [nil, ["t1", "t2"]])
        #expect(read.map(\.due) == [nil, "2024-12-31"])
    }

    @Test func aFileWithoutTownsIsRefusedWithItsLine() throws {
        let faults = #expect(throws: FileFaults.self) {
            _ = try AssignmentFile.read("assignments:\n  - {tasks: [t1]}\n", file: "a.yaml", programme: "sample")
        }
        #expect(faults?.faults.map(\.line) == [2])
        #expect(faults?.faults.map(\.message) == ["'town' is missing; expected text"])
    }
}
