import Messages

/// How many of how many.
public struct CaseShare: Codable, Sendable, Hashable {
    /// How many.
    public var count: Int
    /// Of how many; 0 when there is nothing to judge.
    public var of: Int
    /// The share in %, to one decimal; `null` when there is nothing to judge.
    @OrNull public var percent: DecimalValue?

    /// Makes a share.
    public init(
        count: Int,
        of: Int,
        percent: DecimalValue?
    ) {
        self.count = count
        self.of = of
        self._percent = OrNull(wrappedValue: percent)
    }
}

/// What became of the cases of one unit, town or place.
///
/// Merged cases are counted with the case that they are part of. Withdrawn ones count in ``count`` only.
public struct CaseStatistics: Codable, Sendable, Hashable {
    /// The unit, the town's id or the place; empty for all together, and for cases that name none.
    public var key: String
    /// How many cases.
    public var count: Int
    /// How many are not closed.
    public var open: Int
    /// How many of the open ones are overdue.
    public var overdue: Int
    /// Put right by the deadline (按期整改率), of those that were checked and found good.
    public var onTime: CaseShare
    /// Found good at the first check (一次核查通过率), of those that were checked and found good.
    public var firstTime: CaseShare
    /// Found again after they were closed, or the same thing at the same place before (重复发生率), of all.
    public var repeated: CaseShare
    /// Returns of all cases together.
    public var returns: Int
    /// Returns for each case, to two decimals.
    public var averageReturns: DecimalValue
    /// Content (满意率), of those who were asked.
    public var satisfied: CaseShare

    /// Puts figures together.
    public init(
        key: String,
        count: Int,
        open: Int,
        overdue: Int,
        onTime: CaseShare,
        firstTime: CaseShare,
        repeated: CaseShare,
        returns: Int,
        averageReturns: DecimalValue,
        satisfied: CaseShare
    ) {
        self.key = key
        self.count = count
        self.open = open
        self.overdue = overdue
        self.onTime = onTime
        self.firstTime = firstTime
        self.repeated = repeated
        self.returns = returns
        self.averageReturns = averageReturns
        self.satisfied = satisfied
    }
}
