/// A name in Chinese, and in English where there is one.
public struct LocalizedName: Codable, Sendable, Hashable {
    /// The name in Chinese; the one that counts.
    public var zh: String
    /// The name in English.
    public var en: String?

    /// Makes a name.
    public init(zh: String, en: String? = nil) {
        self.zh = zh
        self.en = en
    }
}
