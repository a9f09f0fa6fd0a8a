import Messages
import RectificationMessages
import RegistryMessages

/// One case: where it stands in its loop, and what can be done.
public struct RectificationView: View {
    /// The template.
    public static let template = Template(PackageResources.rectification_mustache)
    /// What the page is called: the case's title.
    public let heading: Heading

    let sample: String?
    let state: String
    let light: Badge
    let facts: [Fact]
    let reason: String
    let evidence: [Line]
    let history: [Line]
    let actions: [Action]
    let source: String?
    let key: String

    /// Something with a day.
    struct Line {
        let day: String
        let text: String
        let note: String
    }

    /// Something that can be done.
    struct Action {
        let path: String
        let title: String
        let button: String
        let style: String
        let fields: [Field]
        let isOpen: Bool
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - item: The case.
    ///   - history: What happened to it, oldest first.
    ///   - asker: Who looks.
    ///   - names: What programmes are called.
    ///   - form: The form as it was sent, when it was refused; its name is the action.
    ///   - key: A new key, so that a form is carried out once.
    public init(
        _ item: RectificationCase,
        history: [CaseHistoryEntry],
        for asker: Asker,
        names: Names,
        form: SentForm?,
        key: String
    ) {
        heading = Heading(item.title)
        sample = SampleMark.notice(in: [item.title, item.place ?? "", item.reason.text])
        state = item.state.zh
        light = item.light.badge
        reason = item.reason.text
        facts = [
            Fact("编号", item.id), Fact("方案", names.programme(item.programme)), Fact("类别", item.classNames.zh),
            Fact("地点", item.place), Fact("发现单位", names.unit(item.finder)),
            Fact("责任单位", item.unit.map { names.unit($0) }),
            Fact("发现日期", item.foundOn), Fact("立案日期", item.filedOn),
            Fact("整改期限", item.due + (item.calendarKnown ? "" : "（未导入节假日，仅扣周末）")),
            Fact("退回", "\(item.returns) 次"), Fact("催办", "\(item.urged) 次"),
            Fact("督办", item.escalatedTo.map { "第 \(item.escalation) 级：\(names.unit($0))" }),
            Fact("核查单位", item.checker.map { names.unit($0) }), Fact("销号日期", item.closedOn),
        ]
        evidence = item.evidence.map { Line(day: $0.on, text: $0.text, note: names.unit($0.by)) }
        self.history = history.reversed().map { entry in
            Line(
                day: String(entry.recordedAt.prefix(16)).replacing("T", with: " "),
                text: entry.kind.zh + (entry.reason.map { "：\($0)" } ?? ""),
                note: [names.unit(entry.by), entry.note.map { names.unit($0) }].compactMap { $0 }.joined(
                    separator: " · "
                )
            )
        }
        actions = CaseActions.actions(for: item, asker, form, names).map { action in
            Action(
                path: "/rectifications/\(Address.escaped(item.id))/\(action.word)",
                title: action.title,
                button: action.title,
                style: action.style,
                fields: action.fields.map { $0.inside(action.word) },
                isOpen: form?.name == action.word
            )
        }
        source =
            item.origin.kind == .report
            ? "月报在“月度调度”中重新上报并审核后，本案自动销号。" : item.origin.isMirrored ? "本案跟随原业务办理，办结后自动销号。" : nil
        self.key = key
    }
}

/// Which actions a page offers; whether one is right, the module says.
enum CaseActions {
    struct Offer {
        let word: String
        let title: String
        var style = "second"
        var fields: [Field] = []
    }

    static func actions(
        for item: RectificationCase,
        _ asker: Asker,
        _ form: SentForm?,
        _ names: Names
    ) -> [Offer] {
        func sent(_ word: String) -> SentForm? { form?.name == word ? form : nil }
        func reason(_ word: String, _ label: String) -> [Field] {
            [.area("reason", label, form: sent(word), required: true)]
        }
        if item.state == .closed || item.state == .merged {
            let reopen = Offer(word: "reopen", title: "重新打开", fields: reason("reopen", "重新打开的原因"))
            return asker.isOfficer && item.state == .closed && !item.origin.isMirrored ? [reopen] : []
        }
        var offers: [Offer] = []
        let isFixer = asker.isOfficer || asker.isReporter
        let fixers = [item.unit, item.fixer]
        let isChecker = (asker.isOfficer || asker.access.role == .inspector) && !fixers.contains(asker.acting)
        if !item.origin.isMirrored {
            if isFixer, item.state == .assigned { offers.append(Offer(word: "accept", title: "接收", style: "")) }
            if isFixer, [.accepted, .returned, .assigned].contains(item.state) {
                let field = Field.area("evidence", "整改情况", form: sent("submit"), hint: "写明怎么改的、何时改好", required: true)
                offers.append(Offer(word: "submit", title: "提交整改", style: "", fields: [field]))
            }
            if isChecker, item.state == .submitted {
                offers.append(Offer(word: "verify", title: "核查通过并销号", style: "", fields: [satisfied(sent("verify"))]))
                let fields = code(item, sent("return"), names) + reason("return", "退回原因")
                offers.append(Offer(word: "return", title: "退回重改", style: "danger", fields: fields))
            }
        }
        guard asker.isOfficer else { return offers }
        if item.state == .suspended {
            offers.append(Offer(word: "resume", title: "恢复办理"))
        } else {
            let current = item.unit ?? ""
            let unit = Field.choice("unit", "责任单位", names.offices, value: current, form: sent("assign"))
            offers.append(Offer(word: "assign", title: item.unit == nil ? "交办" : "改交", fields: [unit]))
            offers.append(Offer(word: "urge", title: "催办"))
            offers.append(Offer(word: "suspend", title: "挂起", fields: reason("suspend", "挂起原因")))
        }
        if !item.origin.isMirrored {
            offers.append(Offer(word: "close", title: "直接销号", style: "danger", fields: reason("close", "销号理由")))
        }
        return offers
    }

    /// Whether the public was asked, and was content.
    private static func satisfied(_ form: SentForm?) -> Field {
        .choice("satisfied", "群众回访", [("true", "满意"), ("false", "不满意")], any: "未回访", form: form)
    }

    /// The programme's codes of reasons; none where it has none.
    private static func code(_ item: RectificationCase, _ form: SentForm?, _ names: Names) -> [Field] {
        let reasons = names.definition(item.programme)?.rectification?.reasons ?? []
        guard !reasons.isEmpty else { return [] }
        return [.choice("code", "原因类别", reasons.map { ($0.code, $0.names.zh) }, any: "其他", form: form)]
    }
}

extension CaseHistoryEntry.Kind {
    /// The kind in Chinese.
    var zh: String {
        switch self {
        case .filed: "立案"
        case .assigned: "交办"
        case .accepted: "接收"
        case .submitted: "提交整改"
        case .returned: "退回"
        case .closed: "销号"
        case .reopened: "重新打开"
        case .urged: "催办"
        case .escalated: "升级督办"
        case .suspended: "挂起"
        case .resumed: "恢复"
        case .merged: "并案"
        }
    }
}
