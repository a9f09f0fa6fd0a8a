import Foundation
import Messages
import ModuleTestKit
import Registry
import RegistryMessages
import ResponsibilityMessages

@testable import Responsibility

typealias Office = ModuleOffice<ResponsibilityModule>

/// The example that the repository carries, as the registry would tell it.
enum Example {
    static let programme = "huangtun"
    static let town = "huangtun-1"
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples/huangtun").path(percentEncoded: false)

    static func commands() throws -> [FileCommand] { try ProgrammeFolder.read(folder).commands }

    static func definition() throws -> ProgrammeDefinition {
        for case .defineProgramme(let command) in try commands() { return command.definition }
        throw Sample.Missing()
    }

    /// An office that has heard of the programme, its units and its street.
    static func office() async throws -> Office {
        let office = try Sample.office()
        for command in try commands() {
            switch command {
            case .defineUnits(let command): for unit in command.units { try await office.hear(UnitDefined(unit)) }
            case .defineProgramme(let command): try await office.hear(ProgrammeDefined(command.definition))
            default: break
            }
        }
        try await Sample.join(town, programme, office)
        return office
    }
}

/// Small invented values.
enum Sample {
    struct Missing: Error {}

    static func office() throws -> Office {
        let clock = OfficeClock()
        return try Office(ResponsibilityModule(clock: { clock.now }), clock: clock)
    }

    static func unit(_ id: String, _ name: String, aliases: [String] = [], parent: String? = nil) -> OfficeUnit {
        OfficeUnit(id: id, names: .init(zh: name), aliases: aliases, kind: "bureau", parent: parent, source: "示例")
    }

    static let units = [
        unit("roads", "道路局", aliases: ["区道路局", "道路"]), unit("water", "水务局"),
        unit("roads-part", "道路局（桥梁）", parent: "roads"), unit("twin-a", "甲局", aliases: ["两块牌子局"]),
        unit("twin-b", "乙局", aliases: ["两块牌子局"]),
    ]

    static let directory = UnitDirectory(units)

    static func task(
        _ id: String,
        leads: [String] = ["道路局"],
        joining: [String] = [],
        basis: TaskDefinition.LeadBasis = .stated,
        openEnded: Bool = false,
        townType: String? = nil,
        quantityUnit: String? = nil,
        due: String? = nil
    ) -> TaskDefinition {
        TaskDefinition(
            id: id,
            number: id,
            group: "任务",
            names: .init(zh: "任务\(id)"),
            leads: leads,
            joining: joining,
            leadBasis: basis,
            openEnded: openEnded,
            townType: townType,
            quantityUnit: quantityUnit,
            due: due
        )
    }

    static let group = LeadingGroup(head: "分管负责同志", deputies: [], members: ["两块牌子局"], office: "道路")

    static func programme(
        _ id: String = "sample",
        version: Int = 1,
        tasks: [TaskDefinition],
        group: LeadingGroup? = group
    ) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: id,
            version: version,
            names: .init(zh: "示例"),
            card: DocumentCard(title: "示例方案", published: "2023"),
            leadingGroup: group,
            tasks: tasks
        )
    }

    static let tasks = [
        task("t1", due: "2024-06"), task("t2", leads: ["water"], joining: ["道路"]), task("t3", townType: "port"),
    ]

    /// An office with a programme of three tasks and two towns.
    static func working() async throws -> Office {
        let office = try office()
        for unit in units { try await office.hear(UnitDefined(unit)) }
        try await office.hear(ProgrammeDefined(programme(tasks: tasks)))
        for town in ["north", "south"] { try await join(town, "sample", office) }
        return office
    }

    static func join(_ town: String, _ programme: String, _ office: Office) async throws {
        try await office.hear(TownRegistered(town: town, date: "2023", changes: [], document: nil))
        try await office.hear(
            ProgrammeJoined(town: town, programme: programme, date: "2023", changes: [], document: nil)
        )
    }

    static let north = Access(.reporter, programmes: ["sample"], towns: ["north"])
}
