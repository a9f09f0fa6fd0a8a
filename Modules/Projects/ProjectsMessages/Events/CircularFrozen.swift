import Messages

/// A circular was issued.
public struct CircularFrozen: Event {
    /// The type.
    public static let name = "projects.circular-frozen.v1"

    /// The programme.
    public var programme: String
    /// The month.
    public var month: Period
    /// Which circular of that month it is, from 1.
    public var edition: Int
    /// What it says.
    public var content: CircularContent
    /// SHA-256 over ``content`` as JSON with sorted keys, as 64 hex digits.
    public var digest: String

    /// The programme's id.
    public var subject: String { programme }

    /// States the fact.
    public init(programme: String, month: Period, edition: Int, content: CircularContent, digest: String) {
        self.programme = programme
        self.month = month
        self.edition = edition
        self.content = content
        self.digest = digest
    }
}
