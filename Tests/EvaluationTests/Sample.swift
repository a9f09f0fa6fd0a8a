import EvaluationMessages
import Foundation
import Messages
import ModuleKit
import OfficeFiles
import PluginMessages
import Registry
import RegistryMessages

@testable import Evaluation

/// The examples that the repository carries.
enum Example {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func folder(_ name: String) -> String {
        root.appending(path: "examples/\(name)").path(percentEncoded: false)
    }

    /// A programme and its batches.
    static func read(_ name: String) throws -> (definition: ProgrammeDefinition, towns: [BatchEntry]) {
        let commands = try ProgrammeFolder.read(folder(name)).commands.map(\.command)
        let definition = commands.lazy.compactMap { ($0 as? DefineProgramme)?.definition }.first
        let batches = commands.compactMap { ($0 as? PublishBatch)?.batch }
        return (try Sample.require(definition), batches.flatMap(\.entries))
    }

    /// An office that knows an example and has its figures.
    static func office(_ name: String, plugins: [PluginDescription] = []) async throws -> EvaluationOffice {
        let (definition, towns) = try read(name)
        let office = try await EvaluationOffice.knowing(definition, towns: towns)
        for plugin in plugins { try await office.hear(PluginActivated(plugin: plugin, folder: "/p"), from: "plugins") }
        for command in try EvaluationFolder.read(folder(name), programme: definition) {
            try await office.sendAny(command)
        }
        return office
    }

    /// What the plugins of the repository say of themselves.
    static func plugins() throws -> [PluginDescription] {
        let folder = root.appending(path: "Plugins")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
        return try names.compactMap { name in
            let file = folder.appending(path: name).appending(path: "plugin.json")
            guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else { return nil }
            // The build adds the digest of the library that it makes.
            let built = String(decoding: data, as: UTF8.self).replacing(#".so""#, with: #".so", "sha256": """#)
            return try JSONDecoder().decode(PluginDescription.self, from: Data(built.utf8))
        }
    }
}

/// Small invented values.
enum Sample {
    struct Missing: Error {}

    static func require<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    static func number(_ text: String) -> DecimalValue { DecimalValue(text) ?? DecimalValue(-9999) }

    static func period(_ text: String) -> Period { Period(text) ?? Period(year: 1) }

    static let source = FigureSource(document: "统计公报", clause: "第1条")

    static func figure(_ value: String, _ unit: String, basis: Figure.Basis = .reported) -> Figure {
        Figure(number(value), unit: unit, basis: basis, source: source)
    }

    static func observation(
        id: String = "o1",
        town: String? = nil,
        subject: String? = nil,
        indicator: String = "output",
        _ period: String,
        _ value: String,
        _ unit: String = "亿元",
        basis: Figure.Basis = .reported,
        state: ObservationState = .reported
    ) -> Observation {
        Observation(
            id: id,
            programme: "p",
            town: town,
            subject: subject,
            indicator: indicator,
            period: Sample.period(period),
            figure: figure(value, unit, basis: basis),
            state: state
        )
    }

    static func target(
        _ value: String,
        _ comparator: TargetComparator,
        _ span: Span,
        from: Int? = nil,
        due: Int? = 2025,
        scope: String? = nil
    ) -> TargetDefinition {
        target(value, "亿元", comparator, span, from: from, due: due, scope: scope)
    }

    static func target(
        _ value: String,
        _ unit: String,
        upper: String? = nil,
        _ comparator: TargetComparator,
        _ span: Span,
        from: Int? = nil,
        due: Int? = 2025,
        tolerance: String? = nil,
        scope: String? = nil,
        perYear: Bool = false
    ) -> TargetDefinition {
        TargetDefinition(
            id: "t1",
            programme: "p",
            indicator: "output",
            names: LocalizedName(zh: "产值", en: "output"),
            figure: Figure(number(value), unit: unit, upper: upper.map(number), basis: .planned, source: source),
            comparator: comparator,
            period: span,
            fromYear: from,
            dueYear: due,
            tolerance: tolerance.map(number),
            scope: scope,
            perYear: perYear
        )
    }

