import Messages

/// A fact about one case; what all of them say.
public protocol CaseEvent: Event {
    /// The case's id.
    var `case`: String { get }
    /// Where the case comes from.
    var origin: CaseOrigin { get }
    /// The programme's id.
    var programme: String { get }
    /// The town's id; `nil` when the case is the programme's own.
    var town: String? { get }
    /// The unit that did it; the module's name when the clock did.
    var by: String { get }
}
