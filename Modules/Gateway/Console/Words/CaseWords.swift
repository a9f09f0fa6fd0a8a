import RectificationMessages

extension CaseState {
    /// The state in Chinese.
    var zh: String {
        switch self {
        case .filed: "已立案"
        case .assigned: "已交办"
        case .accepted: "整改中"
        case .submitted: "待核查"
        case .returned: "已退回"
        case .suspended: "已挂起"
        case .closed: "已销号"
        case .merged: "已并案"
        }
    }
}

extension CaseLight {
    /// The light as a badge.
    var badge: Badge {
        switch self {
        case .green: Badge("期限内", .good)
        case .yellow: Badge("临近期限", .warning)
        case .red: Badge("已超期", .bad)
        case .none: Badge("已办结", .quiet)
        }
    }
}
