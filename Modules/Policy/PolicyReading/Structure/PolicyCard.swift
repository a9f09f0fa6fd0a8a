import Messages

/// What a document says of itself.
public struct PolicyCard: Codable, Sendable, Hashable {
    /// What kind of document it is, by its title.
    public enum Kind: String, Codable, Sendable {
        case plan, programme, rules, notice, list, circular, letter, news, other

        /// Whether it speaks of what shall be.
        var isForward: Bool { self == .plan || self == .programme }
    }

    /// The dates of a document, each `2019-02-03`, or `2021-10` where no day stands.
    public struct Dates: Codable, Sendable, Hashable {
        /// When it was signed (成文日期).
        @OrNull public var signed: String?
        /// When it was published (发布日期).
        @OrNull public var published: String?
        /// From when it holds (施行日期).
        @OrNull public var effective: String?
        /// Until when it holds (有效期至).
        @OrNull public var expires: String?
    }

    /// The title.
    @OrNull public var title: String?
    /// The office that issued it; `null` where it does not show.
    @OrNull public var issuer: String?
    /// The document number, with the year in 〔〕.
    @OrNull public var documentNumber: String?
    /// The index number (索引号) of the publishing system.
    @OrNull public var indexNumber: String?
    /// The subject under which it is filed (分类).
    @OrNull public var classification: String?
    /// Its dates.
    public var dates: Dates
    /// Whom it is addressed to.
    public var addressees: [String]
    /// The names of its annexes.
    public var annexes: [String]
    /// The first and last year that it is for; empty where it does not show.
    public var years: [Int]
    /// What kind of document it is.
    public var kind: Kind
}
