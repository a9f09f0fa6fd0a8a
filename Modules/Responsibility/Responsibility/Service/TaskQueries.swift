import Ledger
import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// Answers what is asked about tasks as documents have them.
struct TaskQueries {
    let known: KnownStore
    let groups: GroupStore

    init(_ tables: any TableReader) {
        known = KnownStore(tables: tables)
        groups = GroupStore(tables: tables)
    }

    /// Answers ``ListTasks``.
    func list(_ query: ListTasks) throws -> Page<ProgrammeTask> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: ResponsibilityModule.name)
        let books = try query.programme.map { [try known.book($0, version: query.version)] } ?? known.books()
        let fitting = books.flatMap { book in book.tasks().filter { fits($0, query, book) } }
        let first = min(max(0, request.cursor.flatMap { Int($0) } ?? 0), fitting.count)
        let items = Array(fitting[first...].prefix(request.limit))
        let next = first + items.count
        return Page(items: items, total: fitting.count, next: next < fitting.count ? "\(next)" : nil)
    }

    /// Answers ``FindGroup``.
    func group(_ query: FindGroup) throws -> GroupState {
        let book = try known.book(query.programme)
        guard let group = book.group else { throw GroupHandler.noGroup(query.programme) }
        return GroupState(
            programme: query.programme,
            head: group.head,
            deputies: group.deputies.map(book.directory.named),
            members: group.members.map(book.directory.named),
            office: book.directory.named(group.office),
            dissolves: group.dissolves,
            dissolvedOn: try groups.dissolvedOn(query.programme),
            changes: try groups.changes(of: query.programme)
        )
    }

    private func fits(_ task: ProgrammeTask, _ query: ListTasks, _ book: TaskBook) -> Bool {
        if let group = query.group, task.group != group { return false }
        if let flag = query.flag, !task.flags.contains(where: { $0.kind == flag }) { return false }
        guard let unit = query.unit else { return true }
        let key = book.directory.named(unit).key
        return (task.leads + task.joining).contains { $0.key == key }
    }
}
