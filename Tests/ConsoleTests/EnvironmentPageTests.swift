import Console
import EnvironmentGovernanceMessages
import Messages
import RectificationMessages
import RegistryMessages
import Testing

@Suite("Pages of places, inspections and cases")
struct EnvironmentPageTests {
    private static func frame(_ role: Access.Role) -> Frame {
        Frame(asker: asker(role), path: "/environment")
    }

    private static func asker(_ role: Access.Role) -> Asker {
        Asker(unit: "甲局", access: Access(role, programmes: nil))
    }

    private static let names = Names(programmes: [])
    private static let words = PlaceWords(nil, towns: ["t": "乙镇"], names: names)

    private static func inspection(_ state: InspectionState) -> Inspection {
        let drawn = DrawnPlace(place: "shop-1", kind: "shop", town: "t", key: "00aa")
        return Inspection(
            id: "i-1",
            programme: "p",
            month: Period(year: 2024),
            part: "part",
            state: state,
            unit: "u",
            items: ["c1", "c2"],
            quotas: [KindQuota("shop", count: 1)],
            unannounced: true,
            anyPlace: false,
            commitment: "c0ffee",
            digest: "d1ge57",
            candidates: 2,
            drawn: state == .open ? [] : [drawn],
            visited: 0
        )
    }

    private static func place(_ name: String) -> InspectedPlace {
        InspectedPlace(programme: "p", draft: PlaceDraft(id: "shop-1", town: "t", kind: "shop", name: name))
    }

    private static func line(_ id: String, kind: String, unit: String? = nil) -> ChecklistLine {
        ChecklistLine(
            id: id,
            group: "g",
            groupNames: LocalizedName(zh: "组"),
            parent: nil,
            names: LocalizedName(zh: "项目\(id)"),
            kind: kind,
            unit: unit,
            placeKinds: [],
            weight: DecimalValue(1)
        )
    }

    private static func page(_ answers: InspectionView.Answers, for role: Access.Role) -> String {
        ConsolePage(InspectionView(answers, for: asker(role), words: words), in: frame(role)).html
    }

    @Test("The proof of a draw shows the values, and the commands that compute them again")
    func proof() {
        var answers = InspectionView.Answers(Self.inspection(.drawn))
        answers.proof = DrawProof(
            inspection: "i-1",
            commitment: "c0ffee",
            secret: "it's",
            digest: "d1ge57",
            quotas: [KindQuota("shop", count: 1)],
            candidates: [Candidate(place: "shop-1", kind: "shop", town: "t")],
            complete: false,
            drawn: [DrawnPlace(place: "shop-1", kind: "shop", town: "t", key: "00aa")],
            limits: [.init(kind: "shop", key: "00aa")]
        )
        let html = Self.page(answers, for: .officer)
        for value in ["c0ffee", "d1ge57", "00aa"] { #expect(html.contains(value)) }
        #expect(html.contains(#"printf &#39;%s&#39; &#39;it&#39;\&#39;&#39;s&#39; | sha256sum"#))
        #expect(html.contains("只能看到自己范围内的备选点位"))
    }

    @Test(
        "Only those who inspect are led to the form, and only while findings are taken",
        arguments: [
            (Access.Role.officer, InspectionState.drawn, true), (.inspector, .drawn, true), (.reporter, .drawn, false),
            (.officer, .closed, false),
        ]
    )
    func wayToForm(role: Access.Role, state: InspectionState, there: Bool) {
        let html = Self.page(InspectionView.Answers(Self.inspection(state)), for: role)
        #expect(html.contains("/environment/inspections/i-1/places/shop-1") == there)
    }

    @Test("A form of findings asks for a number where one is measured, keeps what was typed, and marks samples")
    func findings() {
        let sent = SentForm(name: "findings", values: ["result-c1": "fail", "text-c1": "脏乱"], problem: nil)
        let view = FindingsView(
            Self.inspection(.drawn),
            place: Self.place("示例商铺"),
            lines: [Self.line("c1", kind: "check"), Self.line("c2", kind: "measure", unit: "人")],
            known: [],
            words: Self.words,
            form: sent,
            key: "k"
        )
        let html = ConsolePage(view, in: Self.frame(.inspector)).html
        #expect(html.contains(#"id="c-c1-fail" name="result-c1" value="fail" checked"#))
        #expect(html.contains(#"value="脏乱""#))
        #expect(html.contains(#"name="value-c2""#))
        #expect(!html.contains(#"name="value-c1""#))
        #expect(html.contains("示例数据"))
        #expect(!html.contains("更正原因"))
    }

    @Test("What is on record can be put right only with a reason")
    func correction() {
        let known = Finding(
            inspection: "i-1",
            programme: "p",
            town: "t",
            place: "shop-1",
            result: ItemResult("c1", .pass),
            date: "2024-05-01",
            unit: "u",
            corrections: 0
        )
        let view = FindingsView(
            Self.inspection(.drawn),
            place: Self.place("甲店"),
            lines: [Self.line("c1", kind: "check")],
            known: [known],
            words: Self.words,
            form: nil,
            key: "k"
        )
        let html = ConsolePage(view, in: Self.frame(.inspector)).html
        #expect(html.contains("更正原因"))
        #expect(html.contains(#"value="pass" checked"#))
        #expect(!html.contains("示例数据"))
    }

    @Test("A page without a programme says so, and offers no complaint")
    func nothing() {
        let choice = ProgrammeChoice([], wanted: "x")
        let answers = EnvironmentView.Answers()
        let view = EnvironmentView(answers, of: choice, month: "", for: Self.asker(.officer), names: Self.names)
        let html = ConsolePage(view, in: Self.frame(.officer)).html
        #expect(html.contains("没有开展环境治理的方案"))
        #expect(!html.contains("/environment/complaints"))
    }

    @Test("Several forms of a case keep their fields apart: no id stands twice")
    func forms() throws {
        let view = RectificationView(
            Self.submitted,
            history: [],
            for: Self.asker(.officer),
            names: Self.names,
            form: nil,
            key: "k"
        )
        let html = ConsolePage(view, in: Self.frame(.officer)).html
        let ids = html.matches(of: /id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("f-return-reason"))
        #expect(ids.contains("f-suspend-reason"))
    }

    private static let submitted = RectificationCase(
        id: "case-1",
        origin: CaseOrigin(module: "environment", kind: .fault, id: "f-1"),
        programme: "p",
        town: "t",
        class: "daily",
        classNames: LocalizedName(zh: "日常"),
        reason: CaseReason(text: "脏乱"),
        title: "垃圾",
        place: nil,
        unit: "u",
        state: .submitted,
        foundOn: "2024-05-01",
        filedOn: "2024-05-01",
        due: "2024-05-08",
        calendarKnown: true,
        returns: 0,
        urged: 0,
        escalation: 0,
        escalatedTo: nil,
        overdue: false,
        light: .green,
        finder: "f",
        fixer: "u",
        checker: nil,
        submittedOn: "2024-05-03",
        closedOn: nil,
        closing: nil,
        mergedInto: nil,
        photos: [],
        evidence: [],
        satisfied: nil,
        version: 3
    )
}
