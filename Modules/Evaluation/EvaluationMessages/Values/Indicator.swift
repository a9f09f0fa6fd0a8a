import Messages

/// What a value is counted over.
///
/// > Source: `contract.md`, Example data: `stock`, `cumulative`, `annual`, `growth`, `ratio`.
public enum Span: String, Codable, Sendable, CaseIterable {
    /// 存量: as it stands at the end of the period.
    case stock
    /// 累计: summed from the start of the plan.
    case cumulative
    /// 当年: within one year.
    case annual
    /// 年均增长: the mean yearly growth over the plan.
    case growth
    /// 比率: a share or a rate.
    case ratio

    /// Its name.
    public var names: LocalizedName {
        switch self {
        case .stock: LocalizedName(zh: "存量", en: "stock")
        case .cumulative: LocalizedName(zh: "累计", en: "cumulative")
        case .annual: LocalizedName(zh: "当年", en: "annual")
        case .growth: LocalizedName(zh: "年均增长", en: "mean yearly growth")
        case .ratio: LocalizedName(zh: "比率", en: "ratio")
        }
    }
}

/// An indicator that observations and targets of a programme may name.
public struct Indicator: Codable, Sendable, Hashable {
    /// The id.
    public var id: String
    /// Its names.
    public var names: LocalizedName
    /// The unit it is kept in.
    public var unit: String
    /// Whether less is better.
    public var lessIsBetter: Bool
    /// What a value is counted over.
    public var period: Span
    /// The town type whose plugin brings it; `null` when the programme defines it.
    @OrNull public var townType: String?
    /// Where it stands.
    @OrNull public var source: FigureSource?

    /// Makes an indicator.
    public init(
        id: String,
        names: LocalizedName,
        unit: String,
        lessIsBetter: Bool = false,
        period: Span,
        townType: String? = nil,
        source: FigureSource? = nil
    ) {
        self.id = id
        self.names = names
        self.unit = unit
        self.lessIsBetter = lessIsBetter
        self.period = period
        self._townType = OrNull(wrappedValue: townType)
        self._source = OrNull(wrappedValue: source)
    }
}
