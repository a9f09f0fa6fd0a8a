/// A text for people, in both languages.
public struct BilingualText: Codable, Sendable, Hashable {
    /// In Chinese; the one that counts.
    public var zh: String
    /// In English.
    public var en: String

    /// Pairs the two.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }
}
