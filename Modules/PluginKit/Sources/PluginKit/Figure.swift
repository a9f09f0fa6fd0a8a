/// A number of an official document or report, with all that says what it means.
public struct Figure: Codable, Sendable, Hashable {
    /// How exact a value is meant.
    public enum Qualifier: String, Codable, Sendable, CaseIterable {
        /// Just this.
        case exact
        /// 以上, 不低于, 达到: this or more.
        case atLeast = "at-least"
        /// 以内, 不超过: this or less.
        case atMost = "at-most"
        /// 余, 超过: more than this.
        case over
        /// 左右, 约: near this.
        case about
        /// 可达: this where all goes well.
        case upTo = "up-to"
        /// 区间: from ``Figure/value`` to ``Figure/upper``.
        case range
    }

    /// What a value rests on.
    public enum Basis: String, Codable, Sendable, CaseIterable {
        /// 计划: it shall be so.
        case planned
        /// 预计: it is thought that it will be so.
        case expected
        /// Said by the one who reports.
        case reported
        /// Checked by somebody else.
        case verified
        /// The state from which a plan starts.
        case baseline
        /// Counted from a list that is left open (等).
        case listed
        /// Computed from other figures.
        case derived
    }

    /// The value; `nil` when it is not stated.
    public var value: ExactDecimal?
    /// The unit as the source has it: `万元`, `亿元`, `家`.
    public var unit: String
    /// How exact it is meant.
    public var qualifier: Qualifier
    /// The upper end of a range; `nil` otherwise.
    public var upper: ExactDecimal?
    /// What it rests on.
    public var basis: Basis
    /// Where it stands; `nil` when nobody said.
    public var source: SourcePlace?

    /// Makes a figure; by default one that a plugin has computed.
    public init(
        _ value: ExactDecimal?,
        unit: String,
        qualifier: Qualifier = .exact,
        upper: ExactDecimal? = nil,
        basis: Basis = .derived,
        source: SourcePlace? = nil
    ) {
        self.value = value
        self.unit = unit
        self.qualifier = qualifier
        self.upper = upper
        self.basis = basis
        self.source = source
    }
}

/// Where something stands.
public struct SourcePlace: Codable, Sendable, Hashable {
    /// The document: its number or title, or the name of a report.
    public var document: String
    /// The clause, paragraph, row or line in it; `nil` when it is the whole.
    public var clause: String?

    /// Names a place.
    public init(document: String, clause: String? = nil) {
        self.document = document
        self.clause = clause
    }
}
