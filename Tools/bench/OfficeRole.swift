import ArgumentParser
import Bus
import EvaluationMessages
import Foundation
import Logging
import Messages
import ModuleKit
import PluginMessages
import ProjectsMessages
import RegistryMessages
import Stream
import ZeroMQ

struct OfficeRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "office",
        abstract: "Gives a running host a programme with many towns and projects, and has it evaluated."
    )

    @Option(help: "The address of the host's requests.") var requests: String
    @Option(help: "The address of the host's events.") var events: String
    @Option(help: "How many projects.") var projects = 100_000
    @Option(help: "How many towns.") var towns = 5_000

    private static let programme = "bench"
    private static let period = Period(year: 2024)

    func run() async throws {
        let client = BusClient(
            context: try Context(),
            reactor: Reactor(name: "bench"),
            configuration: ClientConfiguration(
                endpoints: BusEndpoints(subscribe: events, publish: "", requests: requests),
                publishes: false
            ),
            logger: Logger(label: "bench")
        )
        try await client.start()
        try await client.connected()
        let office = Office(bus: client)
        let plugins = try await client.request(ListPlugins()).items.filter { $0.state == .active }
        try await office.send(DefineProgramme(definition(with: plugins.isEmpty)))

        let registering = try await office.time(towns) { try await register(office, plugins.compactMap(\.townType)) }
        try await office.waitForFollowers(of: "registry", among: ["projects", "evaluation"])
        let loading = try await office.time(projects) { try await load(office) }
        try await office.waitForFollowers(of: "projects", among: ["evaluation"])
        let observing = try await office.time(towns * 2) { try await observe(office) }

        let finished = try await client.subscribe(prefix: "evaluation.run-completed.")
        let began = ContinuousClock.now
        let run = try await office.send(StartRun(programme: Self.programme, period: Self.period))
        let frozen = BenchBus.seconds(began.duration(to: .now))
        for await _ in finished { break }
        let seconds = BenchBus.seconds(began.duration(to: .now))
        let done = try await client.request(FindRun(run: run.id))
        BenchBus.say(
            """
            {"towns": \(registering), "projects": \(loading), "observations": \(observing), "freeze": \(frozen), \
            "run": \(seconds), "scored": \(done.scored)}
            """
        )
    }

    /// A programme with two sections, and the town types' own where there are plugins.
    private func definition(with isWithoutTypes: Bool) -> ProgrammeDefinition {
        let linear = Scoring(.linear, low: DecimalValue(0), high: DecimalValue(100))
        let indicators = ["output", "jobs"].map { id in
            IndicatorDefinition(id: id, names: LocalizedName(zh: id), unit: "个")
        }
        var sections = [
            RubricSection(
                id: "observed",
                names: LocalizedName(zh: "观测"),
                weight: DecimalValue(50),
                from: .observations,
                indicators: indicators.map { .init(indicator: $0.id, weight: DecimalValue(1), scoring: linear) }
            ),
            RubricSection(
                id: "built",
                names: LocalizedName(zh: "项目"),
                weight: DecimalValue(30),
                from: .projects,
                indicators: [.init(indicator: "projects.count", weight: DecimalValue(1), scoring: linear)]
            ),
        ]
        if !isWithoutTypes {
            sections.append(.init(id: "type", names: .init(zh: "类型"), weight: DecimalValue(20), from: .townType))
        }
        return ProgrammeDefinition(
            id: Self.programme,
            version: 1,
            names: LocalizedName(zh: "测速", en: "bench"),
            card: DocumentCard(title: "测速"),
            levels: [Level(id: "city", names: LocalizedName(zh: "市级"))],
            stages: [Stage(id: "listed", names: LocalizedName(zh: "入库"), initial: true)],
            steps: [],
            indicators: indicators,
            projects: ProjectRules(kinds: [.init(id: "works", names: LocalizedName(zh: "工程"))]),
            rubric: Rubric(sections: sections, missing: .zero)
        )
    }

    private func register(_ office: Office, _ types: [String]) async throws {
        try await office.together(1...towns) { number in
            RegisterTown(
                id: "t\(number)",
                townName: "样例镇\(number)",
                townType: types.isEmpty ? nil : types[number % types.count],
                programme: Self.programme,
                level: "city",
                date: "2024-01-02"
            )
        }
    }

    private func load(_ office: Office) async throws {
        let lists = stride(from: 1, through: projects, by: 500).map { $0...min($0 + 499, projects) }
        try await office.together(lists, inFlight: 4) { numbers in
            RegisterProjects(
                programme: Self.programme,
                numbers.map { number in
                    ProjectDraft(
                        ProjectFacts(
                            number: number,
                            name: "样例项目\(number)",
                            town: "t\(number % towns + 1)",
                            kinds: ["works"],
                            investment: Figure(DecimalValue(number % 900 + 100), unit: "万元", basis: .planned)
                        )
                    )
                }
            )
        }
    }

    private func observe(_ office: Office) async throws {
        let lists = stride(from: 1, through: towns, by: 250).map { $0...min($0 + 249, towns) }
        try await office.together(lists, inFlight: 4) { numbers in
            RecordObservations(
                numbers.flatMap { number in
                    ["output", "jobs"].map { indicator in
                        RecordObservations.Entry(
                            programme: Self.programme,
                            town: "t\(number)",
                            indicator: indicator,
                            period: Self.period,
                            figure: Figure(DecimalValue(number % 101), unit: "个", basis: .reported)
                        )
                    }
                }
            )
        }
    }
}

/// An officer who sends many commands.
private struct Office: Sendable {
    let bus: BusClient

    private static let actor = ActingUnit(unit: "bench", post: "officer")

    @discardableResult
    func send<C: Command>(_ command: C) async throws -> C.Reply {
        try await bus.request(
            command,
            options: RequestOptions(deadline: .seconds(60), actor: Self.actor, reason: "bench")
        )
    }

    /// Sends a command for each item, so many at a time.
    func together<Items: Collection & Sendable, C: Command>(
        _ items: Items,
        inFlight: Int = 64,
        _ command: @escaping @Sendable (Items.Element) -> C
    ) async throws where Items.Element: Sendable {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, item) in items.enumerated() {
                if place >= inFlight { try await group.next() }
                group.addTask { try await send(command(item)) }
            }
            try await group.waitForAll()
        }
    }

    /// How many of something are done in a second.
    func time(_ count: Int, _ work: () async throws -> Void) async throws -> Double {
        let began = ContinuousClock.now
        try await work()
        return Double(count) / BenchBus.seconds(began.duration(to: .now))
    }

    /// Waits until others have heard all that a module has said.
    func waitForFollowers(of module: String, among followers: [String]) async throws {
        let head = try await bus.streamState(of: module).head
        for follower in followers {
            while try await !bus.status(of: follower).cursors.contains(where: { cursor in
                cursor.source.hasSuffix("/" + module) && cursor.position?.sequence ?? 0 >= head
            }) {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }
}
