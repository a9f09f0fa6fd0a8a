import Messages

/// A file of a draft.
public struct DraftFile: Codable, Sendable, Hashable {
    /// The longest file that a draft keeps, in bytes of its JSON: one file is one event.
    public static let limit = 200 * 1024
    /// The most files of a draft.
    public static let most = 40

    /// Its name without a folder, such as `programme.yaml`: letters, digits, `-`, `_` and dots, no dot first.
    public var name: String
    /// What is in it.
    public var text: String

    /// Makes a file.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// Whether the name is one that a folder can take without surprise.
    public var hasPlainName: Bool {
        let others: [Character] = ["-", "_", "."]
        return (1...80).contains(name.utf8.count) && name.first != "."
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || others.contains($0)) }
    }
}

/// A draft that is kept: files that may become a programme.
public struct PolicyDraft: Codable, Sendable, Hashable {
    /// Its id.
    public var id: String
    /// What it is called: most often the document's title.
    public var title: String
    /// The SHA-256 of the document that it was read from, in hexadecimal; empty when there was none.
    public var documentDigest: String
    /// How often it was saved.
    public var version: Int
    /// When it was saved last, in milliseconds since 1970, UTC.
    public var savedAt: Int64
    /// What it became; `nil` before it is adopted.
    @OrNull public var adopted: Adoption?
    /// Its files, in the order in which they were saved.
    public var files: [DraftFile]

    /// Whether it is adopted as it is: not saved since, as far as that is known.
    public var isAdoptedAsItIs: Bool { adopted?.draftVersion == version }

    /// The programme that a draft became.
    public struct Adoption: Codable, Sendable, Hashable {
        /// The programme's id.
        public var programme: String
        /// The programme's version.
        public var version: Int
        /// The draft's version that was adopted; a later one is not in the programme, `nil` where nobody noted it.
        @OrNull public var draftVersion: Int?

        /// Names a programme.
        public init(programme: String, version: Int, draftVersion: Int?) {
            self.programme = programme
            self.version = version
            self._draftVersion = OrNull(wrappedValue: draftVersion)
        }
    }

    /// Makes a draft.
    public init(
        id: String,
        title: String,
        documentDigest: String,
        version: Int,
        savedAt: Int64,
        adopted: Adoption?,
        files: [DraftFile]
    ) {
        self.id = id
        self.title = title
        self.documentDigest = documentDigest
        self.version = version
        self.savedAt = savedAt
        self._adopted = OrNull(wrappedValue: adopted)
        self.files = files
    }
}
