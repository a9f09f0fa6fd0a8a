/// Walks back over the names of a list.
struct ListWalk {
    private let text: Text

    /// Names that are walked over, and characters, at most.
    private static let limit = (items: 200, characters: 3000)
    /// The longest name.
    private static let longest = 60

    init(_ text: Text) {
        self.text = text
    }

    /// The names that end at a place, at least two, parted by 、 or by their quotes.
    ///
    /// - Parameters:
    ///   - end: The place.
    ///   - most: More names than these are no list of what is counted.
    /// - Returns: The names in their order; `nil` where there are none, or too many.
    func items(before end: Int, most: Int) -> [Text]? {
        var items: [Text] = []
        var (place, itemEnd, depth) = (end, end, 0)
        let floor = max(text.startIndex, end - Self.limit.characters)
        while place > floor, items.count < Self.limit.items {
            // A long stretch without signs is no name, and more names than are counted no list.
            if itemEnd - place > Self.longest || items.count > most { return nil }
            let scalar = text[place - 1]
            switch scalar {
            case ")", "”", "》": depth += 1
            case "(", "“", "《":
                if depth == 0 { return finish(items, text[place..<itemEnd]) }
                depth -= 1
                if depth == 0, isAdjacent(scalar, place, floor) {
                    items.append(text[(place - 1)..<itemEnd])
                    itemEnd = place - 1
                }
            case "、" where depth == 0:
                items.append(text[place..<itemEnd])
                itemEnd = place - 1
            case _ where depth == 0 && (scalar.endsClause || scalar == "\t"):
                return finish(items, text[place..<itemEnd])
            default: break
            }
            place -= 1
        }
        return finish(items, text[place..<itemEnd])
    }

    /// `“A”“B”`, `《A》《B》`: names that only their own signs part.
    private func isAdjacent(_ open: Unicode.Scalar, _ place: Int, _ floor: Int) -> Bool {
        guard place - 2 >= floor else { return false }
        return open == "“" && text[place - 2] == "”" || open == "《" && text[place - 2] == "》"
    }

    /// Whether an open quote stands right before a name.
    func opensQuote(before item: Text) -> Bool {
        item.startIndex > text.startIndex && text[item.startIndex - 1] == "“"
    }

    /// Puts the names in order; the first may have a verb before it, the last two may be joined by 和.
    private func finish(_ items: [Text], _ first: Text) -> [Text]? {
        var all = [first] + items.reversed()
        guard all.allSatisfy({ !$0.trimmed.isEmpty && $0.count <= Self.longest }) else { return nil }
        guard let last = all.popLast() else { return nil }
        all += Self.splitLast(last)
        // …等在五市: the names ended before.
        guard !all.contains(where: { $0.dropFirst().contains("等") && $0.last != "等" && $0.count < 20 }) else {
            return nil
        }
        return all.count >= 2 && all.dropFirst().allSatisfy { $0.count <= 40 } ? all : nil
    }

    /// `C和D` at the end of a list are two names.
    static func splitLast(_ text: Text) -> [Text] {
        var depth = 0
        for place in text.indices.reversed() {
            switch text[place] {
            case ")", "”", "》": depth += 1
            case "(", "“", "《": depth -= 1
            case "和" where depth == 0, "及" where depth == 0, "与" where depth == 0:
                let (left, right) = (text[..<place], text[(place + 1)...])
                let head = left.last == "以" ? left.dropLast() : left
                if head.count >= 2, right.count >= 2 { return [head, right] }
            default: break
            }
        }
        return [text]
    }
}
