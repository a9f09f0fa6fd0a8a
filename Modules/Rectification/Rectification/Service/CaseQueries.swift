import Ledger
import Messages
import ModuleKit
import RectificationMessages

/// Answers what is asked about cases.
struct CaseQueries {
    let tables: any TableReader
    let access: Access
    /// The office's date.
    let today: String

    /// Answers ``ListCases``.
    func list(_ query: ListCases) throws -> Page<RectificationCase> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: RectificationModule.name)
        return try CaseList(tables: tables, access: access, day: try day(query.asOf)).page(query, request)
    }

    /// Answers ``FindCase``.
    func find(_ query: FindCase) throws -> RectificationCase {
        try CaseStore(tables: tables).require(query.id, access).shown(on: try day(query.asOf))
    }

    /// Answers ``CaseHistory``.
    func history(_ query: CaseHistory) throws -> Page<CaseHistoryEntry> {
        let store = CaseStore(tables: tables)
        let entries = try store.history(try store.require(query.id, access).id)
        return Page(items: entries, total: entries.count)
    }

    /// Answers ``SummarizeCases``.
    func summarize(_ query: SummarizeCases) throws -> CaseStatisticsReply {
        try StatisticsStore(tables: tables, access: access, day: try day(query.asOf)).reply(query)
    }

    private func day(_ text: String?) throws -> String {
        guard let text else { return today }
        if let day = OfficialDate.lastDay(of: text) { return day }
        throw Problem(
            RectificationCode.invalid,
            .invalid,
            "'\(text)' is not a date.",
            remedy: "Write 2024-06-30, 2024-06 or 2024.",
            errors: [.init(pointer: "/asOf", message: "expected a date, found '\(text)'")]
        )
    }
}

/// Answers what is asked about calendars.
struct CalendarQueries {
    let tables: any TableReader

    /// Answers ``ListCalendars``.
    func list(_ query: ListCalendars) throws -> Page<WorkCalendar> {
        let request = try PageRequest(limit: query.limit, cursor: query.cursor, of: RectificationModule.name)
        let all = try CalendarStore(tables: tables).all()
        let after = query.cursor.flatMap { Int($0) } ?? 0
        return request.page(all.filter { $0.year > after }, total: all.count) { String($0.year) }
    }

    /// Answers ``FindCalendar``.
    func find(_ query: FindCalendar) throws -> WorkCalendar {
        if let calendar = try CalendarStore(tables: tables).find(query.year) { return calendar }
        throw Problem(
            RectificationCode.notFound,
            .notFound,
            "There is no calendar of \(query.year).",
            remedy: "Define it (\(DefineCalendar.name)); until then only weekends are left out of its deadlines."
        )
    }
}
