import Foundation
import Messages
import OfficeFiles
import ProjectsMessages
import RegistryMessages

@testable import Projects

/// The example that the repository carries.
///
/// Its programme's own file is Registry's to read; here stand the parts that projects need.
enum Example {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples/zhangjiachan").path(percentEncoded: false)

    static let programme = Sample.programme(
        "zhangjiachan",
        ProjectRules(
            kinds: [
                .init(id: "key-industry", names: .init(zh: "重点产业")),
                .init(id: "public-service", names: .init(zh: "公共服务")),
                .init(id: "infrastructure", names: .init(zh: "基础设施")),
                .init(id: "environment", names: .init(zh: "环境整治")),
            ],
            benefits: [
                .init(id: "sales", names: .init(zh: "销售")), .init(id: "output-value", names: .init(zh: "产值")),
                .init(id: "tax", names: .init(zh: "税收")), .init(id: "profit-and-tax", names: .init(zh: "利税")),
                .init(id: "foreign-trade", names: .init(zh: "外贸")),
            ],
            expectedFields: ["investment", "zone"]
        )
    )

    static let names = Dictionary(
        uniqueKeysWithValues: ((programme.projects?.kinds ?? []) + (programme.projects?.benefits ?? []))
            .map { ($0.id, $0.names.zh) }
    )

    static func commands() throws -> [RegisterProjects] {
        try ProjectsFolder.read(folder, programme: programme).compactMap { $0 as? RegisterProjects }
    }
}

/// Small invented values.
enum Sample {
    struct Missing: Error {}

    static func programme(_ id: String, _ rules: ProjectRules?) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: id,
            version: 1,
            names: .init(zh: "示例"),
            card: DocumentCard(title: "示例方案", published: "2023"),
            stages: [],
            steps: [],
            measureUnits: [.init(unit: "栏", dimension: "栏", factor: DecimalValue(1))],
            projects: rules
        )
    }

    static let rules = ProjectRules(
        kinds: [.init(id: "road", names: .init(zh: "道路")), .init(id: "plant", names: .init(zh: "工厂"))],
        benefits: [.init(id: "sales", names: .init(zh: "销售")), .init(id: "tax", names: .init(zh: "税收"))],
        expectedFields: ["investment", "zone"],
        funds: [.init(id: "special", names: .init(zh: "专项")), .init(id: "award", names: .init(zh: "奖补"))],
        reportDueDay: 5
    )
    static let programme = programme("sample", rules)
    static let library = Library(programme: "sample", rules: rules, measureUnits: programme.measureUnits)

    static func money(_ text: String, _ unit: String = "万元") -> Figure {
        Figure(DecimalValue(text), unit: unit, basis: .reported)
    }

    static func month(_ text: String) -> Period { Period(text) ?? Period(year: 2024) }

    static func draft(_ name: String = "一号路", number: Int? = nil, kinds: [String] = ["road"]) -> ProjectDraft {
        ProjectDraft(ProjectFacts(number: number, name: name, kinds: kinds))
    }

    static func report(_ text: String, toDate: String? = nil, progress: String? = nil) -> ReportFigures {
        ReportFigures(
            month: month(text),
            investmentThisMonth: toDate.map { money($0) },
            investmentToDate: toDate.map { money($0) },
            progress: progress.flatMap { DecimalValue($0) },
            remark: "按计划推进"
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
