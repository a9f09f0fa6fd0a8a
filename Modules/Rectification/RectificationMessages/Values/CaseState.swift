/// How far a case has come in the loop (发现、立案、派遣、接办、整改、核查、销号).
public enum CaseState: String, Codable, Sendable, CaseIterable {
    /// On record (立案); nobody is named yet who puts it right.
    case filed
    /// A unit is named that puts it right (派遣).
    case assigned
    /// The unit has taken it on (接办).
    case accepted
    /// Said to be put right, with evidence (报结); somebody else checks.
    case submitted
    /// Not good, or returned at its source: to be put right again (退回).
    case returned
    /// Put off with a reason (挂账); no deadline runs.
    case suspended
    /// Struck off (销号).
    case closed
    /// Part of another case now (并案).
    case merged
}

/// Where a case stands against its deadline.
public enum CaseLight: String, Codable, Sendable, CaseIterable {
    /// There is time, or it was put right in time.
    case green
    /// The deadline is as near as the class says that one is urged.
    case yellow
    /// The deadline has passed, or had when it was put right.
    case red
    /// No deadline runs: closed, merged or suspended.
    case none
}

/// What a case was closed by.
public enum CaseClosing: String, Codable, Sendable, CaseIterable {
    /// Somebody else checked it and found it good.
    case verified
    /// An officer struck it off with a reason and without a check.
    case withdrawn
}
