import EnvironmentGovernanceMessages
import Messages

extension InspectionState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .open: Badge("待抽取", .warning)
        case .drawn: Badge("检查中", .active)
        case .closed: Badge("已结束", .quiet)
        }
    }
}

extension FaultState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .open: Badge("待整改", .bad)
        case .putRight: Badge("已整改待核", .active)
        case .closed: Badge("已销号", .good)
        case .withdrawn: Badge("已撤销", .quiet)
        }
    }
}

extension FaultOrigin {
    /// The origin in Chinese.
    var zh: String {
        switch self {
        case .inspection: "检查"
        case .complaint: "群众投诉"
        case .patrol: "巡查"
        }
    }
}

extension FocusProgress {
    /// The progress as a badge.
    var badge: Badge {
        switch self {
        case .planned: Badge("未开始", .quiet)
        case .started: Badge("进行中", .active)
        case .done: Badge("已完成", .good)
        }
    }
}

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