    /// A programme with a rubric of three sections.
    static func programme(missing: Rubric.Missing = .skip, gates: [Gate] = []) -> ProgrammeDefinition {
        ProgrammeDefinition(
            id: "p",
            version: 1,
            names: LocalizedName(zh: "样本"),
            card: DocumentCard(title: "样本方案"),
            indicators: [
                IndicatorDefinition(
                    id: "output",
                    names: LocalizedName(zh: "产值", en: "output"),
                    unit: "亿元",
                    period: .annual,
                    source: "第一条"
                ),
                IndicatorDefinition(id: "shops", names: LocalizedName(zh: "网店"), unit: "家", period: .stock),
            ],
            gates: gates,
            rubric: Rubric(
                sections: [
                    RubricSection(
                        id: "projects",
                        names: LocalizedName(zh: "项目"),
                        weight: number("1"),
                        from: .projects,
                        indicators: [
                            ScoredIndicator(
                                indicator: "projects.started-share",
                                weight: number("1"),
                                scoring: Scoring(.linear, low: number("0"), high: number("100"))
                            )
                        ]
                    ),
                    RubricSection(
                        id: "figures",
                        names: LocalizedName(zh: "产值"),
                        weight: number("2"),
                        from: .observations,
                        indicators: [
                            ScoredIndicator(
                                indicator: "output",
                                weight: number("2"),
                                scoring: Scoring(.linear, low: number("0"), high: number("10"))
                            ),
                            ScoredIndicator(indicator: "shops", weight: number("1"), scoring: Scoring(.target)),
                        ]
                    ),
                    RubricSection(
                        id: "type",
                        names: LocalizedName(zh: "类型"),
                        weight: number("3"),
                        from: .townType
                    ),
                ],
                missing: missing,
                grades: [
                    .init(id: "good", names: LocalizedName(zh: "良好", en: "good"), from: number("60")),
                    .init(id: "excellent", names: LocalizedName(zh: "优秀", en: "excellent"), from: number("80")),
                ]
            )
        )
    }

    static func listed(_ entry: BatchEntry, in definition: ProgrammeDefinition) throws -> TownListed {
        let town = entry.town ?? entry.newTown ?? "\(definition.id)-\(entry.number)"
        var changes = [FieldChange(.name, to: entry.name), FieldChange(.stage, to: "listed")]
        if let type = entry.townType { changes.append(FieldChange(.townType, to: type)) }
        if let level = entry.level { changes.append(FieldChange(.level, to: level)) }
        for (key, value) in entry.attributes ?? [:] {
            let text = String(decoding: try MessageCoding.encode(value), as: UTF8.self)
            changes.append(FieldChange(.attribute, key: key, to: text))
        }
        return TownListed(
            town: town,
            programme: definition.id,
            programmeVersion: definition.version,
            batch: 1,
            entry: entry,
            region: nil,
            stage: "listed",
            date: "2023-01-01",
            document: Citation(title: "名单"),
            changes: changes,
            isNew: true
        )
    }

    /// A town type with one judged indicator and one on a straight line.
    static func plugin(
        type: String = "mill",
        version: String = "1.0.0",
        hasCode: Bool = true
    ) throws -> PluginDescription {
        let library = hasCode ? #""library": {"file": "a.so", "sha256": "00"},"# : ""
        let json = """
            {"id": "\(type)-town", "version": "\(version)", "names": {"zh": "磨坊"}, \(library)
             "townType": {"id": "\(type)", "names": {"zh": "磨坊"}}, "attributes": {"type": "object"},
             "indicators": [
               {"id": "depth", "names": {"zh": "深度"}, "unit": "%", "direction": "more", "period": "ratio",
                "source": {"document": "指南", "clause": "2"}},
               {"id": "mills", "names": {"zh": "磨坊数"}, "unit": "家", "direction": "more", "period": "stock",
                "source": {"document": "指南", "clause": "3"}}],
             "tasks": [], "thresholds": [], "hears": [], "cards": [],
             "rubric": {"id": "mill", "names": {"zh": "磨坊"}, "weight": "1", "indicators": [
               {"indicator": "depth", "weight": "3", "scoring": {"kind": "\(hasCode ? "judged" : "linear")"
                \(hasCode ? "" : #", "low": "0", "high": "100""#)}},
               {"indicator": "mills", "weight": "1", "scoring": {"kind": "linear", "low": "0", "high": "4"}}]}}
            """
        return try JSONDecoder().decode(PluginDescription.self, from: Data(json.utf8))
    }
}
