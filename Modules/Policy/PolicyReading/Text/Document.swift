/// A document in lines and paragraphs, before rules read it.
struct Document: Sendable {
    /// Every line, the first is number 1.
    private(set) var lines: [TextLine]
    /// What is read, in order.
    private(set) var paragraphs: [Paragraph]
    /// Stretches that repeat earlier ones; they are not read again.
    let repeats: [Repeats.Block]

    init(_ text: String) {
        let raws = WebPage.strip(Self.split(text))
        var lines = raws.enumerated().map { index, raw in
            let (plain, shown) = LineCleaner.clean(Remains.unmarked(raw).unicodeScalars)
            let skipped = Remains.kind(of: plain[...])
            return TextLine(number: index + 1, plain: plain, shown: shown, raw: raw, skipped: skipped)
        }
        Contents.skip(in: &lines)
        repeats = Repeats.blocks(in: lines)
        for block in repeats {
            for number in block.lines { lines[number - 1].skipped = lines[number - 1].skipped ?? .repeated }
        }
        self.lines = lines
        paragraphs = Joiner(lines).paragraphs.flatMap(InlineHeadings.cut)
    }

    /// Cuts at line feeds, carriage returns and both together.
    private static func split(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    }
}

/// Puts lines together that were one paragraph before somebody wrapped them.
private struct Joiner {
    private(set) var paragraphs: [Paragraph] = []
    private let isWrapped: Bool
    private let width: Int

    init(_ lines: [TextLine]) {
        let read = lines.filter { $0.skipped == nil }
        (isWrapped, width) = Self.wrapping(read)
        var last: TextLine?
        for line in lines {
            guard line.skipped == nil else {
                if line.skipped == .blank { last = last?.plain.isOpen == true ? last : nil }
                continue
            }
            if let before = last, continues(before, line), let index = paragraphs.indices.last,
                paragraphs[index].starts.count < Self.longest
            {
                paragraphs[index].append(line)
            } else {
                paragraphs.append(Paragraph(line))
            }
            last = line
        }
    }

    /// Lines that one paragraph is put together from, at most.
    private static let longest = 200

    /// Whether lines were broken at a width, and at which.
    private static func wrapping(_ lines: [TextLine]) -> (Bool, Int) {
        let long = lines.map(\.plain.count).filter { $0 >= 12 }.sorted()
        guard long.count >= 8 else { return (false, 0) }
        let width = long[long.count * 9 / 10]
        guard width <= 64 else { return (false, width) }
        let full = lines.filter { $0.plain.count * 100 >= width * 85 }
        let broken = full.count { line in !Self.isEnd(line.plain) }
        return (full.count >= 6 && broken * 10 >= full.count * 5, width)
    }

    private func continues(_ before: TextLine, _ line: TextLine) -> Bool {
        if Marker.read(line.plain[...]) != nil || Annexes.isMark(line.plain[...]) { return false }
        if before.plain.isOpen, before.plain.count >= 12 { return true }
        if Self.isChapterAlone(before.plain[...]), line.plain.count <= 30 { return true }
        if Self.isOpenList(before.plain[...]), Responsibilities.label(at: 0, of: line.plain[...]) == nil { return true }
        guard isWrapped, before.plain.count * 100 >= width * 80 else { return false }
        return !Self.isEnd(before.plain)
    }

    /// `责任单位：市财政局、市住建局，` with further units on the next line.
    private static func isOpenList(_ text: Text) -> Bool {
        guard let last = text.last, last == "," || last == "、" else { return false }
        return Responsibilities.label(at: Marker.read(text)?.end ?? 0, of: text) != nil
    }

    /// `第一章` with its title on the next line.
    private static func isChapterAlone(_ text: Text) -> Bool {
        guard text.count <= 6, let marker = Marker.read(text) else { return false }
        return marker.style <= .section && marker.end == text.endIndex
    }

    private static func isEnd(_ plain: [Unicode.Scalar]) -> Bool {
        guard let last = plain.last else { return true }
        return last.endsSentence || last == ";" || last == ":" || last == ")" || last == "”"
    }
}

extension [Unicode.Scalar] {
    /// Whether a bracket about responsibility is not closed at the end.
    fileprivate var isOpen: Bool {
        guard let open = lastIndex(of: "("), count < 4000 else { return false }
        guard !self[open...].contains(")") || count(where: { $0 == "(" }) > count(where: { $0 == ")" }) else {
            return false
        }
        let inside = self[open...]
        return Responsibilities.labels.stand(in: inside) || Responsibilities.labels.stand(in: self[...])
    }
}
