import Messages

/// Something odd about a task that somebody should look at; nothing is refused for it.
public struct TaskFlag: Codable, Sendable, Hashable {
    /// What is odd.
    ///
    /// > Source: AC-003-04, AC-003-05, AC-003-06; `programme_jining.json`, JN-X02 to JN-X09.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// No unit leads.
        case noLead = "no-lead"
        /// The document names a unit first and leaves out 牵头.
        case leadByPosition = "lead-by-position"
        /// A unit both leads and takes part.
        case unitOnBothSides = "unit-on-both-sides"
        /// A part of a leading unit takes part beside it.
        case internalUnit = "internal-unit"
        /// The list of units is left open (等).
        case openEnded = "open-ended"
        /// A unit answers for it and has no seat in the leading group.
        case notInGroup = "not-in-group"
        /// Something is counted and no number is given.
        case unquantified
        /// A unit is not in the unit register, or its name is that of several.
        case unknownUnit = "unknown-unit"
    }

    /// What is odd.
    public var kind: Kind
    /// The units that it is about, as the document writes them.
    public var units: [String]
    /// What is odd, in words.
    public var why: LocalizedName

    /// Raises a flag.
    public init(_ kind: Kind, units: [String] = [], why: LocalizedName) {
        self.kind = kind
        self.units = units
        self.why = why
    }
}
