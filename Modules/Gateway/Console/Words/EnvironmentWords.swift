import EnvironmentGovernanceMessages
import Messages

extension FindingResult {
    /// The result as a badge.
    var badge: Badge {
        switch self {
        case .pass: Badge("合格", .good)
        case .fail: Badge("不合格", .bad)
        case .notApplicable: Badge("不适用", .quiet)
        case .measured: Badge("已计量", .active)
        }
    }
}

extension Asker {
    /// Whether they look at places and take complaints.
    var inspects: Bool { isOfficer || access.role == .inspector }
}
