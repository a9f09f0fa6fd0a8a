import EnvironmentGovernanceMessages
import Foundation
import Messages
import ModuleTestKit
import OfficeFiles
import Registry
import RegistryMessages

@testable import EnvironmentGovernance

/// Small invented values: a programme of two towns, four roads, two shops and a school.
enum Sample {
    static let rules = EnvironmentRules(
        gridLevels: [
            .init(id: "street", names: .init(zh: "街道")), .init(id: "community", names: .init(zh: "社区")),
        ],
        placeKinds: [
            .init(id: "road", names: .init(zh: "道路")), .init(id: "shop", names: .init(zh: "商铺")),
            .init(id: "school", names: .init(zh: "学校")),
        ],
        focus: [
            FocusGroup(
                id: "build",
                names: .init(zh: "建设"),
                items: [
                    FocusItem(id: "F1", names: .init(zh: "广场"), quantity: 2, unit: "处"),
                    FocusItem(id: "F2", names: .init(zh: "站亭"), unit: "批"),
                ]
            ),
            FocusGroup(id: "clean", names: .init(zh: "治脏"), items: [FocusItem(id: "F3", names: .init(zh: "清扫"))]),
        ],
        checklist: [
            ChecklistItem(
                id: "C1",
                group: "clean",
                names: .init(zh: "垃圾清运"),
                kind: .check,
                placeKinds: ["road"],
                caseClass: "daily"
            ),
            ChecklistItem(id: "C2", group: "clean", names: .init(zh: "路面"), kind: .check, weight: DecimalValue(3)),
            ChecklistItem(id: "C3", group: "clean", names: .init(zh: "保洁人数"), kind: .measure, unit: "人"),
            ChecklistItem(id: "C4", group: "build", names: .init(zh: "三包"), kind: .check, placeKinds: ["shop"]),
        ],
        parts: [
            .init(id: "mutual", names: .init(zh: "互查"), weight: DecimalValue(45)),
            .init(id: "third", names: .init(zh: "第三方"), weight: DecimalValue(45)),
            .init(id: "questionnaire", names: .init(zh: "问卷"), weight: DecimalValue(10)),
        ],
        rewards: RankingRewards(best: 1, worst: 1, passMark: DecimalValue(60)),
        duplicates: DuplicateRule(withinDays: 3),
        gridRating: GridRatingRule(
            superior: DecimalValue(60),
            residents: DecimalValue(40),
            grades: [
                .init(id: "good", names: .init(zh: "优秀"), from: DecimalValue(85)),
                .init(id: "fair", names: .init(zh: "合格"), from: DecimalValue(60)),
            ]
        )
    )

