import Messages
import ModuleKit
import ProjectsMessages

/// Carries out ``RegisterProjects`` and ``RegisterProject``.
struct RegisterProjectsHandler {
    let desk: Desk

    /// Decides one project.
    func decide(_ command: RegisterProject) throws -> Decision<ProjectReply> {
        let (events, reply) = try register([command.draft], of: command.programme) { _ in "" }
        let id = reply.projects.first ?? ""
        let known = events.isEmpty ? try desk.projects.find(id) : nil
        return Decision(
            events,
            reply: ProjectReply(
                project: id,
                version: known?.version ?? 1,
                status: known?.status ?? events.first?.status ?? .planned,
                warnings: known?.warnings ?? events.first?.warnings ?? []
            )
        )
    }

    /// Decides many.
    func decide(_ command: RegisterProjects) throws -> Decision<RegisterProjects.Reply> {
        let limit = RegisterProjects.limit
        var faults = Faults()
        faults.require(command.projects.count <= limit, "/projects", "expected at most \(limit) projects")
        try faults.refuse("The list is too long.")
        let (events, reply) = try register(command.projects, of: command.programme) { "/projects/\($0)" }
        return Decision(events, reply: reply)
    }

    private func register(
        _ drafts: [ProjectDraft],
        of programme: String,
        at place: (Int) -> String
    ) throws -> (events: [ProjectRegistered], reply: RegisterProjects.Reply) {
        for draft in drafts {
            let place = Place(programme: programme, town: draft.facts.town)
            try ScopeRules.require(desk.context.access, toCover: place, of: ProjectsModule.name)
        }
        let library = try desk.known.library(programme)
        var faults = Faults()
        var registration = Registration(
            programme: programme,
            nextNumber: try desk.projects.lastNumber(of: programme) + 1,
            today: desk.context.today
        )
        let rules = WarningRules(units: library.units)
        var towns = KnownTowns(known: desk.known)
        var events: [ProjectRegistered] = []
        var ids: [String] = []
        for (index, draft) in drafts.enumerated() {
            let at = place(index)
            library.check(draft.facts, milestones: draft.milestones, at: at, &faults)
            try towns.check(draft.facts.town, at: at, &faults)
            var event = registration.event(of: draft, at: at, &faults)
            event.warnings = rules.warnings(of: event.facts)
            ids.append(event.project)
            if try isNew(event, draft, at: at, &faults) { events.append(event) }
        }
        try faults.refuse(drafts.count == 1 ? "The project cannot be taken." : "The projects cannot be taken.")
        let reply = RegisterProjects.Reply(
            projects: ids,
            registered: events.count,
            unchanged: ids.count - events.count,
            warnings: events.filter { !$0.warnings.isEmpty }.map { ProjectWarnings(project: $0.project, $0.warnings) }
        )
        return (events, reply)
    }

    /// Whether the project is not in the library; one that is there in other words is at fault.
    private func isNew(
        _ event: ProjectRegistered,
        _ draft: ProjectDraft,
        at place: String,
        _ faults: inout Faults
    ) throws -> Bool {
        if let original = try desk.projects.original(event.project) {
            guard !event.says(as: original) else { return false }
            let now = try desk.projects.find(event.project) ?? original
            let isSeen = desk.context.access.covers(Place(programme: now.programme, town: now.facts.town))
            let isOurs = isSeen && now.programme == event.programme
            let differences = isOurs ? draft.differences(from: now) : [("id", nil, nil)]
            for (field, held, found) in differences {
                let words = held.map { "stands as '\($0)', found '\(found ?? "")'" } ?? "stands in other words"
                faults.add(
                    "\(place)/\(field)",
                    "\(words); the project '\(event.project)' was registered before, change it with "
                        + ChangeProject.name,
                    ProjectsCode.alreadyThere
                )
            }
            return !differences.isEmpty
        }
        let number = event.facts.number ?? 0
        if let other = try desk.projects.project(of: event.programme, number: number) {
            faults.add(
                place + "/number",
                "number \(number) is the project '\(other)'; expected a free one",
                ProjectsCode.alreadyThere
            )
        }
        return true
    }
}

