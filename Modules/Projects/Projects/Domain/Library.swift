import Messages
import ProjectsMessages
import Quantities
import RegistryMessages

/// What the rules of a programme say of its projects, as far as it was heard.
struct Library {
    /// The programme.
    let programme: String
    /// Its rules.
    let rules: ProjectRules
    /// The units that its figures may be stated in.
    let units: UnitRegister

    init(programme: String, rules: ProjectRules, measureUnits: [MeasureUnitDefinition]) {
        self.programme = programme
        self.rules = rules
        units = .common.adding(
            measureUnits.map { MeasureUnit(name: $0.unit, dimension: $0.dimension, factor: $0.factor.number) }
        )
    }

    /// Longest text of a project, in characters, so that a page of projects fits an answer.
    static let longestText = 1000
    /// Phases, measures, benefits, funds, places or milestones of a project at most.
    static let mostEntries = 100

    /// Looks for everything that breaks a rule.
    ///
    /// - Parameters:
    ///   - facts: What is said of a project.
    ///   - milestones: Its milestones.
    ///   - place: The JSON pointer of the project.
    ///   - faults: Where they are gathered.
    func check(_ facts: ProjectFacts, milestones: [ProjectMilestone], at place: String, _ faults: inout Faults) {
        checkTexts(facts, at: place, &faults)
        checkSizes(facts, milestones, at: place, &faults)
        checkKinds(facts, at: place, &faults)
        check(facts.measures, at: place + "/measures", &faults)
        faults.requireUnique(facts.phases.map { String($0.number) }) { place + "/phases/\($0)/number" }
        for (index, phase) in facts.phases.enumerated() {
            faults.require(phase.number >= 1, place + "/phases/\(index)/number", "expected a number from 1")
            check(phase.measures, at: place + "/phases/\(index)/measures", &faults)
        }
        checkMoney(facts, at: place, &faults)
        faults.requireUnique(milestones.map(\.name)) { place + "/milestones/\($0)/name" }
        for (index, milestone) in milestones.enumerated() {
            check(milestone, at: place + "/milestones/\(index)", &faults)
        }
        if let duty = facts.duty { check(duty, at: place + "/duty", &faults) }
    }

    /// Looks for what is wrong with a milestone.
    func check(_ milestone: ProjectMilestone, at place: String, _ faults: inout Faults) {
        faults.requireText(milestone.name, place + "/name")
        faults.requireDate(milestone.due, place + "/due")
        faults.requireDate(milestone.date, place + "/date")
        if let figure = milestone.figure { check(figure, at: place + "/figure", &faults) }
    }

    /// Looks for what is wrong with an amount of money.
    func checkMoney(_ figure: Figure?, at place: String, _ faults: inout Faults) {
        guard let figure, check(figure, at: place, &faults) else { return }
        let dimension = units.find(figure.unit)?.dimension ?? ""
        guard !dimension.hasPrefix("money") || dimension.contains("/") else { return }
        faults.add(place + "/unit", "'\(figure.unit)' is not money; expected 元, 万元, 亿元, …", ProjectsCode.unknownUnit)
    }

    // MARK: Parts

    private func checkTexts(_ facts: ProjectFacts, at place: String, _ faults: inout Faults) {
        faults.requireText(facts.name, place + "/name")
        if let number = facts.number { faults.require(number >= 1, place + "/number", "expected a number from 1") }
        let texts = [
            ("name", facts.name), ("zone", facts.zone), ("location", facts.location), ("industry", facts.industry),
            ("content", facts.content),
        ]
        for (field, text) in texts {
            faults.require(
                (text?.count ?? 0) <= Self.longestText,
                place + "/\(field)",
                "expected at most \(Self.longestText) characters"
            )
        }
    }

    private func checkSizes(
        _ facts: ProjectFacts,
        _ milestones: [ProjectMilestone],
        at place: String,
        _ faults: inout Faults
    ) {
        let measures = facts.measures.count + facts.phases.map(\.measures.count).reduce(0, +)
        let sizes = [
            ("phases", facts.phases.count), ("measures", measures), ("benefits", facts.benefits.count),
            ("funds", facts.funds.count), ("places", facts.places.count), ("milestones", milestones.count),
        ]
        for (field, size) in sizes {
            faults.require(size <= Self.mostEntries, place + "/\(field)", "expected at most \(Self.mostEntries)")
        }
    }

