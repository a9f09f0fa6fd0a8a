import Messages

/// How a town stands to a gate.
public struct GateResult: Codable, Sendable, Hashable {
    /// What follows when the gate is not met.
    public enum Effect: String, Codable, Sendable, CaseIterable {
        /// The town is not scored.
        case veto
        /// The town is scored, and the result says so.
        case warning
    }

    /// The gate's id.
    public var gate: String
    /// Its names.
    public var names: LocalizedName
    /// What follows when it is not met.
    public var effect: Effect
    /// Whether it is met; `null` when nobody observed, which vetoes nothing.
    @OrNull public var met: Bool?
    /// The numbers, in words.
    public var why: LocalizedName

    /// Makes a result.
    public init(gate: String, names: LocalizedName, effect: Effect, met: Bool?, why: LocalizedName) {
        self.gate = gate
        self.names = names
        self.effect = effect
        self._met = OrNull(wrappedValue: met)
        self.why = why
    }
}

/// A section's part in a town's score.
public struct SectionResult: Codable, Sendable, Hashable {
    /// The section's id.
    public var section: String
    /// Its names.
    public var names: LocalizedName
    /// From 0 to 1, to four digits; `null` when it was left out.
    @OrNull public var score: DecimalValue?
    /// Its points of the town's score, to four digits.
    public var contribution: DecimalValue

    /// Makes a result.
    public init(section: String, names: LocalizedName, score: DecimalValue?, contribution: DecimalValue) {
        self.section = section
        self.names = names
        self._score = OrNull(wrappedValue: score)
        self.contribution = contribution
    }
}

/// A town's result in a run.
public struct TownResult: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// Its name.
    public var name: String
    /// Its town type.
    @OrNull public var townType: String?
    /// Its place; equal scores share one.
    ///
    /// `null` before the run is complete, and for a town without score.
    @OrNull public var rank: Int?
    /// From 0 to 100, rounded to two digits; `null` for a town that a gate keeps out, or with nothing to score.
    @OrNull public var score: DecimalValue?
    /// The share of all weights for which there was a value, to three digits: what the score rests on.
    public var coverage: DecimalValue
    /// The grade's id; `null` when there is no score or no ladder.
    @OrNull public var grade: String?
    /// Whether a gate keeps it from being scored.
    public var vetoed: Bool
    /// The gates.
    public var gates: [GateResult]
    /// The sections.
    public var sections: [SectionResult]
    /// What had no value, and was handled as ``RunMethod/missing`` says.
    public var missing: [String]
    /// What a reader should look at.
    public var flags: [Flag]

    /// Makes a result.
    public init(
        town: String,
        name: String,
        townType: String?,
        rank: Int? = nil,
        score: DecimalValue?,
        coverage: DecimalValue,
        grade: String?,
        vetoed: Bool,
        gates: [GateResult],
        sections: [SectionResult],
        missing: [String],
        flags: [Flag]
    ) {
        self.town = town
        self.name = name
        self._townType = OrNull(wrappedValue: townType)
        self._rank = OrNull(wrappedValue: rank)
        self._score = OrNull(wrappedValue: score)
        self.coverage = coverage
        self._grade = OrNull(wrappedValue: grade)
        self.vetoed = vetoed
        self.gates = gates
        self.sections = sections
        self.missing = missing
        self.flags = flags
    }
}
