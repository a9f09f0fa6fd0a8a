import Messages

/// A leading group or task force (领导小组、专班) of an annex: posts and units, never the names of persons.
public struct WorkingGroup: Codable, Sendable, Hashable {
    /// A seat in it.
    public struct Seat: Codable, Sendable, Hashable {
        /// The post as the document gives it: `区财政局党组书记、局长`.
        public var post: String
        /// Its line, from 1.
        public var line: Int
    }

    /// What it is called.
    public var name: String
    /// Those who lead it (组长).
    public var heads: [Seat]
    /// Those who stand in (副组长).
    public var deputies: [Seat]
    /// Its members (成员).
    public var members: [Seat]
    /// Where its office is; `null` where the text does not say.
    @OrNull public var office: String?
    /// When it ends; `null` where the text does not say.
    @OrNull public var dissolves: String?
    /// The line of its first seat.
    public var line: Int
}
