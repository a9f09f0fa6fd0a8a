/// One line of a document, counted from 1 as editors count.
struct TextLine: Sendable {
    /// The number in the original text.
    let number: Int
    /// The line in half width, stray blanks taken out: what rules read.
    let plain: [Unicode.Scalar]
    /// The same places as ``plain`` with the signs of the original: what people are shown.
    let shown: [Unicode.Scalar]
    /// The line as it stands.
    let raw: String
    /// Why rules do not read it; `nil` when they do.
    var skipped: Skipped?

    /// What a line may be besides text.
    enum Skipped: Sendable {
        case blank, footer, webRemain, repeated, table
    }

    var isRead: Bool { skipped == nil }
}

/// Lines that belong together: most often one, several where the text was wrapped.
struct Paragraph: Sendable {
    private(set) var plain: [Unicode.Scalar] = []
    private(set) var shown: [Unicode.Scalar] = []
    /// Where each line begins, and its number.
    private(set) var starts: [(place: Int, line: Int)] = []
    /// Whether it is a part of a line that had lost its breaks.
    private(set) var isPiece = false

    init(_ line: TextLine) {
        append(line)
    }

    mutating func append(_ line: TextLine) {
        starts.append((plain.count, line.number))
        plain.append(contentsOf: line.plain)
        shown.append(contentsOf: line.shown)
    }

    /// The pieces between places, each with the lines that it is from.
    func cut(at places: [Int]) -> [Paragraph] {
        zip([0] + places, places + [plain.count]).compactMap { low, high in
            guard plain[low..<high].contains(where: { !$0.isBlank }) else { return nil }
            var piece = self
            piece.isPiece = true
            piece.plain = Array(plain[low..<high])
            piece.shown = Array(shown[low..<high])
            let later = starts.filter { $0.place > low && $0.place < high }.map { ($0.place - low, $0.line) }
            piece.starts = [(0, line(at: low))] + later
            return piece
        }
    }

    var text: Text { plain[...] }
    var line: Int { starts[0].line }
    var lastLine: Int { starts[starts.count - 1].line }

    /// The line that a place is in.
    func line(at place: Int) -> Int {
        guard starts.count > 1 else { return starts[0].line }
        return starts.last { $0.place <= place }?.line ?? line
    }

    /// What people are shown of a stretch.
    func show(_ range: Range<Int>) -> String { shown[range].trimmed.string }

    func show(_ text: Text) -> String { show(text.startIndex..<text.endIndex) }

    /// At most so many characters of a stretch, as the phrase that something rests on.
    func phrase(_ range: Range<Int>) -> String {
        let end = min(range.upperBound, range.lowerBound + Self.phraseLimit)
        let text = shown[range.lowerBound..<end].map { $0 == "\t" ? " " : $0 }[...].trimmed
        return text.string + (end < range.upperBound ? "…" : "")
    }

    /// The longest phrase that is quoted, in characters.
    static let phraseLimit = 160
}
