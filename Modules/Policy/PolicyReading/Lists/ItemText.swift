import Messages

/// Cuts an item of a list into its name and what is said of it.
enum ItemText {
    /// The name: up to the first sign that ends it.
    static func title(_ text: Text) -> Text {
        var depth = 0
        for place in text.indices {
            switch text[place] {
            case "(", "“", "《": depth += 1
            case ")", "”", "》": depth = max(0, depth - 1)
            case ",", "。", ";", ":", "\t":
                if depth == 0, place > text.startIndex { return text[..<place].trimmed }
            default: break
            }
            if depth == 0, places.at(place, of: text) != nil, place - text.startIndex >= 5 {
                return text[..<place].trimmed
            }
        }
        return text.trimmed
    }

    private static let places: Words = ["位于", "主要建设", "计划投资", "总投资"]

    /// An item with its name and tags.
    static func item(_ text: Text, number: Int?, _ paragraph: Paragraph) -> PolicyList.Item {
        var name = text.trimmed
        var tags: [String] = []
        if name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex {
            let inside = name[(open + 1)..<(name.endIndex - 1)]
            tags = inside.cut { $0 == "," || $0 == "、" || $0 == ";" }.map(paragraph.show)
            name = name[..<open].trimmed
        }
        return PolicyList.Item(
            number: number,
            name: paragraph.show(name),
            tags: tags,
            line: paragraph.line(at: text.startIndex)
        )
    }
}
