import Messages
import ProjectsMessages

/// The words for what modules know as a code.
extension Access.Role {
    /// The role in Chinese.
    public var zh: String {
        switch self {
        case .administrator: "管理员"
        case .officer: "主管经办"
        case .reporter: "乡镇填报"
        case .expert: "评审专家"
        case .inspector: "巡查人员"
        case .viewer: "只读"
        }
    }
}

extension ReportState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .submitted: Badge("待审核", .active)
        case .returned: Badge("已退回", .bad)
        case .approved: Badge("审核通过", .good)
        }
    }
}

extension RoundState {
    /// The state as a badge.
    var badge: Badge {
        switch self {
        case .open: Badge("填报中", .active)
        case .locked: Badge("已锁定", .quiet)
        }
    }
}

extension LightColour {
    /// The light as a badge.
    var badge: Badge {
        switch self {
        case .green: Badge("正常", .good)
        case .yellow: Badge("滞后", .warning)
        case .red: Badge("严重滞后", .bad)
        case .grey: Badge("未评", .quiet)
        }
    }
}

extension ProjectStatus {
    /// The status in Chinese.
    var zh: String {
        switch self {
        case .planned: "储备"
        case .signed: "签约"
        case .landed: "落地"
        case .started: "开工"
        case .producing: "投产"
        case .completed: "完成"
        case .suspended: "停建"
        }
    }
}

extension FunnelStep {
    /// The step in Chinese.
    var zh: String {
        switch self {
        case .signed: "签约"
        case .landed: "落地"
        case .started: "开工"
        case .producing: "投产"
        case .completed: "完成"
        case .suspended: "停建"
        case .resumed: "复工"
        }
    }
}

extension ProjectMilestone.Status {
    /// The status as a badge.
    var badge: Badge {
        switch self {
        case .scheduled: Badge("未开始", .quiet)
        case .running: Badge("进行中", .active)
        case .done: Badge("已完成", .good)
        }
    }
}

extension MeasureScope {
    /// The scope in Chinese; `nil` where the whole is meant.
    var zh: String? {
        switch self {
        case .total: nil
        case .new: "新建"
        case .renovated: "改造"
        case .property: "属性"
        }
    }
}
