import Messages
import RectificationMessages

/// What an event makes of a case, and what its history says of it.
protocol CaseChange: CaseEvent {
    /// Changes the case.
    func change(_ record: inout CaseRecord)
    /// The kind of entry in the history.
    static var kind: CaseHistoryEntry.Kind { get }
    /// Why.
    var why: String? { get }
    /// What else there is to say.
    var note: String? { get }
}

extension CaseChange {
    var note: String? { nil }
}

extension CaseRecord {
    /// A new deadline runs; urging and escalation begin again.
    fileprivate mutating func run(until deadline: CaseDeadline) {
        self.deadline = deadline
        (escalation, escalatedTo) = (0, nil)
        (held, remaining) = (nil, nil)
    }

    /// It is open again after it was closed or merged.
    fileprivate mutating func openAgain() {
        (closedOn, closing, mergedInto, submittedOn) = (nil, nil, nil, nil)
        repeated = true
    }
}

extension CaseAssigned: CaseChange {
    static let kind = CaseHistoryEntry.Kind.assigned
    var why: String? { reason }
    var note: String? { unit }
    func change(_ record: inout CaseRecord) {
        record.unit = unit
        record.state = .assigned
    }
}

extension CaseAccepted: CaseChange {
    static let kind = CaseHistoryEntry.Kind.accepted
    var why: String? { nil }
    func change(_ record: inout CaseRecord) {
        record.fixer = by
        record.state = .accepted
    }
}

extension CaseSubmitted: CaseChange {
    static let kind = CaseHistoryEntry.Kind.submitted
    var why: String? { nil }
    var note: String? { evidence.isEmpty ? nil : evidence.map(\.text).joined(separator: "; ") }
    func change(_ record: inout CaseRecord) {
        record.fixer = by
        record.submittedOn = on
        record.submissions += 1
        record.evidence += evidence
        (record.held, record.remaining) = (nil, nil)
        record.state = .submitted
    }
}

extension CaseReturned: CaseChange {
    static let kind = CaseHistoryEntry.Kind.returned
    var why: String? { reason.text }
    func change(_ record: inout CaseRecord) {
        if record.state == .closed { record.openAgain() }
        record.mergedInto = nil
        record.checker = by
        record.reason = reason
        record.returns = returns
        record.submittedOn = nil
        record.run(until: deadline)
        record.state = .returned
    }
}

extension CaseClosed: CaseChange {
    static let kind = CaseHistoryEntry.Kind.closed
    var why: String? { reason }
    var note: String? { closing.rawValue }
    func change(_ record: inout CaseRecord) {
        if closing == .verified { record.checker = by }
        record.closing = closing
        record.closedOn = on
        record.satisfied = satisfied ?? record.satisfied
        (record.held, record.remaining) = (nil, nil)
        record.state = .closed
    }
}

extension CaseReopened: CaseChange {
    static let kind = CaseHistoryEntry.Kind.reopened
    var why: String? { reason }
    func change(_ record: inout CaseRecord) {
        record.openAgain()
        record.run(until: deadline)
        record.state = record.unit == nil ? .filed : .assigned
    }
}

extension CaseUrged: CaseChange {
    static let kind = CaseHistoryEntry.Kind.urged
    var why: String? { reason }
    var note: String? { unit }
    func change(_ record: inout CaseRecord) {
        record.urged = urged
        record.urgedFor = due
    }
}

extension CaseEscalated: CaseChange {
    static let kind = CaseHistoryEntry.Kind.escalated
    var why: String? { reason }
    var note: String? { to }
    func change(_ record: inout CaseRecord) {
        record.escalation = level
        record.escalatedTo = to
    }
}

extension CaseSuspended: CaseChange {
    static let kind = CaseHistoryEntry.Kind.suspended
    var why: String? { reason }
    func change(_ record: inout CaseRecord) {
        record.held = record.state
        record.remaining = remaining
        record.state = .suspended
    }
}

extension CaseResumed: CaseChange {
    static let kind = CaseHistoryEntry.Kind.resumed
    var why: String? { reason }
    func change(_ record: inout CaseRecord) {
        record.state = record.held ?? .filed
        record.run(until: deadline)
    }
}

extension CaseMerged: CaseChange {
    static let kind = CaseHistoryEntry.Kind.merged
    var why: String? { reason }
    var note: String? { into }
    func change(_ record: inout CaseRecord) {
        record.mergedInto = into
        record.state = .merged
    }
}
