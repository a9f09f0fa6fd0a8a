import Foundation
import Messages
import ModuleKit
import ModuleTestKit
import ProjectsMessages
import Rectification
import RectificationMessages
import RegistryMessages

/// Invented values that many tests begin with.
enum Sample {
    struct Missing: Error {}

    static let fixer = ActingUnit(unit: "town-office", post: "statistics")
    static let checker = ActingUnit(unit: "county-office", post: "dispatch")

    static let rules = RectificationRules(
        classes: [
            .init(
                id: "report",
                names: .init(zh: "月报退回"),
                workingDays: 3,
                urgeBefore: 1,
                escalations: [.init(after: 1, to: "county-leader"), .init(after: 3, to: "city-office")]
            ),
            .init(id: "street", names: .init(zh: "街面"), workingDays: 5, urgeBefore: 2, unit: "street-office"),
        ],
        reasons: [
            .init(code: "evidence", names: .init(zh: "缺佐证")),
            .init(code: "litter", names: .init(zh: "垃圾乱倒"), class: "street"),
        ],
        assignments: [
            .init(unit: "river-office", place: "河"), .init(unit: "bridge-office", class: "street", town: "sample-2"),
        ]
    )

    static let programme = ProgrammeDefinition(
        id: "sample",
        version: 1,
        names: .init(zh: "示例"),
        card: DocumentCard(title: "示例方案", published: "2023"),
        application: ApplicationRule(step: "apply", receiver: "county-office", applicants: .init(kinds: ["town"])),
        indicators: [.init(id: "output", names: .init(zh: "产值"), unit: "亿元")],
        projects: ProjectRules(kinds: [.init(id: "road", names: .init(zh: "道路"))], reportDueDay: 5),
        rectification: rules
    )

    /// The Dragon Boat Festival of 2024 and a Saturday worked after it, which the real year does not have.
    static let calendar = WorkCalendar(
        year: 2024,
        version: 1,
        holidays: [.init(from: "2024-06-10", to: "2024-06-10", names: .init(zh: "端午节"))],
        source: "示例"
    )

    /// A module that knows the programme, the calendar and two towns.
    static func office() async throws -> ModuleOffice<RectificationModule> {
        let clock = OfficeClock()
        let office = try ModuleOffice(RectificationModule(clock: { clock.now }), clock: clock)
        try await office.send(DefineCalendar(calendar: calendar))
        try await office.hear(ProgrammeDefined(programme))
        for (id, name) in [("sample-1", "石磨镇"), ("sample-2", "水车镇")] {
            let changes = [FieldChange(.name, to: name)]
            try await office.hear(TownRegistered(town: id, date: "2023", changes: changes, document: nil))
        }
        return office
    }

    /// A fault as somebody files it.
    static func fault(
        _ id: String = "f1",
        town: String = "sample-1",
        unit: String? = "town-office",
        reason: String = "路面破损"
    ) -> FileCase {
        FileCase(
            id: id,
            programme: "sample",
            town: town,
            reason: CaseReason(text: reason),
            title: "路面破损",
            place: "东街",
            unit: unit
        )
    }

    static func month(_ text: String) -> Period { Period(text) ?? Period(year: 2024) }

    static func money(_ text: String) -> Figure { Figure(DecimalValue(text), unit: "万元", basis: .reported) }

    /// The root of the repository.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
