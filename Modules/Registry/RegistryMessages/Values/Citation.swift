import Messages

/// Where a fact or a decision is written down.
public struct Citation: Codable, Sendable, Hashable {
    /// The document's title.
    public var title: String
    /// The document's number (发文字号), as printed.
    @OrNull public var number: String?
    /// Who issued it: the name of a unit.
    @OrNull public var issuer: String?
    /// When it was published or signed: `2019`, `2019-02` or `2019-02-11`.
    @OrNull public var date: String?
    /// The place in the document: a clause, an annex, a row.
    @OrNull public var clause: String?

    /// Cites a document.
    public init(
        title: String,
        number: String? = nil,
        issuer: String? = nil,
        date: String? = nil,
        clause: String? = nil
    ) {
        self.title = title
        self._number = OrNull(wrappedValue: number)
        self._issuer = OrNull(wrappedValue: issuer)
        self._date = OrNull(wrappedValue: date)
        self._clause = OrNull(wrappedValue: clause)
    }
}
