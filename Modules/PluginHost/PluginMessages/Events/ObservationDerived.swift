import Messages

/// An observation that a plugin derived from events: the data of `plugin.ID.observation-derived.v1`.
public struct ObservationDerived: Codable, Sendable, Hashable {
    /// The town's id.
    public var town: String
    /// The indicator's id.
    public var indicator: String
    /// The period that it is about.
    public var period: Period
    /// The figure.
    public var figure: Figure
    /// The reason in words.
    public var why: LocalizedName
    /// The events that it was derived from: `SOURCE#SEQUENCE`.
    public var from: [String]

    /// Makes an observation.
    public init(
        town: String,
        indicator: String,
        period: Period,
        figure: Figure,
        why: LocalizedName,
        from: [String]
    ) {
        self.town = town
        self.indicator = indicator
        self.period = period
        self.figure = figure
        self.why = why
        self.from = from
    }
}
