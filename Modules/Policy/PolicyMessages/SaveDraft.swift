import Messages

/// Keeps a draft, the first time or again; its files replace those from before.
public struct SaveDraft: Command {
    /// The name on the bus.
    public static let name = "policy.save-draft"

    /// What became of it.
    public struct Reply: Codable, Sendable, Hashable {
        /// The draft's id.
        public var draft: String
        /// Its version now.
        public var version: Int

        /// Tells what became of it.
        public init(draft: String, version: Int) {
            self.draft = draft
            self.version = version
        }
    }

    /// The draft's id; `nil` for a new one.
    public var draft: String?
    /// What it is called.
    public var title: String
    /// The SHA-256 of the document that it was read from.
    public var documentDigest: String?
    /// Its files, each once.
    public var files: [DraftFile]
    /// The version that the asker saw; refused when another is there.
    public var expectedVersion: Int?

    /// Makes a command.
    public init(
        draft: String? = nil,
        title: String,
        documentDigest: String? = nil,
        files: [DraftFile],
        expectedVersion: Int? = nil
    ) {
        self.draft = draft
        self.title = title
        self.documentDigest = documentDigest
        self.files = files
        self.expectedVersion = expectedVersion
    }
}

/// Says that a draft became a programme.
public struct MarkAdopted: Command {
    /// The name on the bus.
    public static let name = "policy.mark-adopted"
    /// The draft, as it is then.
    public typealias Reply = SaveDraft.Reply

    /// The draft's id.
    public var draft: String
    /// The programme's id.
    public var programme: String
    /// The programme's version.
    public var version: Int
    /// The draft's version that was adopted: somebody may have saved another one meanwhile.
    public var draftVersion: Int

    /// Makes a command.
    public init(draft: String, programme: String, version: Int, draftVersion: Int) {
        self.draft = draft
        self.programme = programme
        self.version = version
        self.draftVersion = draftVersion
    }
}
