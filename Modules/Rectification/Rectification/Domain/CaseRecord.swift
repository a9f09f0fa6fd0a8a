import Messages
import RectificationMessages

/// A case as it is kept: what its events add up to, whatever the day.
struct CaseRecord: Codable, Hashable {
    var id: String
    var origin: CaseOrigin
    var programme: String
    var town: String?
    var `class`: String
    var classNames: LocalizedName
    var reason: CaseReason
    var title: String
    var place: String?
    var unit: String?
    var state: CaseState
    var foundOn: String
    var filedOn: String
    var deadline: CaseDeadline
    var returns: Int
    /// How often it was said to be put right.
    var submissions = 0
    var urged = 0
    /// The deadline that it was last urged for.
    var urgedFor: String?
    var escalation = 0
    var escalatedTo: String?
    var finder: String
    var fixer: String?
    var checker: String?
    var submittedOn: String?
    var closedOn: String?
    var closing: CaseClosing?
    var mergedInto: String?
    /// Where it stood before it was suspended.
    var held: CaseState?
    /// Working days that were left when it was suspended.
    var remaining: Int?
    var photos: [String]
    var evidence: [CaseEvidence] = []
    var satisfied: Bool?
    /// Whether it was found again after it was closed, or the same thing had been found at the same place before.
    var repeated = false
    var version = 1

    /// Begins a case.
    init(_ event: CaseFiled) {
        id = event.case
        origin = event.origin
        programme = event.programme
        town = event.town
        `class` = event.class
        classNames = event.classNames
        reason = event.reason
        title = event.title
        place = event.place
        state = .filed
        foundOn = event.foundOn
        filedOn = event.filedOn
        deadline = event.deadline
        returns = event.returns
        finder = event.by
        photos = event.photos
    }

    /// Goes on with what happened.
    mutating func apply(_ event: some CaseChange) {
        event.change(&self)
        version += 1
    }

    /// Where it stands in the loop.
    var situation: LoopRules.Situation { .init(state: state, held: held, hasUnit: unit != nil) }

    /// The level of escalation that comes next; `nil` when there is none, or no deadline runs.
    var nextEscalation: CaseDeadline.Step? {
        guard LoopRules.running.contains(state), escalation < deadline.escalations.count else { return nil }
        return deadline.escalations[escalation]
    }

    /// Whether it was put right by its deadline; `nil` before anybody said that it was.
    var isOnTime: Bool? { submittedOn.map { $0 <= deadline.due } }

    /// Its light on a day.
    ///
    /// What is handed in waits for the checker and keeps the light of its deadline: green in time, red late.
    func light(on day: String) -> CaseLight {
        switch state {
        case .closed, .merged, .suspended: .none
        case .submitted: isOnTime == false ? .red : .green
        case .filed, .assigned, .accepted, .returned:
            day > deadline.due ? .red : day >= deadline.urgeOn ? .yellow : .green
        }
    }

    /// The case as it stands on a day.
    func shown(on day: String) -> RectificationCase {
        let light = light(on: day)
        return RectificationCase(
            id: id,
            origin: origin,
            programme: programme,
            town: town,
            class: `class`,
            classNames: classNames,
            reason: reason,
            title: title,
            place: place,
            unit: unit,
            state: state,
            foundOn: foundOn,
            filedOn: filedOn,
            due: deadline.due,
            calendarKnown: deadline.calendarKnown,
            returns: returns,
            urged: urged,
            escalation: escalation,
            escalatedTo: escalatedTo,
            overdue: light == .red,
            light: light,
            finder: finder,
            fixer: fixer,
            checker: checker,
            submittedOn: submittedOn,
            closedOn: closedOn,
            closing: closing,
            mergedInto: mergedInto,
            photos: photos,
            evidence: evidence,
            satisfied: satisfied,
            version: version
        )
    }
}
