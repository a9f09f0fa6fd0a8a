import Messages

/// Until when a case is to be put right, and what happens on the way there.
///
/// Reckoned once, when the deadline is set; what runs by the clock only compares days.
public struct CaseDeadline: Codable, Sendable, Hashable {
    /// The last day, `yyyy-MM-dd`.
    public var due: String
    /// The first day on which it is urged and shown yellow.
    public var urgeOn: String
    /// What happens when it passes, level by level; may be empty.
    @OrEmpty public var escalations: [Step]
    /// Whether every year of the span has a calendar; if not, only weekends were left out there.
    public var calendarKnown: Bool

    /// Sets a deadline.
    public init(
        due: String,
        urgeOn: String,
        escalations: [Step] = [],
        calendarKnown: Bool
    ) {
        self.due = due
        self.urgeOn = urgeOn
        self._escalations = OrEmpty(wrappedValue: escalations)
        self.calendarKnown = calendarKnown
    }

    /// One level of escalation.
    public struct Step: Codable, Sendable, Hashable {
        /// The first day on which it is due.
        public var on: String
        /// The unit or post that is told.
        public var to: String

        /// Makes a level.
        public init(on: String, to: String) {
            self.on = on
            self.to = to
        }
    }
}
