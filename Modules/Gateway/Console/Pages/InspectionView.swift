import EnvironmentGovernanceMessages
import Messages

/// An inspection: the places that were drawn, what was found, and how anybody can draw them again.
public struct InspectionView: View {
    /// The template.
    public static let template = Template(PackageResources.inspection_mustache)
    /// What the page is called: the inspection's id.
    public let heading: Heading

    let state: Badge
    let sample: String?
    let tiles: [Tile]
    let facts: [Fact]
    let places: [Place]
    let findings: [Row]
    let passed: [Row]
    let passedCount: Int
    let proof: DrawProofPart?

    /// A place that was drawn, or looked at besides.
    struct Place {
        let name: String
        let kind: String
        let town: String
        let recorded: String
        let result: Badge
        let form: String?
        let formWord: String
    }

    /// Something that was found.
    struct Row {
        let item: String
        let place: String
        let result: Badge
        let value: String
        let remark: String
        let date: String
        let unit: String
    }

    /// What the page is made of.
    public struct Answers: Sendable {
        /// The inspection.
        public var inspection: Inspection
        /// What is needed to draw again.
        public var proof: DrawProof?
        /// What was found.
        public var findings: [Finding] = []
        /// The places that were drawn or looked at, by id.
        public var places: [String: InspectedPlace] = [:]

        /// Begins with the inspection alone.
        public init(_ inspection: Inspection) { self.inspection = inspection }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - answers: What the page is made of.
    ///   - asker: Who looks.
    ///   - words: What the programme calls its places.
    public init(_ answers: Answers, for asker: Asker, words: PlaceWords) {
        let inspection = answers.inspection
        heading = Heading("\(inspection.month) \(inspection.unannounced ? "暗访" : "检查")", "Inspection")
        state = inspection.state.badge
        sample = SampleMark.notice(in: answers.places.values.map(\.draft.name))
        let failed = answers.findings.count { $0.result.result == .fail }
        tiles = [
            Tile("备选点位", String(inspection.candidates), "处"), Tile("抽中点位", String(inspection.drawn.count), "处"),
            Tile("已查点位", String(inspection.visited), "处", tone: .active),
            Tile("检查项次", String(answers.findings.count), "项"),
            Tile("不合格", String(failed), "项", tone: failed > 0 ? .bad : .good),
        ]
        facts = [
            Fact("编号", inspection.id), Fact("计入月份", inspection.month.text), Fact("得分部分", words.part(inspection.part)),
            Fact("检查单位", words.unit(inspection.unit)), Fact("检查项目", "\(inspection.items.count) 项"),
            Fact("抽取数量", inspection.quotas.map { "\(words.kind($0.kind)) \($0.count) 处" }.joined(separator: "、")),
            Fact("检查方式", inspection.unannounced ? "不打招呼（四不两直）" : "事先通知"),
            Fact("未抽中点位", inspection.anyPlace ? "也可记录" : "不记录"),
        ]
        places = Self.places(answers, asker, words)
        let (good, others) = (answers.findings.filter(Self.isGood), answers.findings.filter { !Self.isGood($0) })
        findings = others.sorted { Self.urgency($0) < Self.urgency($1) }.map { Self.row($0, answers, words) }
        passed = good.map { Self.row($0, answers, words) }
        passedCount = good.count
        proof = answers.proof.map { DrawProofPart($0, words) }
    }

    private static func urgency(_ finding: Finding) -> Int {
        finding.result.result == .fail ? 0 : 1
    }

    private static func isGood(_ finding: Finding) -> Bool {
        finding.result.result == .pass
    }

    private static func row(_ finding: Finding, _ answers: Answers, _ words: PlaceWords) -> Row {
        let corrected = finding.corrections > 0 ? "更正 \(finding.corrections) 次" : nil
        return Row(
            item: words.item(finding.result.item),
            place: answers.places[finding.place]?.draft.name ?? finding.place,
            result: finding.result.result.badge,
            value: finding.result.value.map { "\($0.grouped) \(finding.result.unit ?? "")" } ?? "—",
            remark: [finding.result.text, corrected].compactMap { $0 }.joined(separator: " · "),
            date: finding.date,
            unit: words.unit(finding.unit)
        )
    }

    private static func places(_ answers: Answers, _ asker: Asker, _ words: PlaceWords) -> [Place] {
        let inspection = answers.inspection
        let drawn = inspection.drawn.map(\.place)
        let besides = Set(answers.findings.map(\.place)).subtracting(drawn).sorted()
        let mayRecord = asker.inspects && inspection.state == .drawn
        return (drawn + besides).map { id in
            let results = answers.findings.filter { $0.place == id }
            let failed = results.count { $0.result.result == .fail }
            let place = answers.places[id]?.draft
            let path = "/environment/inspections/\(Address.escaped(inspection.id))/places/\(Address.escaped(id))"
            return Place(
                name: place?.name ?? id,
                kind: words.kind(place?.kind ?? inspection.drawn.first { $0.place == id }?.kind ?? "—"),
                town: words.town(place?.town ?? inspection.drawn.first { $0.place == id }?.town ?? "—"),
                recorded: "\(results.count) 项",
                result: results.isEmpty
                    ? Badge("未查", .quiet) : failed > 0 ? Badge("不合格 \(failed) 项", .bad) : Badge("全部合格", .good),
                form: mayRecord ? path : nil,
                formWord: results.isEmpty ? "去检查" : "更正、补录"
            )
        }
    }
}

/// How the places were drawn, in words and with the values that anybody can compute again.
struct DrawProofPart {
    let commitment: String
    let secret: String?
    let digest: String
    let candidates: String
    let kinds: [Kind]
    let isPartial: Bool
    let drawn: [Drawn]
    let download: String
    let commands: String?

    /// A kind of place.
    struct Kind {
        let name: String
        let quota: String
        let candidates: String
        let limit: String
    }

    /// A place and the number that it was drawn by.
    struct Drawn {
        let place: String
        let kind: String
        let number: String
    }

    init(_ proof: DrawProof, _ words: PlaceWords) {
        commitment = proof.commitment
        secret = proof.secret
        digest = proof.digest
        candidates = "\(proof.candidates.count) 处"
        isPartial = !proof.complete
        kinds = proof.quotas.map { quota in
            Kind(
                name: words.kind(quota.kind),
                quota: "\(quota.count) 处",
                candidates: "\(proof.candidates.count { $0.kind == quota.kind }) 处",
                limit: proof.limits.first { $0.kind == quota.kind }?.key ?? "—"
            )
        }
        drawn = proof.drawn.map { Drawn(place: $0.place, kind: words.kind($0.kind), number: $0.key) }
        download = "/api/v1/environment/inspections/\(Address.escaped(proof.inspection))/draw"
        commands = proof.secret.map { Self.commands($0, proof) }
    }

    /// What anybody can type to compute the commitment and one of the numbers again.
    private static func commands(_ secret: String, _ proof: DrawProof) -> String {
        let quoted = "'" + secret.replacing("'", with: "'\\''") + "'"
        let place = proof.drawn.first?.place ?? "PLACE"
        return """
            printf '%s' \(quoted) | sha256sum
            printf '%s\\0%s' \(quoted) '\(place)' | sha256sum
            """
    }
}