    static func definition(_ id: String = "sample", _ rules: EnvironmentRules? = rules) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: id,
            version: 1,
            names: .init(zh: "示例"),
            card: DocumentCard(title: "示例方案", published: "2023"),
            environment: rules
        )
    }

    static let programme = GovernedProgramme(id: "sample", rules: rules)
    static let secret = "山高水长-2024-06"
    static let commitment = DrawRules.commitment(to: secret)
    static let june = month("2024-06")

    static func month(_ text: String) -> Period { Period(text) ?? Period(year: 2024) }

    static let grids = [
        GridDraft(id: "g1", town: "t1", level: "street", name: "一街", duty: .init(unit: "street-one")),
        GridDraft(id: "g1-a", town: "t1", level: "community", parent: "g1", name: "一街一社", standard: "一级保洁"),
        GridDraft(id: "g2", town: "t2", level: "street", name: "二街", duty: .init(unit: "street-two")),
    ]

    static let places = [
        PlaceDraft(id: "road-1", town: "t1", kind: "road", name: "一号路", grid: "g1-a"),
        PlaceDraft(
            id: "road-2",
            town: "t1",
            kind: "road",
            name: "二号路",
            grid: "g1-a",
            duty: .init(unit: "road-office", post: "路长"),
            facilities: [.init("垃圾桶", count: 12)]
        ),
        PlaceDraft(id: "road-3", town: "t2", kind: "road", name: "三号路", grid: "g2"),
        PlaceDraft(id: "road-4", town: "t2", kind: "road", name: "四号路"),
        PlaceDraft(id: "shop-1", town: "t1", kind: "shop", name: "一号店", signed: true),
        PlaceDraft(id: "shop-2", town: "t2", kind: "shop", name: "二号店", signed: false),
        PlaceDraft(id: "school-1", town: "t1", kind: "school", name: "一号学校"),
    ]

    static func opening(
        part: String = "mutual",
        unit: String = "inspectors",
        quotas: [KindQuota] = [KindQuota("road", count: 2), KindQuota("shop", count: 1)],
        towns: [String] = [],
        unannounced: Bool = false,
        anyPlace: Bool = false,
        secret: String = secret,
        month: Period = june
    ) -> OpenInspection {
        OpenInspection(
            programme: "sample",
            month: month,
            part: part,
            unit: unit,
            towns: towns,
            quotas: quotas,
            unannounced: unannounced,
            anyPlace: anyPlace,
            commitment: DrawRules.commitment(to: secret)
        )
    }

    static func problem(_ body: () throws -> Void) -> Problem? {
        do {
            try body()
            return nil
        } catch {
            return error as? Problem
        }
    }

    static func faults(_ body: () throws -> Void) -> [String] {
        do {
            try body()
            return []
        } catch {
            return (error as? FileFaults)?.faults.map(\.description) ?? ["\(error)"]
        }
    }
}

/// The module at work.
typealias Office = ModuleOffice<EnvironmentGovernanceModule>

extension ModuleOffice where M == EnvironmentGovernanceModule {
    /// What an inspector of the first town may see.
    static var inspector: Access { Access(.inspector, programmes: ["sample"], towns: ["t1"]) }
    /// What a reporter of the first town may see.
    static var reporter: Access { Access(.reporter, programmes: ["sample"], towns: ["t1"]) }

    /// Opens the module when it has heard of the sample and its two towns.
    static func empty() async throws -> Office {
        let office = try Office(EnvironmentGovernanceModule())
        try await office.hear(ProgrammeDefined(Sample.definition()))
        for town in ["t1", "t2"] { try await office.join(town, "sample") }
        return office
    }

    /// Opens the module with the sample's grids and places.
    static func withPlaces() async throws -> Office {
        let office = try await empty()
        try await office.send(DefineGrids(programme: "sample", Sample.grids))
        try await office.send(RegisterPlaces(programme: "sample", Sample.places))
        return office
    }

    /// Opens the module with an inspection whose places are drawn: two roads, one shop.
    static func drawn(
        _ opening: OpenInspection = Sample.opening(),
        secret: String = Sample.secret
    ) async throws -> (office: Office, inspection: String) {
        let office = try await withPlaces()
        return (office, try await office.draw(opening, secret: secret))
    }

    /// Opens and draws an inspection.
    func draw(_ opening: OpenInspection = Sample.opening(), secret: String = Sample.secret) async throws -> String {
        let opened = try await send(opening)
        try await send(DrawInspection(inspection: opened.inspection, secret: secret))
        return opened.inspection
    }

    /// Lets a town join a programme.
    func join(_ town: String, _ programme: String) async throws {
        try await hear(
            ProgrammeJoined(town: town, programme: programme, date: "2024-01-01", changes: [], document: nil)
        )
    }

    /// Records one result.
    @discardableResult
    func record(
        _ inspection: String,
        _ place: String,
        _ item: String,
        _ result: FindingResult,
        on date: String? = nil,
        reason: String? = nil
    ) async throws -> FindingsReply {
        let command = RecordFindings(inspection: inspection, place: place, date: date, [ItemResult(item, result)])
        return try await send(command, reason: reason)
    }
}
