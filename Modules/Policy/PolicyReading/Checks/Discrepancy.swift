/// Something in which a document disagrees with itself, or leaves open.
public struct Discrepancy: Codable, Sendable, Hashable {
    /// What sort it is; the list may grow.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A list is longer or shorter than the text says.
        case countMismatch = "count-mismatch"
        /// A number is missing in a row of headings or items.
        case numberSkipped = "number-skipped"
        /// A number stands twice, or goes back.
        case numberDuplicated = "number-duplicated"
        /// A number is written unlike its neighbours (`1、` before `二、`).
        case numberStyle = "number-style"
        /// No unit leads, or the word for it is missing.
        case noLead = "no-lead"
        /// One unit leads and joins in.
        case leadAndJoining = "lead-and-joining"
        /// Lists of units are left open (等).
        case openEnded = "open-ended"
        /// Text stands twice.
        case duplicateText = "duplicate-text"
        /// A footnote number stands in the text.
        case footnoteMark = "footnote-mark"
        /// Parts do not add up to their whole.
        case sumMismatch = "sum-mismatch"
        /// A share that is stated is not the quotient of its figures.
        case shareMismatch = "share-mismatch"
        /// A growth that is stated is not that of its figures.
        case growthMismatch = "growth-mismatch"
        /// A sentence breaks off.
        case textCut = "text-cut"
        /// An annex is named and not there, or there and not named.
        case annexMissing = "annex-missing"
        /// One target is stated with two values.
        case valueConflict = "value-conflict"
        /// A target is weaker than what the text says was reached.
        case targetWeaker = "target-weaker"
        /// One name stands twice in a list.
        case itemDuplicated = "item-duplicated"
    }

    /// What sort it is.
    public var kind: Kind
    /// The line that shows it, from 1.
    public var line: Int
    /// What is wrong, in one sentence.
    public var detail: String
    /// The words it rests on.
    public var phrase: String

    init(_ kind: Kind, line: Int, _ detail: String, phrase: String = "") {
        (self.kind, self.line, self.detail, self.phrase) = (kind, line, detail, phrase)
    }
}
