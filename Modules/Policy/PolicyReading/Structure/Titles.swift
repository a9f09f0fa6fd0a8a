/// Where the title of a heading ends and its text begins.
enum Titles {
    /// The longest title where a full stop ends it, and where only a comma does.
    private static let longest = 44
    private static let shortest = 36

    /// The title behind a number.
    static func range(in text: Text, _ marker: Marker) -> Range<Int> {
        let rest = text[marker.end...]
        let stop = firstStop(rest)
        let whole = stop ?? rest.endIndex
        if whole - rest.startIndex <= longest { return clean(rest[rest.startIndex..<whole]) }
        let comma = rest[..<whole].cut { $0 == "," || $0 == ":" }.first?.endIndex ?? whole
        return clean(rest[rest.startIndex..<min(comma, rest.startIndex + longest)])
    }

    /// The full stop, the colon, or the bracket of a responsibility clause.
    private static func firstStop(_ text: Text) -> Int? {
        var depth = 0
        for place in text.indices {
            switch text[place] {
            case "“", "《": depth += 1
            case "”", "》": depth -= 1
            case "。", ";", "!", "?": return place
            case ":" where depth <= 0 && place - text.startIndex <= shortest: return place
            case "(" where Responsibilities.opens(text, at: place) || Responsibilities.endsWithUnits(text, at: place):
                return place
            case "\t" where place - text.startIndex >= 4 && Responsibilities.labels.at(place + 1, of: text) != nil:
                return place
            default: break
            }
        }
        return nil
    }

    private static func clean(_ text: Text) -> Range<Int> {
        let bare = text.trimming { $0.isBlank || $0.endsClause || $0 == "." || $0 == "-" }
        return bare.startIndex..<bare.endIndex
    }
}
