import Messages
import RectificationMessages
import RegistryMessages

/// What another module says of something that it returned, or of a fault.
struct SourceFact {
    /// What happened there.
    enum Kind {
        /// It was returned to be put right.
        case returned(reason: String)
        /// A fault was found.
        case found(reason: String, class: String?, photos: [String])
        /// It was handed in again.
        case submitted
        /// It was found good.
        case approved
        /// It turned out not to be wrong.
        case withdrawn(reason: String?)
    }

    var kind: Kind
    var origin: CaseOrigin
    var programme: String
    var town: String?
    /// The unit that did it there.
    var by: String
    /// The unit that puts it right; `nil` when the source names none.
    var unit: String?
    /// What it is about; needed for what may be new.
    var title = ""
    var place: String?
    /// The day, `yyyy-MM-dd`.
    var on: String

    /// The id of the case that follows it: `report.PROJECT.2024-05`, `fault.environment.ID`.
    var `case`: String {
        let module = origin.isMirrored ? [] : [origin.module]
        return ([origin.kind.rawValue] + module + [origin.id.split(separator: "/").joined(separator: ".")])
            .joined(separator: ".")
    }
}

/// What follows from a fact of a source for its case.
struct SourceRules {
    /// What the case's programme says.
    let classes: ClassRules
    let deadlines: DeadlineRules

    /// The events that follow.
    ///
    /// - Parameters:
    ///   - fact: What was heard.
    ///   - record: The case as it is; `nil` when there is none yet.
    /// - Returns: None when the case stands there already, or when there is none to follow.
    func events(_ fact: SourceFact, _ record: CaseRecord?) -> [any CaseEvent] {
        switch fact.kind {
        case .returned(let reason): record.map { [again(fact, reason, $0)] } ?? file(fact, reason, nil, [], returns: 1)
        case .found(let reason, let id, let photos): record == nil ? file(fact, reason, id, photos, returns: 0) : []
        case .submitted: record.map { submit(fact, $0) } ?? []
        case .approved: record.map { close(fact, $0, .verified) } ?? []
        case .withdrawn(let reason): record.map { close(fact, $0, .withdrawn, reason) } ?? []
        }
    }

    private func file(
        _ fact: SourceFact,
        _ text: String,
        _ id: String?,
        _ photos: [String],
        returns: Int
    ) -> [any CaseEvent] {
        let reason = classes.reason(text)
        let rule = classes.heard(id, reason, fact.origin.kind)
        let filed = CaseFiled(
            case: fact.case,
            origin: fact.origin,
            programme: fact.programme,
            town: fact.town,
            by: fact.by,
            class: rule.id,
            classNames: rule.names,
            reason: reason,
            title: fact.title,
            place: fact.place,
            foundOn: fact.on,
            filedOn: fact.on,
            deadline: deadlines.deadline(rule, from: fact.on),
            returns: returns,
            photos: photos
        )
        let ruled = classes.rules.unit(for: rule, town: fact.town, place: fact.place)
        guard let unit = fact.unit ?? ruled else { return [filed] }
        let assigned = CaseAssigned(
            case: fact.case,
            origin: fact.origin,
            programme: fact.programme,
            town: fact.town,
            by: fact.by,
            unit: unit,
            reason: nil
        )
        return [filed, assigned]
    }

    private func again(_ fact: SourceFact, _ text: String, _ record: CaseRecord) -> CaseReturned {
        CaseReturned(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: fact.by,
            on: fact.on,
            reason: classes.reason(text),
            returns: record.returns + 1,
            deadline: deadlines.deadline(classes.kept(record.class, record.origin.kind), from: fact.on)
        )
    }

    private func submit(_ fact: SourceFact, _ record: CaseRecord) -> [any CaseEvent] {
        guard ![.submitted, .closed, .merged].contains(record.state) else { return [] }
        let event = CaseSubmitted(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: fact.by,
            on: fact.on
        )
        return [event]
    }

    private func close(
        _ fact: SourceFact,
        _ record: CaseRecord,
        _ closing: CaseClosing,
        _ reason: String? = nil
    ) -> [any CaseEvent] {
        guard ![.closed, .merged].contains(record.state) else { return [] }
        let event = CaseClosed(
            case: record.id,
            origin: record.origin,
            programme: record.programme,
            town: record.town,
            by: fact.by,
            on: fact.on,
            closing: closing,
            reason: reason,
            satisfied: nil
        )
        return [event]
    }
}
