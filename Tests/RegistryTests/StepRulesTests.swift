import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct StepRulesTests {
    private let document = Citation(title: "会议纪要", number: "1号")
    private let materials = ["plan", "investor", "investment", "schedule", "industry-plan"]

    private func actor(_ id: String, kind: String = "leading-group-office", own: Bool = true) -> Actor {
        let unit = OfficeUnit(id: id, names: .init(zh: "某单位"), kind: kind, source: "test")
        return Actor(called: id, unit: unit, isOfOwnRegion: own)
    }

    private func decide(
        _ step: String,
        at stage: String,
        by actor: Actor? = nil,
        document: Citation? = nil,
        materials: [String]? = nil,
        date: String = "2019-06-01",
        reason: String? = nil,
        timeline: TownTimeline? = nil
    ) throws -> (event: StepTaken, reply: TownReply) {
        let definition = try Example.programme()
        let timeline = timeline ?? Sample.timeline(at: stage, of: definition.id)
        let command = TakeStep(
            town: "t",
            programme: definition.id,
            step: step,
            document: document ?? self.document,
            materials: materials ?? self.materials
        )
        let rules = StepRules(
            definition: definition,
            timeline: timeline,
            command: command,
            date: date,
            today: "2024-01-01",
            reason: reason
        )
        return try rules.decide(actor ?? self.actor("jilin-urbanization-office"))
    }

    @Test func everyStepIsRefusedFromEveryStageItDoesNotLeaveFrom() throws {
        let programme = try Example.programme()
        for step in programme.steps {
            for stage in programme.stages where !step.from.contains(stage.id) {
                let problem = try #require(Sample.problem { _ = try decide(step.id, at: stage.id) })
                #expect(problem.code == RegistryCode.stepOutOfOrder, "\(step.id) from \(stage.id)")
                #expect(problem.kind == .conflict)
                #expect(problem.detail.contains("No step can be skipped."))
            }
        }
    }

    @Test func refusalNamesTheRuleAndWhatComesNext() throws {
        let problem = try #require(Sample.problem { _ = try decide("publish", at: "expert-review") })
        #expect(
            problem.detail == "'publish' (公布) leaves from 'approved' (已审定); 't' is at 'expert-review' (专家评审) [二(二)]. "
                + "No step can be skipped."
        )
        #expect(problem.remedy == "Next: review (专家评审论证), reject (评审未通过).")
    }

    @Test(arguments: [
        ("jilin-city-government", "prefecture-government", true, true),
        ("a-county", "county-government", true, true),
        ("changbaishan-committee", "administrative-committee", true, true),
        ("a-county", "county-government", false, false),
        ("changbaishan-committee", "administrative-committee", false, false),
        ("a-firm", "firm", true, false),
        ("other-committee", "administrative-committee", true, false),
        ("jilin-urbanization-office", "leading-group-office", true, false),
    ])
    func onlyGovernmentsOfTheOwnPlaceApply(unit: String, kind: String, own: Bool, allowed: Bool) throws {
        let problem = Sample.problem { _ = try decide("apply", at: "draft", by: actor(unit, kind: kind, own: own)) }
        #expect((problem == nil) == allowed)
        guard let problem else { return }
        #expect(problem.code == RegistryCode.actorRefused)
        #expect(problem.kind == .forbidden)
        #expect(problem.detail.contains("may be taken by units of kind prefecture-government, county-government"))
    }

    @Test func unknownActorIsRefused() throws {
        let nobody = Actor(called: "某公司", unit: nil, isOfOwnRegion: false)
        let problem = try #require(Sample.problem { _ = try decide("receive", at: "applied", by: nobody) })
        #expect(problem.detail.hasPrefix("'某公司' is not in the unit register; 'receive' (受理) may be taken by"))
    }

    @Test func applicationNeedsAllItsMaterials() throws {
        let applicant = actor("a-county", kind: "county-government")
        let problem = try #require(
            Sample.problem { _ = try decide("apply", at: "draft", by: applicant, materials: ["plan", "investor"]) }
        )
        #expect(problem.code == RegistryCode.materialsMissing)
        #expect(problem.detail == "The application lacks investment (投资规模), schedule (建设计划), industry-plan (产业规划).")
        #expect(problem.errors.count == 3)
    }

    @Test func collectionNameFindsTheStep() throws {
        let applicant = actor("a-county", kind: "county-government")
        #expect(try decide("applications", at: "draft", by: applicant).event.step == "apply")
    }

    @Test func unknownStepNamesTheKnownOnes() throws {
        let problem = try #require(Sample.problem { _ = try decide("crown", at: "draft") })
        #expect(problem.code == RegistryCode.notFound)
        #expect(problem.remedy.hasPrefix("Its steps: apply, receive, review"))
    }

    @Test func documentAndReasonAreAskedForWhereTheProgrammeSaysSo() throws {
        let noTitle = Citation(title: "")
        let unwritten = try #require(
            Sample.problem { _ = try decide("review", at: "expert-review", document: noTitle) }
        )
        #expect(unwritten.code == RegistryCode.documentMissing)
        let unsaid = try #require(Sample.problem { _ = try decide("exit", at: "annual-evaluation") })
        #expect(unsaid.code == RegistryCode.reasonMissing)
        #expect(try decide("exit", at: "annual-evaluation", reason: "考核不达标").reply.stage == "exited")
    }

    @Test(arguments: [
        ("2019-02-10", "is before 2019-02-11, the town's last step"), ("2024-01-02", "is in the future"),
        ("2019-02", "is not a day"), ("2019-02-30", "is not a day"), ("soon", "is not a day"),
    ])
    func impossibleDateIsRefused(date: String, why: String) throws {
        let problem = try #require(Sample.problem { _ = try decide("receive", at: "applied", date: date) })
        #expect(problem.code == RegistryCode.badDate)
        #expect(problem.detail.contains(why))
    }

    @Test func acceptanceComesAfterAPassedEvaluation() throws {
        let problem = try #require(Sample.problem { _ = try decide("accept", at: "listed") })
        #expect(problem.code == RegistryCode.stepOutOfOrder)
        #expect(problem.detail.contains("'accept' (验收) comes after pass"))
    }

    @Test func annualEvaluationIsTakenOnceAYear() throws {
        let timeline = TownTimeline([
            Sample.entry(1, .listed, programme: "jilin", date: "2019-02-11", [.init(.stage, to: "listed")]),
            Sample.entry(2, .step, programme: "jilin", step: "evaluate", date: "2019-03-01"),
            Sample.entry(3, .step, programme: "jilin", step: "pass", date: "2019-04-01"),
        ])
        let problem = try #require(
            Sample.problem { _ = try decide("evaluate", at: "listed", date: "2019-12-31", timeline: timeline) }
        )
        #expect(problem.code == RegistryCode.stepYearly)
        #expect(problem.detail.contains("was through it on 2019-03-01"))
        #expect(try decide("evaluate", at: "listed", date: "2020-01-01", timeline: timeline).reply.version == 4)
        #expect(try decide("accept", at: "listed", date: "2020-01-01", timeline: timeline).reply.stage == "accepted")
    }

    @Test func lateNamingIsNoticedAndNotRefused() throws {
        let late = try decide("name", at: "accepted", by: actor("jilin-government"), date: "2021-01-01")
        #expect(late.reply.notices == ["The deadline of 'name' was 2020 [五(三)]."])
        let inTime = try decide("name", at: "accepted", by: actor("jilin-government"), date: "2020-12-31")
        #expect(inTime.reply.notices.isEmpty)
    }
}
