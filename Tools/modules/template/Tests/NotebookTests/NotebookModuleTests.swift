import Messages
import ModuleKit
import ModuleTestKit
import Notebook
import NotebookMessages
import Testing

struct NotebookModuleTests {
    private let office: ModuleOffice<NotebookModule>

    init() throws {
        office = try ModuleOffice(NotebookModule())
    }

    private func note(_ town: String, _ text: String = "街面整洁") -> RecordNote {
        RecordNote(programme: "sample", town: town, text: text)
    }

    @Test
    func notesAreNumberedWithinATown() async throws {
        #expect(try await office.send(note("t1")).number == 1)
        #expect(try await office.send(note("t1")).number == 2)
        #expect(try await office.send(note("t2")).number == 1)
        #expect(try await office.ask(ListNotes(town: "t1")).items.map(\.number) == [1, 2])
        #expect(try await office.differences() == [])
    }

    @Test
    func aPageEndsWhereTheNextBegins() async throws {
        for _ in 1...3 { try await office.send(note("t1")) }
        let first = try await office.ask(ListNotes(limit: 2))
        let second = try await office.ask(ListNotes(limit: 2, cursor: first.next))
        #expect((first.items + second.items).map(\.number) == [1, 2, 3])
        #expect(first.total == 3)
        #expect(second.next == nil)
    }

    @Test(arguments: ["", "  ", String(repeating: "长", count: 2001)])
    func aNoteHasText(_ text: String) async throws {
        let problem = try await office.refusal(note("t1", text))
        #expect(problem?.code == NotebookCode.invalid)
        #expect(problem?.remedy == "Write 1 to 2000, not only blanks.")
    }

    @Test
    func aReporterSeesAndWritesOnlyTheirTown() async throws {
        try await office.send(note("t1"))
        try await office.send(note("t2"))
        let reporter = Access(.reporter, towns: ["t2"])
        let page = try await office.ask(ListNotes(), access: reporter)
        #expect(page.items.map(\.town) == ["t2"])
        #expect(page.total == 1)
        #expect(try await office.refusal(note("t1"), access: reporter)?.code == "notebook.not-in-scope")
        #expect(try await office.refusal(note("t2"), access: reporter) == nil)
    }
}
