import Messages

/// A month of a town was closed, the first time or again after late rows.
public struct MonthClosed: Event {
    /// The type.
    public static let name = "ecommerce.month-closed.v1"

    /// A figure that the programme maps to one of its indicators.
    public struct MonthFigure: Codable, Sendable, Hashable {
        /// The indicator's id in the programme.
        public var indicator: String
        /// The value.
        public var value: DecimalValue
        /// The unit.
        public var unit: String

        /// States a figure.
        public init(indicator: String, value: DecimalValue, unit: String) {
            self.indicator = indicator
            self.value = value
            self.unit = unit
        }
    }

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The month.
    public var month: Period
    /// The month's version.
    public var version: Int
    /// What its orders come to.
    public var sales: SalesFigures
    /// Figures for the programme's indicators; they replace those of an earlier version.
    @OrEmpty public var figures: [MonthFigure]

    /// The town's id.
    public var subject: String { town }

    /// States the fact.
    public init(
        programme: String,
        town: String,
        month: Period,
        version: Int,
        sales: SalesFigures,
        figures: [MonthFigure]
    ) {
        self.programme = programme
        self.town = town
        self.month = month
        self.version = version
        self.sales = sales
        self._figures = OrEmpty(wrappedValue: figures)
    }
}