extension ProjectDraft {
    /// What the draft says and does not hold of a project: the field, what stands there, what was said.
    ///
    /// What the draft leaves out is not compared; what is more than a text is told by its field alone.
    fileprivate func differences(from project: Project) -> [(field: String, held: String?, found: String?)] {
        let held = project.facts
        let texts: [(String, String?, String?)] = [
            ("number", held.number.map(String.init), facts.number.map(String.init)), ("name", held.name, facts.name),
            ("town", held.town, facts.town), ("zone", held.zone, facts.zone),
            ("location", held.location, facts.location), ("industry", held.industry, facts.industry),
            ("content", held.content, facts.content), ("clause", held.source?.clause, facts.source?.clause),
            ("step", project.status.rawValue, step?.rawValue),
            ("kinds", held.kinds.joined(separator: ";"), facts.kinds.joined(separator: ";")),
        ]
        let others: [(String, Bool)] = [
            ("phases", facts.phases.isEmpty || facts.phases == held.phases),
            ("measures", facts.measures.isEmpty || facts.measures == held.measures),
            ("benefits", facts.benefits.isEmpty || facts.benefits == held.benefits),
            ("investment", facts.investment == nil || facts.investment == held.investment),
            ("funds", facts.funds.isEmpty || facts.funds == held.funds),
            ("places", facts.places.isEmpty || facts.places == held.places),
            ("plan", facts.plan == nil || facts.plan == held.plan),
            ("duty", facts.duty == nil || facts.duty == held.duty),
            ("milestones", milestones.isEmpty || milestones == project.milestones),
        ]
        return texts.filter { $0.2 != nil && $0.1 != $0.2 }.map { ($0.0, $0.1 ?? "", $0.2) }
            + others.filter { !$0.1 }.map { ($0.0, nil, nil) }
    }
}

extension ProjectRegistered {
    /// Whether it says the same as a project says.
    ///
    /// Warnings do not count, since rules may grow; nor does the date, since it may be that of the day.
    fileprivate func says(as project: Project) -> Bool {
        programme == project.programme && facts == project.facts && milestones == project.milestones
            && status == project.status
    }
}

/// Makes events of drafts: ids, numbers, dates.
private struct Registration {
    let programme: String
    var nextNumber: Int
    let today: String
    private var ids: Set<String> = []
    private var numbers: Set<Int> = []

    init(programme: String, nextNumber: Int, today: String) {
        self.programme = programme
        self.nextNumber = nextNumber
        self.today = today
    }

    mutating func event(of draft: ProjectDraft, at place: String, _ faults: inout Faults) -> ProjectRegistered {
        var facts = draft.facts
        let number = facts.number ?? nextNumber
        nextNumber = max(nextNumber, number + 1)
        facts.number = number
        let id = draft.id ?? "\(programme)-\(number)"
        faults.require(Identifier.isValid(id), place + "/id", "expected \(Identifier.expected), found '\(id)'")
        if !ids.insert(id).inserted { faults.add(place + "/id", "the id '\(id)' stands twice in the list") }
        if !numbers.insert(number).inserted {
            faults.add(place + "/number", "the number \(number) stands twice in the list")
        }
        let date = draft.date ?? today
        let isPast = OfficialDate.isValid(date) && date <= today
        faults.require(isPast, place + "/date", "expected a date up to today (\(today)), found '\(date)'")
        let isStart = ![.suspended, .resumed].contains(draft.step)
        faults.require(
            isStart,
            place + "/step",
            "a project begins with signed, landed, started, producing or completed"
        )
        return ProjectRegistered(
            project: id,
            programme: programme,
            facts: facts,
            milestones: draft.milestones,
            status: draft.step.flatMap { ProjectStatus(rawValue: $0.rawValue) } ?? .planned,
            date: date,
            warnings: []
        )
    }
}

/// Towns that were looked up before; a list names the same ones again and again.
struct KnownTowns {
    let known: KnownStore
    private var found: [String: Bool] = [:]

    init(known: KnownStore) {
        self.known = known
    }

    /// A town that is named must be in the registry.
    mutating func check(_ town: String?, at place: String, _ faults: inout Faults) throws {
        guard let town else { return }
        let isKnown = try found[town] ?? known.hasTown(town)
        found[town] = isKnown
        guard !isKnown else { return }
        faults.add(
            place + "/town",
            "there is no town '\(town)' known here; one just registered is known in a moment",
            ProjectsCode.unknownTown
        )
    }
}
