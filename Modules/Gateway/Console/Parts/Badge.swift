/// A state in a word, with a tone beside it.
///
/// The word alone says it all; the tone only helps the eye.
public struct Badge: Sendable, Hashable {
    /// How good it is.
    public enum Tone: String, Sendable {
        /// As it should be.
        case good
        /// Somebody should look.
        case warning
        /// Somebody must act.
        case bad
        /// Under way.
        case active
        /// Nothing can be said, or nothing is to be done.
        case quiet
    }

    /// The word.
    public let text: String
    /// The tone's name, for the style.
    public let tone: String

    /// Names a state.
    public init(_ text: String, _ tone: Tone) {
        self.text = text
        self.tone = tone.rawValue
    }
}

extension Badge {
    /// A word with the tone of another badge.
    init(_ text: String, tone: String) {
        self.text = text
        self.tone = tone
    }
}
