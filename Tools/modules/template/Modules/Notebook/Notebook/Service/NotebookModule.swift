import Ledger
import Messages
import ModuleKit
import NotebookMessages

/// Notes about towns.
public struct NotebookModule: Module {
    /// Its service on the bus.
    public static let name = "notebook"
    /// What makes its tables.
    public static let migrations = NoteStore.migrations
    /// The tables that its own events write.
    public static let tables = [NoteStore.table]

    /// Makes the module; it needs nothing.
    public init() {}

    /// Names the command, the query and the event.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(RecordNote.self, by: [.officer, .reporter]) { command, context, tables in
            let last = try NoteStore(tables: tables).last(command.programme, command.town)
            let event = try NoteRules.decide(command, last: last, today: context.today)
            return Decision([event], reply: .init(number: event.number))
        }
        declaration.scopedQuery(ListNotes.self) { query, access, tables in
            try NoteStore(tables: tables).page(query, access)
        }
        declaration.event(NoteRecorded.self) { event, context, tables in
            try NoteStore.apply(event, context, to: tables)
        }
    }
}
