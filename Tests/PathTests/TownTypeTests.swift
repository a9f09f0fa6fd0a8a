import Bus
import EvaluationMessages
import Foundation
import GatewayClient
import Messages
import ModuleKit
import PluginMessages
import ProjectsMessages
import RegistryMessages
import Stream
import Testing

/// Town types that come and go while a host runs.
@Suite("Town types")
struct TownTypeTests {
    @Test("go with their folder, come by a folder, hear what was before them, and judge", .timeLimit(.minutes(3)))
    func comeAndGo() async throws {
        let before = try Checkout.changes()
        let folder = TemporaryFolder()
        let plugins = try PluginFolders(in: folder.path)
        try plugins.put("industrial-town", from: Checkout.built)
        let host = try await RunningHost.start(in: folder.path, examples: false, plugins: plugins.path)
        let (bus, leave) = try await host.joinBus()
        let office = TypeOffice(bus: bus)
        var plugin = AwaitedEvents(try await bus.subscribe(prefix: "plugin"))
        var runs = AwaitedEvents(try await bus.subscribe(prefix: "evaluation.run-"))
        try await office.setUp()
        #expect(try states(host) == ["industrial-town": "active"])

        // A type whose folder is taken away is gone; what it kept stays.
        try plugins.take("industrial-town")
        _ = try await plugin.next("plugins.plugin-removed.v1")
        #expect(try states(host) == ["industrial-town": "removed"])
        #expect(FileManager.default.fileExists(atPath: host.data + "/modules/plugin.industrial-town.db"))
        let blocked = try await office.evaluate()
        _ = try await runs.next("evaluation.run-blocked.v1")
        let why = try await bus.request(FindRun(run: blocked)).blocked
        #expect(Set(why.map(\.townType)) == ["industrial", "forest"])

        // A new type is dropped in by rename: active, and told of the projects that were there before it.
        try plugins.put("forest-town", from: Checkout.others)
        _ = try await plugin.next("plugins.plugin-activated.v1")
        let told = try await plugin.next("plugin.forest-town.observation-derived.v1")
        #expect(told.data.contains("planned-projects"))
        try await office.observe()

        // The old one comes back and goes on from its ledger; the run that waited goes on by itself.
        try plugins.put("industrial-town", from: Checkout.built)
        _ = try await plugin.next("plugins.plugin-activated.v1")
        _ = try await runs.next("evaluation.run-completed.v1")
        #expect(try await bus.request(FindRun(run: blocked)).state == .preliminary)

        // The next run judges the new type by what it has observed and heard.
        let run = try await office.evaluate()
        _ = try await runs.next("evaluation.run-completed.v1")
        let forest = try #require(try await bus.request(ListResults(run: run)).items.first { $0.town == "forest-1" })
        #expect(forest.score == DecimalValue("96"), "\(forest)")
        let tree = try host.client.get("/api/v1/evaluations/\(run)/results/forest-1/explanation")
        let words = String(decoding: tree, as: UTF8.self)
        #expect(words.contains("每千人20张康养床位"), "\(words)")
        #expect(words.contains("//local/projects#"), "\(words)")

        await leave()
        #expect(await host.stop() == 0)
        #expect(try Checkout.changes() == before)
    }

    private func states(_ host: RunningHost) throws -> [String: String] {
        struct Page: Decodable {
            struct Item: Decodable {
                let id: String
                let state: String
            }
            let items: [Item]
        }
        let page = try JSONDecoder().decode(Page.self, from: Data(try host.client.get("/api/v1/plugins")))
        return Dictionary(page.items.map { ($0.id, $0.state) }) { first, _ in first }
    }
}

/// The checkout that the tests were built from.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)
    /// Where `Tools/plugins/build` puts the plugins.
    static let built = root + ".build/plugins"
    /// Where `Tools/plugins/test` puts those of others.
    static let others = root + ".build/plugin-work/others"

    /// What differs from the last commit outside the folder of others' plugins.
    static func changes() throws -> String {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/git")
        git.arguments = ["-C", root, "status", "--porcelain", "--", ".", ":(exclude)examples/plugins"]
        git.standardOutput = output
        try git.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        git.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}

