import Messages
import ProjectsMessages
import RegistryMessages
import Testing

@testable import Projects

@Suite struct LibraryModuleTests {
    private func refusal(_ change: (inout ProjectFacts) -> Void) async throws -> Problem {
        var facts = ProjectFacts(name: "一号路", kinds: ["road"])
        change(&facts)
        let office = try await ProjectsOffice.with()
        return try await office.refusal(RegisterProject(programme: "sample", ProjectDraft(facts)))
    }

    @Test func kindThatTheProgrammeDoesNotHaveIsRefusedWithThoseThatItHas() async throws {
        let problem = try await refusal { $0.kinds = ["bridge"] }
        #expect(problem.code == ProjectsCode.unknownKind)
        #expect(problem.errors.map(\.pointer) == ["/kinds/0"])
        #expect(problem.detail.contains("'sample' defines road (道路), plant (工厂)"), "\(problem)")
    }

    @Test func benefitAndFundThatTheProgrammeDoesNotHaveAreRefused() async throws {
        let benefit = try await refusal { $0.benefits = [.init("profit", figure: Sample.money("1"))] }
        #expect(benefit.code == ProjectsCode.unknownBenefit)
        #expect(benefit.errors.map(\.pointer) == ["/benefits/0/benefit"])
        let fund = try await refusal { $0.funds = [.init("loan", figure: Sample.money("1"))] }
        #expect(fund.code == ProjectsCode.unknownFund)
    }

    @Test func unknownUnitIsRefusedWithTheNearest() async throws {
        let problem = try await refusal {
            $0.measures = [.init("面积", figure: .init(DecimalValue(1), unit: "平米方", basis: .planned))]
        }
        #expect(problem.code == ProjectsCode.unknownUnit)
        #expect(problem.errors.map(\.pointer) == ["/measures/0/figure/unit"])
        #expect(problem.errors.first?.message.contains("平方米") == true)
    }

