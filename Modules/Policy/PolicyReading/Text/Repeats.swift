/// Finds text that stands twice: whole bodies, and sentences repeated one behind the other.
enum Repeats {
    /// A stretch of lines that repeats an earlier one.
    struct Block: Hashable, Sendable {
        /// The first and last line that repeat.
        var lines: ClosedRange<Int>
        /// The lines that they repeat.
        var original: ClosedRange<Int>
        /// Lines in it that are not quite the same.
        var differing: [Int]
    }

    /// A block has at least so many lines and characters.
    private static let lineMinimum = 3
    private static let sizeMinimum = 120

    /// The blocks of a document, first to last.
    static func blocks(in lines: [TextLine]) -> [Block] {
        let filled = lines.filter { $0.skipped == nil && $0.plain.count > 1 }
        var places: [Int: Int] = [:]
        var blocks: [Block] = []
        var index = 0
        while index < filled.count {
            let hash = filled[index].plain.hashValue
            if filled[index].plain.count >= 12, let first = places[hash],
                let block = block(first, index, filled)
            {
                blocks.append(block.block)
                index = block.end
                continue
            }
            if places[hash] == nil { places[hash] = index }
            index += 1
        }
        return blocks
    }

    /// The block that begins around two equal lines, and the place behind it.
    private static func block(_ first: Int, _ second: Int, _ lines: [TextLine]) -> (block: Block, end: Int)? {
        var (low, high) = (first, second)
        while low > 0, high - 1 > first, isAlike(lines[low - 1].plain, lines[high - 1].plain) {
            low -= 1
            high -= 1
        }
        var (length, size) = (0, 0)
        var differing: [Int] = []
        while low + length < high, high + length < lines.count {
            let (one, other) = (lines[low + length], lines[high + length])
            guard isAlike(one.plain, other.plain) else { break }
            if one.plain != other.plain { differing.append(other.number) }
            length += 1
            size += other.plain.count
        }
        guard length >= lineMinimum, size >= sizeMinimum, differing.count * 4 <= length else { return nil }
        let block = Block(
            lines: lines[high].number...lines[high + length - 1].number,
            original: lines[low].number...lines[low + length - 1].number,
            differing: differing
        )
        return (block, high + length)
    }

    /// Whether two lines are the same but for one short stretch.
    private static func isAlike(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
        if one == other { return true }
        let shorter = min(one.count, other.count)
        guard shorter >= 16 else { return false }
        let head = zip(one, other).prefix { $0 == $1 }.count
        let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
        return min(head + tail, shorter) * 10 >= max(one.count, other.count) * 8
    }

    /// Clauses that stand twice in one paragraph: where the second one is, and where it ends.
    static func sentences(in paragraph: Paragraph) -> [Range<Int>] {
        let text = paragraph.text
        guard text.count >= 30, text.count <= 20_000 else { return [] }
        var seen: Set<Text> = []
        var found: [Range<Int>] = []
        func add(_ sentence: Text) {
            if let last = found.last, sentence.startIndex - last.upperBound < 3 {
                found[found.count - 1] = last.lowerBound..<max(last.upperBound, sentence.endIndex)
            } else {
                found.append(sentence.startIndex..<sentence.endIndex)
            }
        }
        for sentence in text.cut(where: \.endsSentence) where !sentence.contains(where: \.isDigit) {
            if sentence.count >= 16, !seen.insert(sentence).inserted { add(sentence) }
            var last: Text = []
            for clause in sentence.cut(where: { $0 == "," }) {
                if clause.count >= 10, clause == last { add(clause) }
                last = clause
            }
        }
        return found
    }
}