/// A plugin path of a test's own.
private struct PluginFolders {
    let path: String
    private let aside: String

    init(in folder: String) throws {
        path = folder + "/plugins"
        aside = folder + "/aside"
        for place in [path, aside] {
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        }
    }

    /// Lets a built folder appear, by rename.
    func put(_ id: String, from place: String) throws {
        let (made, shown) = ("\(aside)/\(id)", "\(path)/\(id)")
        if !FileManager.default.fileExists(atPath: made) {
            try FileManager.default.copyItem(atPath: "\(place)/\(id)", toPath: made)
        }
        try FileManager.default.moveItem(atPath: made, toPath: shown)
    }

    /// Lets a folder vanish, by rename.
    func take(_ id: String) throws {
        try FileManager.default.moveItem(atPath: "\(path)/\(id)", toPath: "\(aside)/\(id)")
    }
}

/// A programme with two towns of two types.
private struct TypeOffice {
    let bus: BusClient

    private static let programme = "mixed"
    private static let period = Period(year: Calendar(identifier: .gregorian).component(.year, from: Date()))

    func setUp() async throws {
        let definition = ProgrammeDefinition(
            id: Self.programme,
            version: 1,
            names: LocalizedName(zh: "试验", en: "trial"),
            card: DocumentCard(title: "试验"),
            levels: [Level(id: "city", names: LocalizedName(zh: "市级"))],
            stages: [Stage(id: "listed", names: LocalizedName(zh: "入库"), initial: true)],
            steps: [],
            projects: ProjectRules(kinds: [.init(id: "works", names: LocalizedName(zh: "工程"))]),
            rubric: Rubric(
                sections: [
                    .init(id: "type", names: .init(zh: "类型"), weight: DecimalValue(1), from: .townType)
                ],
                missing: .zero
            )
        )
        try await send(DefineProgramme(definition))
        for type in ["forest", "industrial"] {
            try await send(
                RegisterTown(
                    id: "\(type)-1",
                    townName: "\(type)镇",
                    townType: type,
                    programme: Self.programme,
                    level: "city",
                    date: "2024-01-02"
                )
            )
        }
        let towns = try await bus.streamState(of: "registry").head
        try await caughtUp(bus, "projects", with: towns, of: "registry")
        let projects = (1...3).map { (number: Int) in
            ProjectDraft(ProjectFacts(number: number, name: "样例\(number)", town: "forest-1", kinds: ["works"]))
        }
        try await send(RegisterProjects(programme: Self.programme, projects))
        try await caughtUp(bus, "evaluation", with: towns, of: "registry")
    }

    /// Says of the forest town what its type measures.
    func observe() async throws {
        for source in ["plugins", "plugin.forest-town"] {
            let head = try await bus.streamState(of: source).head
            try await caughtUp(bus, "evaluation", with: head, of: source)
        }
        let figures = [("forest-cover", "45", "%"), ("care-beds", "40", "张"), ("residents", "2000", "人")]
        try await send(
            RecordObservations(
                figures.map { indicator, value, unit in
                    RecordObservations.Entry(
                        programme: Self.programme,
                        town: "forest-1",
                        indicator: indicator,
                        period: Self.period,
                        figure: Figure(DecimalValue(value), unit: unit, basis: .reported)
                    )
                }
            )
        )
    }

    func evaluate() async throws -> String {
        try await send(StartRun(programme: Self.programme, period: Self.period)).id
    }

    @discardableResult
    private func send<C: Command>(_ command: C) async throws -> C.Reply {
        let actor = ActingUnit(unit: "试验单位", post: "officer")
        return try await bus.request(command, options: RequestOptions(actor: actor, reason: "试验"))
    }
}