    @Test func unitOfTheProgrammeIsTaken() async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.facts.measures = [.init("护栏", figure: .init(DecimalValue(9), unit: "万栏", basis: .planned))]
        try await office.send(RegisterProject(programme: "sample", draft))
        let sums = try await office.ask(SummarizeProjects(programme: "sample")).measures
        #expect(sums.map { "\($0.name) \($0.sum.value) \($0.sum.unit)" } == ["护栏 9 万栏"])
    }

    @Test(arguments: ["平方米", "万元/年", "%"])
    func investmentMustBeMoney(unit: String) async throws {
        let problem = try await refusal { $0.investment = Sample.money("5", unit) }
        #expect(problem.code == ProjectsCode.unknownUnit)
        #expect(problem.errors.map(\.message) == ["'\(unit)' is not money; expected 元, 万元, 亿元, …"])
    }

    @Test func unknownTownAndProgrammeAreRefused() async throws {
        #expect(try await refusal { $0.town = "nowhere" }.code == ProjectsCode.unknownTown)
        let office = try await ProjectsOffice.with()
        let unknown = try await office.refusal(RegisterProject(programme: "other", Sample.draft()))
        #expect((unknown.code, unknown.kind) == (ProjectsCode.unknownProgramme, .notFound))
        try await office.hear(ProgrammeDefined(Sample.programme("silent", nil)))
        let silent = try await office.refusal(RegisterProject(programme: "silent", Sample.draft()))
        #expect(silent.detail == "The programme 'silent' says nothing of projects.")
    }

    @Test func townsOfListsAndOfTheRegisterAreKnown() async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.facts.town = "sample-t1"
        try await office.send(RegisterProject(programme: "sample", draft))
        #expect(try await office.ask(ListProjects(town: "sample-t1")).total == 1)
    }

    @Test func aListIsTakenWholeOrNotAtAll() async throws {
        let office = try await ProjectsOffice.with()
        let drafts = [Sample.draft("一号路"), Sample.draft("", kinds: []), Sample.draft("三号路", kinds: ["road", "road"])]
        let problem = try await office.refusal(RegisterProjects(programme: "sample", drafts))
        #expect(problem.code == ProjectsCode.invalid)
        #expect(problem.errors.map(\.pointer) == ["/projects/1/name", "/projects/1/kinds", "/projects/2/kinds/1"])
        #expect(try await office.ask(ListProjects()).total == 0)
        #expect(office.head == 0)
    }

    @Test func idsAndNumbersAreGivenInOrder() async throws {
        let office = try await ProjectsOffice.with()
        let drafts = [Sample.draft(number: 7), Sample.draft("二号路"), Sample.draft("三号路", number: 2)]
        let reply = try await office.send(RegisterProjects(programme: "sample", drafts))
        #expect(reply.projects == ["sample-7", "sample-8", "sample-2"])
        #expect(try await office.send(RegisterProject(programme: "sample", Sample.draft("四号路"))).project == "sample-9")
        #expect(try await office.ask(ListProjects()).items.map(\.facts.number) == [2, 7, 8, 9])
    }

    @Test func idAndNumberOfAnotherProjectAreRefused() async throws {
        let office = try await ProjectsOffice.with()
        try await office.send(RegisterProject(programme: "sample", Sample.draft(number: 1)))
        let same = try await office.refusal(RegisterProject(programme: "sample", Sample.draft("另一条路", number: 1)))
        #expect((same.code, same.kind) == (ProjectsCode.alreadyThere, .conflict))
        #expect(same.errors.map(\.pointer) == ["/name"])
        #expect(same.errors.first?.message.hasPrefix("stands as '") == true, "\(same.errors)")
        var other = Sample.draft("另一条路", number: 1)
        other.id = "another-road"
        let number = try await office.refusal(RegisterProject(programme: "sample", other))
        #expect(number.detail.contains("Number 1 is the project 'sample-1'"), "\(number.detail)")
        let twice = RegisterProjects(programme: "sample", [Sample.draft(number: 5), Sample.draft(number: 5)])
        let pointers = try await office.refusal(twice).errors.map(\.pointer)
        #expect(pointers == ["/projects/1/id", "/projects/1/number"])
    }

    @Test func aListBeyondTheLimitIsRefused() async throws {
        let office = try await ProjectsOffice.with()
        let drafts = Array(repeating: Sample.draft(), count: RegisterProjects.limit + 1)
        let problem = try await office.refusal(RegisterProjects(programme: "sample", drafts))
        #expect(problem.errors.map(\.message) == ["expected at most \(RegisterProjects.limit) projects"])
    }

    @Test(arguments: ["2024-06-02", "soon", "2024-13"])
    func futureAndNonsenseAreNoDates(date: String) async throws {
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.date = date
        #expect(
            try await office.refusal(RegisterProject(programme: "sample", draft)).errors.map(\.pointer) == ["/date"]
        )
    }

    /// > Source: 001: 明确任务、标准、责任、时限.
    @Test("AC-001-21: a duty states task, standard, unit and deadline")
    func duty() async throws {
        let full = ProjectDuty(task: "修路", standard: "二级公路", unit: "交通局", deadline: "2025-12", leader: "分管副县长")
        for (field, remove) in [
            ("task", \ProjectDuty.task), ("standard", \.standard), ("unit", \.unit), ("deadline", \.deadline),
        ] as [(String, WritableKeyPath<ProjectDuty, String>)] {
            var duty = full
            duty[keyPath: remove] = " "
            let problem = try await refusal { [duty] in $0.duty = duty }
            #expect(problem.errors.first?.pointer == "/duty/\(field)")
        }
        let office = try await ProjectsOffice.with()
        var draft = Sample.draft()
        draft.facts.duty = full
        try await office.send(RegisterProject(programme: "sample", draft))
        #expect(try await office.ask(FindProject(id: "sample-1")).facts.duty == full)
    }

    @Test func filtersAndPagesCoverEveryProjectOnce() async throws {
        let office = try await ProjectsOffice.with()
        let drafts = (1...25).map {
            Sample.draft("\($0)号", kinds: $0.isMultiple(of: 5) ? ["road", "plant"] : ["road"])
        }
        try await office.send(RegisterProjects(programme: "sample", drafts))
        var seen: [Int?] = []
        var cursor: String?
        repeat {
            let page = try await office.ask(ListProjects(programme: "sample", limit: 10, cursor: cursor))
            #expect(page.total == 25)
            seen += page.items.map(\.facts.number)
            cursor = page.next
        } while cursor != nil
        #expect(seen == Array(1...25))
        #expect(try await office.ask(ListProjects(kind: "plant")).total == 5)
        #expect(try await office.ask(ListProjects(kind: "lan")).total == 0)
        #expect(try await office.ask(ListProjects(q: "25号")).items.map(\.id) == ["sample-25"])
        #expect(try await office.ask(ListProjects(q: "%")).total == 0)
        #expect(try await office.ask(ListProjects(status: .started)).total == 0)
        #expect(try await office.ask(ListProjects(light: .grey)).total == 25)
        let part = try await office.ask(SummarizeProjects(programme: "sample", kind: "plant"))
        #expect((part.projects, part.assignments, part.kinds.map(\.count)) == (5, 10, [5, 5]))
        await #expect(throws: Problem.self) { try await office.ask(ListProjects(limit: 201)) }
    }

    @Test func aPageOfLargeProjectsIsCutShortAndGoesOn() async throws {
        let office = try await ProjectsOffice.with()
        let text = String(repeating: "路", count: Library.longestText)
        let drafts = (1...120).map { number in
            ProjectDraft(
                ProjectFacts(name: "\(number)号", kinds: ["road"], zone: text, location: text, content: text)
            )
        }
        try await office.send(RegisterProjects(programme: "sample", drafts))
        var seen = 0
        var cursor: String?
        repeat {
            let page = try await office.ask(ListProjects(limit: 200, cursor: cursor))
            #expect(page.items.count < 120)
            seen += page.items.count
            cursor = page.next
        } while cursor != nil
        #expect(seen == 120)
    }
}
