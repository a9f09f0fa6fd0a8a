import EvaluationMessages
import Messages

/// Targets and how they fare.
public struct TargetsView: View {
    /// The template.
    public static let template = Template(PackageResources.targets_mustache)
    /// What the page is called.
    public let heading = Heading("目标指标", "Targets")

    let fields: [Field]
    let rows: [TargetRow]
    let pager: Pager
    /// Whether the targets of several programmes stand beside one another.
    let ofAll: Bool

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - targets: The page of targets.
    ///   - programme: Whose; empty for all.
    ///   - cursor: Where the page begins.
    ///   - names: What programmes are called.
    public init(_ targets: Messages.Page<Target>, programme: String, cursor: String, names: Names) {
        fields = [.choice("programme", "方案", names.programmes, any: "全部方案", value: programme)]
        rows = targets.items.map { TargetRow($0, names) }
        ofAll = programme.isEmpty
        pager = Pager(
            targets,
            at: "/targets",
            query: [("programme", programme), ("cursor", cursor)],
            table: "/api/v1/targets"
        )
    }
}

/// A target in a list.
struct TargetRow {
    let name: String
    let programme: String
    let aim: String
    let now: String
    let share: String
    let status: Badge
    let why: String
    let due: String

    init(_ target: Target, _ names: Names) {
        name = target.names.zh
        programme = names.programme(target.programme)
        let figure = Figure(
            target.value,
            unit: target.unit,
            qualifier: target.qualifier,
            upper: target.upper,
            basis: target.basis
        )
        aim = figure.words
        due = target.dueYear.map { "\($0) 年" } ?? "未定"
        now = target.latest.map { "\($0.value.grouped)（\($0.period)）" } ?? "—"
        share = target.progress.map(\.percent) ?? "—"
        status = target.status.badge
        why = target.why.zh
    }
}

extension TargetStatus {
    /// The status as a badge.
    var badge: Badge {
        switch self {
        case .met: Badge("已完成", .good)
        case .onTrack: Badge("进度正常", .good)
        case .behind: Badge("进度滞后", .warning)
        case .missed: Badge("未完成", .bad)
        case .open: Badge("未到期", .quiet)
        case .unknown: Badge("无法判断", .quiet)
        }
    }
}
