/// What a plugin says of one town.
public struct Judgement: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// One for each indicator that was judged.
    public var findings: [Finding]
    /// What somebody should look at; it changes no score.
    public var flags: [Flag]

    /// Makes a judgement.
    public init(town: String, findings: [Finding], flags: [Flag] = []) {
        self.town = town
        self.findings = findings
        self.flags = flags
    }
}

/// A score for one indicator, with its reason.
public struct Finding: Codable, Sendable, Hashable {
    /// The indicator's id; one of the manifest's.
    public var indicator: String
    /// Between 0 and 1; `nil` when it cannot be judged, and then ``why`` says what is missing.
    public var score: ExactDecimal?
    /// The figure that was computed; `nil` when there is none.
    public var figure: Figure?
    /// The reason, which a citizen can read.
    public var why: BilingualText
    /// The ids of the observations that it rests on.
    public var from: [String]

    /// Makes a finding; a score is rounded to four places.
    public init(
        _ indicator: String,
        score: ExactDecimal?,
        figure: Figure? = nil,
        why: BilingualText,
        from: [String] = []
    ) {
        self.indicator = indicator
        self.score = score?.rounded(to: 4)
        self.figure = figure
        self.why = why
        self.from = from
    }
}

/// Something that somebody should look at.
public struct Flag: Codable, Sendable, Hashable {
    /// What sort of thing: a word with dashes, such as `scope-mismatch`.
    public var kind: String
    /// What it is, in words.
    public var text: BilingualText
    /// The ids of the observations that it rests on.
    public var from: [String]

    /// Makes a flag.
    public init(_ kind: String, _ text: BilingualText, from: [String] = []) {
        self.kind = kind
        self.text = text
        self.from = from
    }
}

/// The answer to a batch: one judgement for each town, in the batch's order.
public struct JudgementAnswer: Codable, Sendable, Hashable {
    /// The judgements.
    public var judgements: [Judgement]

    /// Makes an answer.
    public init(judgements: [Judgement]) {
        self.judgements = judgements
    }
}
