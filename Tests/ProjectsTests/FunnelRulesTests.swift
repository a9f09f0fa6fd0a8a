import Messages
import ProjectsMessages
import Testing

@testable import Projects

@Suite struct FunnelRulesTests {
    /// The steps that each status allows, with the status that follows.
    private static let allowed: [ProjectStatus: [FunnelStep: ProjectStatus]] = [
        .planned: [
            .signed: .signed, .landed: .landed, .started: .started, .producing: .producing, .completed: .completed,
        ],
        .signed: [
            .landed: .landed, .started: .started, .producing: .producing, .completed: .completed,
            .suspended: .suspended,
        ],
        .landed: [.started: .started, .producing: .producing, .completed: .completed, .suspended: .suspended],
        .started: [.producing: .producing, .completed: .completed, .suspended: .suspended],
        .producing: [.completed: .completed, .suspended: .suspended],
        .completed: [:],
        .suspended: [.resumed: .started],
    ]

    @Test(arguments: ProjectStatus.allCases, FunnelStep.allCases)
    func everyStepFromEveryStatus(status: ProjectStatus, step: FunnelStep) {
        let before: ProjectStatus? = status == .suspended ? .started : nil
        let expected = Self.allowed[status]?[step]
        var reached: ProjectStatus?
        let problem = Sample.problem {
            reached = try FunnelRules.decide(step, from: status, suspendedFrom: before).status
        }
        #expect(reached == expected)
        #expect((problem?.code == ProjectsCode.stepOutOfOrder) == (expected == nil))
    }

    @Test func whatIsSuspendedKnowsWhereItStood() throws {
        let stopped = try FunnelRules.decide(.suspended, from: .landed, suspendedFrom: nil)
        #expect(stopped == .init(status: .suspended, suspendedFrom: .landed))
        let resumed = try FunnelRules.decide(.resumed, from: .suspended, suspendedFrom: .landed)
        #expect(resumed == .init(status: .landed))
    }

    @Test func refusalsSayWhatMayFollow() {
        let back = Sample.problem { _ = try FunnelRules.decide(.signed, from: .started, suspendedFrom: nil) }
        #expect(back?.remedy == "What may follow: producing, completed.")
        let still = Sample.problem { _ = try FunnelRules.decide(.producing, from: .suspended, suspendedFrom: .started) }
        #expect(still?.remedy == "Resume it first (复工: resumed).")
    }

    @Test func everyStatusHasANameOfOC4IDS() {
        let names = ["identification", "preparation", "implementation", "completion", "completed"]
        #expect(ProjectStatus.allCases.allSatisfy { names.contains($0.oc4ids) })
    }
}
