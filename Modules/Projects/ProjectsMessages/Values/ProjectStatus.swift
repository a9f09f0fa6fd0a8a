import Messages

/// How far a project has come.
///
/// > Source: the status names of OC4IDS (Open Contracting for Infrastructure Data Standard 0.9, `projectStatus`) stand
/// beside each, where one fits: ``oc4ids``.
public enum ProjectStatus: String, Codable, Sendable, CaseIterable {
    /// 储备、计划: in the library, nothing agreed.
    case planned
    /// 签约: agreed with an investor.
    case signed
    /// 落地: has its land and its permits.
    case landed
    /// 开工: is being built.
    case started
    /// 投产: produces.
    case producing
    /// 完成: nothing is left to build.
    case completed
    /// 停建: stands still, and may go on where it stopped.
    case suspended

    /// The nearest status of OC4IDS; a project that stands still is still in its implementation there.
    public var oc4ids: String {
        switch self {
        case .planned: "identification"
        case .signed, .landed: "preparation"
        case .started, .suspended: "implementation"
        case .producing: "completion"
        case .completed: "completed"
        }
    }
}

/// A step of a project from one status to another.
public enum FunnelStep: String, Codable, Sendable, CaseIterable {
    /// 签约.
    case signed
    /// 落地.
    case landed
    /// 开工.
    case started
    /// 投产.
    case producing
    /// 完成.
    case completed
    /// 停建.
    case suspended
    /// 复工: back to where it stood before it was suspended.
    case resumed
}

/// A step that a project took.
public struct FunnelEntry: Codable, Sendable, Hashable {
    /// The step.
    public var step: FunnelStep
    /// The status since then.
    public var status: ProjectStatus
    /// When, `yyyy-MM-dd`.
    public var date: String

    /// States a step.
    public init(step: FunnelStep, status: ProjectStatus, date: String) {
        self.step = step
        self.status = status
        self.date = date
    }
}

/// The colour of a project's light: how schedule and money stand against their plan.
public enum LightColour: String, Codable, Sendable, CaseIterable {
    /// Both are as planned.
    case green
    /// One is behind.
    case yellow
    /// One is far behind.
    case red
    /// There is no plan, or no approved report to hold against it.
    case grey
}

/// A project's light and the reason for it.
public struct ProjectLight: Codable, Sendable, Hashable {
    /// The colour.
    public var colour: LightColour
    /// The rule that gave it, with the numbers, in words.
    public var why: LocalizedName
    /// The month whose approved report it rests on; `null` when there is none.
    @OrNull public var month: Period?

    /// Gives a light.
    public init(_ colour: LightColour, why: LocalizedName, month: Period? = nil) {
        self.colour = colour
        self.why = why
        self._month = OrNull(wrappedValue: month)
    }
}
