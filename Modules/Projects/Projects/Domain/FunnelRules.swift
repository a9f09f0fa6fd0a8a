import Messages
import ProjectsMessages

/// The way of a project: 签约, 落地, 开工, 投产, 完成; 停建 and 复工 in between.
///
/// Steps may be left out, since documents often report only the last. None goes back.
enum FunnelRules {
    /// What a step makes of a project.
    struct Outcome: Hashable {
        var status: ProjectStatus
        var suspendedFrom: ProjectStatus?
    }

    /// Decides a step.
    ///
    /// - Throws: ``Problem`` `projects.step-out-of-order`, naming the rule.
    static func decide(_ step: FunnelStep, from status: ProjectStatus, suspendedFrom: ProjectStatus?) throws -> Outcome
    {
        switch step {
        case .signed: try forward(to: .signed, from: status)
        case .landed: try forward(to: .landed, from: status)
        case .started: try forward(to: .started, from: status)
        case .producing: try forward(to: .producing, from: status)
        case .completed: try forward(to: .completed, from: status)
        case .suspended: try suspend(status)
        case .resumed: try resume(status, suspendedFrom)
        }
    }

    private static let order: [ProjectStatus] = [.planned, .signed, .landed, .started, .producing, .completed]

    private static func forward(to next: ProjectStatus, from status: ProjectStatus) throws -> Outcome {
        guard status != .suspended else {
            throw refusal(
                "The project is suspended (停建); it cannot be \(next.rawValue).",
                "Resume it first (复工: resumed)."
            )
        }
        guard let here = order.firstIndex(of: status), let there = order.firstIndex(of: next), there > here else {
            let ahead = order.drop { $0 != status }.dropFirst().map(\.rawValue).joined(separator: ", ")
            throw refusal(
                "The project is \(status.rawValue); a project does not go back, so it cannot be \(next.rawValue).",
                ahead.isEmpty ? "Nothing comes after that." : "What may follow: \(ahead)."
            )
        }
        return Outcome(status: next)
    }

    private static func suspend(_ status: ProjectStatus) throws -> Outcome {
        switch status {
        case .signed, .landed, .started, .producing: return Outcome(status: .suspended, suspendedFrom: status)
        case .planned, .completed, .suspended:
            throw refusal(
                "The project is \(status.rawValue); only one that was signed and is not completed can be suspended.",
                "Look at its funnel."
            )
        }
    }

    private static func resume(_ status: ProjectStatus, _ before: ProjectStatus?) throws -> Outcome {
        guard status == .suspended, let before else {
            throw refusal(
                "The project is \(status.rawValue); only a suspended one (停建) is resumed.",
                "Look at its funnel."
            )
        }
        return Outcome(status: before)
    }

    private static func refusal(_ detail: String, _ remedy: String) -> Problem {
        Problem(ProjectsCode.stepOutOfOrder, .conflict, detail, remedy: remedy)
    }
}
