import EnvironmentGovernanceMessages
import Messages

/// The form with which somebody who stands in a place records what they find; made for a thumb.
public struct FindingsView: View {
    /// The template.
    public static let template = Template(PackageResources.findings_mustache)
    /// What the page is called: the place's name.
    public let heading: Heading

    let sample: String?
    let facts: [Fact]
    let action: String
    let back: String
    let items: [Item]
    let correction: [Field]
    let isClosed: Bool
    let key: String

    /// An item to look at.
    struct Item {
        let id: String
        let name: String
        let under: String
        let result: String
        let choices: [Choice]
        let measure: [Field]
        let remark: [Field]
        let known: [Badge]
    }

    /// A result to choose.
    struct Choice {
        let id: String
        let word: String
        let picked: String
        let tone: String
        let isChosen: Bool
    }

    /// The field of an item's result.
    public static func resultName(_ item: String) -> String { "result-\(item)" }
    /// The field of an item's measured number.
    public static func valueName(_ item: String) -> String { "value-\(item)" }
    /// The field of what was seen.
    public static func textName(_ item: String) -> String { "text-\(item)" }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - inspection: The inspection.
    ///   - place: The place.
    ///   - lines: What is looked at there.
    ///   - known: What is on record.
    ///   - words: What the programme calls its places.
    ///   - form: The form as it was sent, when it was refused.
    ///   - key: A new key, so that the form is carried out once.
    public init(
        _ inspection: Inspection,
        place: InspectedPlace,
        lines: [ChecklistLine],
        known: [Finding],
        words: PlaceWords,
        form: SentForm?,
        key: String
    ) {
        heading = Heading(place.draft.name)
        sample = SampleMark.notice(in: [place.draft.name])
        let duty = place.draft.duty.map { duty in
            [words.unit(duty.unit), duty.post].compactMap { $0 }.joined(separator: " · ")
        }
        facts = [
            Fact("类别", words.kind(place.draft.kind)), Fact("镇街", words.town(place.draft.town)),
            Fact("责任单位", duty ?? "未落实"), Fact("检查", inspection.id),
        ]
        back = "/environment/inspections/\(Address.escaped(inspection.id))"
        action = "\(back)/places/\(Address.escaped(place.draft.id))"
        isClosed = inspection.state != .drawn
        let byItem = Dictionary(known.map { ($0.result.item, $0.result) }) { _, last in last }
        items = lines.map { Self.item($0, byItem[$0.id], form) }
        correction =
            known.isEmpty
            ? [] : [.area("reason", "更正原因", form: form, hint: "这个点位已有记录；改动已录的结果要写明原因")]
        self.key = key
    }

    private static func item(_ line: ChecklistLine, _ known: ItemResult?, _ form: SentForm?) -> Item {
        let isMeasured = line.kind == "measure"
        let results: [FindingResult] = isMeasured ? [.notApplicable] : [.pass, .fail, .notApplicable]
        let current = form?.values[resultName(line.id)] ?? known?.result.rawValue
        return Item(
            id: line.id,
            name: line.names.zh,
            under: [line.groupNames.zh, line.parent].compactMap { $0 }.joined(separator: " · "),
            result: resultName(line.id),
            choices: results.map { result in
                Choice(
                    id: "c-\(line.id)-\(result.rawValue)",
                    word: result.badge.text,
                    picked: result.rawValue,
                    tone: result.badge.tone,
                    isChosen: current == result.rawValue
                )
            },
            measure: isMeasured
                ? [
                    Field(
                        valueName(line.id),
                        "数值",
                        value: known?.value?.text ?? "",
                        form: form,
                        unit: line.unit,
                        keyboard: "decimal"
                    )
                ] : [],
            remark: [Field(textName(line.id), "说明", value: known?.text ?? "", form: form)],
            known: known.map { [$0.result.badge] } ?? []
        )
    }
}
