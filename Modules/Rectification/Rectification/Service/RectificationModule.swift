import EnvironmentGovernanceMessages
import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import ProjectsMessages
import RectificationMessages
import RegistryMessages

/// The one loop of returning and putting right (整改闭环), for every module.
public struct RectificationModule: Module {
    /// Its service on the bus.
    public static let name = "rectification"
    /// What makes its tables.
    public static let migrations = RectificationTables.migrations
    /// The tables that its own events write.
    public static let tables = RectificationTables.names
    /// The tables that events of other modules write.
    public static let heardTables = RectificationTables.heard
    /// How often it looks at the clock when nothing happens.
    public static let pause = Duration.seconds(60)

    private let clock: @Sendable () -> Int64

    /// Makes the module.
    ///
    /// - Parameter clock: The present time, in milliseconds since 1970, UTC; lights are judged by it.
    public init(clock: @escaping @Sendable () -> Int64) {
        self.clock = clock
    }

    /// Names every command, query and event, and who is heard.
    public func declare(_ declaration: inout ModuleDeclaration) {
        declareLoop(&declaration)
        declareOffice(&declaration)
        declareQueries(&declaration)
        declareEvents(&declaration)
        let heard = [
            DefineProgramme.service, SubmitReport.service, VerifyObservation.service, EnvironmentName.service,
        ]
        declaration.reacts(to: heard) { events, tables in try SourceHearing(tables: tables).hear(events) }
    }

    /// Urges and escalates, at news and at least once a minute.
    public func work(_ desk: ModuleDesk) async {
        let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in desk.news { wake.yield() } }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.pause)
                    wake.yield()
                }
            }
            for await _ in wakes { await ClockWork(desk: desk).run() }
            group.cancelAll()
        }
    }

    /// What those do who find, put right and check.
    private func declareLoop(_ declaration: inout ModuleDeclaration) {
        declaration.command(FileCase.self, by: [.officer, .inspector]) {
            try FileCaseHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(AcceptCase.self, by: [.officer, .reporter]) {
            try HandleCaseHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(SubmitCase.self, by: [.officer, .reporter]) {
            try HandleCaseHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(VerifyCase.self, by: [.officer, .inspector]) {
            try CheckCaseHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(ReturnCase.self, by: [.officer, .inspector]) {
            try CheckCaseHandler(desk: .init($2, $1)).decide($0)
        }
    }

    /// What only officers do.
    private func declareOffice(_ declaration: inout ModuleDeclaration) {
        declaration.command(AssignCase.self, by: [.officer]) {
            try HandleCaseHandler(desk: .init($2, $1)).decide($0)
        }
        declaration.command(CloseCase.self, by: [.officer]) { try CheckCaseHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(ReopenCase.self, by: [.officer]) { try CheckCaseHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(UrgeCase.self, by: [.officer]) { try UrgeHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(EscalateCase.self, by: [.officer]) { try UrgeHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(SuspendCase.self, by: [.officer]) { try SetAsideHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(ResumeCase.self, by: [.officer]) { try SetAsideHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(MergeCase.self, by: [.officer]) { try SetAsideHandler(desk: .init($2, $1)).decide($0) }
        declaration.command(DefineCalendar.self) { command, _, tables in
            try CalendarHandler(calendars: .init(tables: tables)).decide(command)
        }
    }

    private func declareQueries(_ declaration: inout ModuleDeclaration) {
        let clock = clock
        let today: @Sendable () -> String = { OfficeTime.date(of: clock()) }
        declaration.scopedQuery(ListCases.self) { query, access, tables in
            try CaseQueries(tables: tables, access: access, today: today()).list(query)
        }
        declaration.scopedQuery(FindCase.self) { query, access, tables in
            try CaseQueries(tables: tables, access: access, today: today()).find(query)
        }
        declaration.scopedQuery(CaseHistory.self) { query, access, tables in
            try CaseQueries(tables: tables, access: access, today: today()).history(query)
        }
        declaration.scopedQuery(SummarizeCases.self) { query, access, tables in
            try CaseQueries(tables: tables, access: access, today: today()).summarize(query)
        }
        declaration.openQuery(ListCalendars.self) { try CalendarQueries(tables: $1).list($0) }
        declaration.openQuery(FindCalendar.self) { try CalendarQueries(tables: $1).find($0) }
    }
}
