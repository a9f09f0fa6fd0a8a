import Messages

/// Something that a reader should look at; it refuses nothing.
public struct Flag: Codable, Sendable, Hashable {
    /// What sort: words joined by `-`; the house's own are in ``FlagKind``, plugins have others.
    public var kind: String
    /// What is noticed, with the numbers.
    public var text: LocalizedName

    /// Raises a flag.
    public init(_ kind: String, _ text: LocalizedName) {
        self.kind = kind
        self.text = text
    }
}

/// The flags of the house.
public enum FlagKind {
    /// A target asks for less than the baseline already was.
    public static let weakerThanBaseline = "weaker-than-baseline"
    /// A relation that the programme says should hold does not.
    public static let implausible = "implausible"
    /// The target covers something else than the observation that it is held against.
    public static let scopeMismatch = "scope-mismatch"
    /// The source does not state the unit.
    public static let missingUnit = "missing-unit"
    /// The source does not state the year.
    public static let missingYear = "missing-year"
    /// The source does not state whether the value is of one year or summed.
    public static let missingPeriod = "missing-period"
    /// 左右 without a tolerance that somebody set.
    public static let noTolerance = "no-tolerance"
    /// A figure's unit cannot be turned into the one that is needed.
    public static let unlikeUnits = "unlike-units"
}