    private func checkKinds(_ facts: ProjectFacts, at place: String, _ faults: inout Faults) {
        faults.require(!facts.kinds.isEmpty, place + "/kinds", "expected at least one kind of project")
        faults.requireUnique(facts.kinds) { place + "/kinds/\($0)" }
        for (index, kind) in facts.kinds.enumerated() {
            requireKnown(kind, among: rules.kinds, "kind", ProjectsCode.unknownKind, place + "/kinds/\(index)", &faults)
        }
        for (index, benefit) in facts.benefits.enumerated() {
            let at = place + "/benefits/\(index)"
            let code = ProjectsCode.unknownBenefit
            requireKnown(benefit.benefit, among: rules.benefits, "benefit", code, at + "/benefit", &faults)
            check(benefit.figure, at: at + "/figure", &faults)
        }
        for (index, fund) in facts.funds.enumerated() {
            let at = place + "/funds/\(index)"
            requireKnown(fund.fund, among: rules.funds, "fund", ProjectsCode.unknownFund, at + "/fund", &faults)
            checkMoney(fund.figure, at: at + "/figure", &faults)
        }
    }

    private func requireKnown(
        _ id: String,
        among known: [ProjectRules.Kind],
        _ what: String,
        _ code: String,
        _ pointer: String,
        _ faults: inout Faults
    ) {
        guard !known.contains(where: { $0.id == id }) else { return }
        let expected = known.map { "\($0.id) (\($0.names.zh))" }.joined(separator: ", ")
        let rule = known.isEmpty ? "'\(programme)' defines none" : "'\(programme)' defines \(expected)"
        faults.add(pointer, "there is no \(what) '\(id)': \(rule)", code)
    }

    private func checkMoney(_ facts: ProjectFacts, at place: String, _ faults: inout Faults) {
        checkMoney(facts.investment, at: place + "/investment", &faults)
        guard let plan = facts.plan else { return }
        faults.requireUnique(plan.years.map { String($0.year) }) { place + "/plan/years/\($0)/year" }
        for (index, year) in plan.years.enumerated() {
            checkMoney(year.figure, at: place + "/plan/years/\(index)/figure", &faults)
            faults.require(
                (plan.period.first.year...plan.period.last.year).contains(year.year),
                place + "/plan/years/\(index)/year",
                "\(year.year) lies outside \(plan.period)"
            )
        }
    }

    private func check(_ measures: [ProjectMeasure], at place: String, _ faults: inout Faults) {
        for (index, measure) in measures.enumerated() {
            faults.requireText(measure.measure, place + "/\(index)/measure")
            check(measure.figure, at: place + "/\(index)/figure", &faults)
        }
    }

    @discardableResult
    private func check(_ figure: Figure, at place: String, _ faults: inout Faults) -> Bool {
        if figure.qualifier == .range {
            let isRange = figure.upper.map { upper in figure.value.map { $0 <= upper } ?? false } ?? false
            faults.require(isRange, place + "/upper", "a range needs an upper end that is not below the value")
        }
        do throws(Problem) {
            _ = try units.require(figure.unit)
            return true
        } catch {
            faults.add(place + "/unit", "\(error.detail) \(error.remedy)", ProjectsCode.unknownUnit)
            return false
        }
    }

    /// The four things that a duty states.
    ///
    /// > Source: 001: 明确任务、标准、责任、时限.
    private func check(_ duty: ProjectDuty, at place: String, _ faults: inout Faults) {
        faults.requireText(duty.task, place + "/task")
        faults.requireText(duty.standard, place + "/standard")
        faults.requireText(duty.unit, place + "/unit")
        faults.requireText(duty.deadline, place + "/deadline")
        faults.requireDate(duty.deadline, place + "/deadline")
    }
}
