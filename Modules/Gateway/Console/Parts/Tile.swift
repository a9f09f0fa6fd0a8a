/// A number that matters, large, with what it counts.
public struct Tile: Sendable {
    /// What it counts.
    public let label: String
    /// The number.
    public let value: String
    /// Its unit.
    public let unit: String
    /// A word on it; `nil` when there is nothing to say.
    public let note: String?
    /// Where it leads; `nil` when nowhere.
    public let link: String?
    /// Its tone, for the style.
    public let tone: String

    /// Makes a tile.
    public init(
        _ label: String,
        _ value: String,
        _ unit: String = "",
        note: String? = nil,
        link: String? = nil,
        tone: Badge.Tone = .quiet
    ) {
        self.label = label
        self.value = value
        self.unit = unit
        self.note = note
        self.link = link
        self.tone = tone.rawValue
    }
}

/// A fact: what it is about, and what is known.
public struct Fact: Sendable {
    /// What it is about.
    public let label: String
    /// What is known; a dash when nothing is.
    public let text: String

    /// States a fact.
    public init(_ label: String, _ text: String?) {
        self.label = label
        self.text = text.flatMap { $0.isEmpty ? nil : $0 } ?? "—"
    }
}
