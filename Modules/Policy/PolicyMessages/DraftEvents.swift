import Messages

/// A file of a draft was saved; a draft of several files is as many events, in their order.
public struct DraftSaved: Event {
    /// The type.
    public static let name = "policy.draft-saved.v1"

    /// The draft's id.
    public var draft: String
    /// What it is called.
    public var title: String
    /// The SHA-256 of the document; empty when there was none.
    public var documentDigest: String
    /// How often the draft has been saved, this time too.
    public var version: Int
    /// The file's place, from 1.
    public var position: Int
    /// The file.
    public var file: DraftFile

    /// The draft's id.
    public var subject: String { draft }

    /// States the fact.
    public init(
        draft: String,
        title: String,
        documentDigest: String,
        version: Int,
        position: Int,
        file: DraftFile
    ) {
        self.draft = draft
        self.title = title
        self.documentDigest = documentDigest
        self.version = version
        self.position = position
        self.file = file
    }
}

/// A draft became a programme.
public struct DraftAdopted: Event {
    /// The type.
    public static let name = "policy.draft-adopted.v1"

    /// The draft's id.
    public var draft: String
    /// The programme's id.
    public var programme: String
    /// The programme's version.
    public var version: Int
    /// The draft's version that was adopted; `nil` in logs from before this was told.
    @OrNull public var draftVersion: Int?

    /// The draft's id.
    public var subject: String { draft }

    /// States the fact.
    public init(draft: String, programme: String, version: Int, draftVersion: Int) {
        self.draft = draft
        self.programme = programme
        self.version = version
        self._draftVersion = OrNull(wrappedValue: draftVersion)
    }
}
