import Messages

/// Where a case comes from.
public struct CaseOrigin: Codable, Sendable, Hashable {
    /// The module that it was found in, as the bus names it.
    public var module: String
    /// What was found or returned.
    public var kind: Kind
    /// Its id there: a fault's or an observation's id, `PROJECT/2024-05` for a report, `TOWN/PROGRAMME` for an
    /// application.
    public var id: String

    /// Names an origin.
    public init(
        module: String,
        kind: Kind,
        id: String
    ) {
        self.module = module
        self.kind = kind
        self.id = id
    }

    /// Whether its own module says when it is put right; the case only follows.
    public var isMirrored: Bool { kind != .fault }

    /// What was found or returned.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A monthly report of a project.
        case report
        /// An application of a town.
        case application
        /// A figure of an indicator.
        case observation
        /// A fault that somebody saw, or filed by hand.
        case fault
    }
}

/// Why something is to be put right.
public struct CaseReason: Codable, Sendable, Hashable {
    /// The programme's code of the reason; `null` when it has none for it.
    @OrNull public var code: String?
    /// In words.
    public var text: String

    /// Gives a reason.
    public init(
        code: String? = nil,
        text: String
    ) {
        self._code = OrNull(wrappedValue: code)
        self.text = text
    }
}

/// What shows that a case was put right.
public struct CaseEvidence: Codable, Sendable, Hashable {
    /// What was done, in words.
    public var text: String
    /// The SHA-256 of a photo or a file, as 64 hex digits; `null` when there is none.
    @OrNull public var digest: String?
    /// The unit that says so.
    public var by: String
    /// The day, `yyyy-MM-dd`.
    public var on: String

    /// Puts evidence together.
    public init(
        text: String,
        digest: String?,
        by: String,
        on: String
    ) {
        self.text = text
        self._digest = OrNull(wrappedValue: digest)
        self.by = by
        self.on = on
    }
}
