/// Text that lost its line breaks: `…如下：一、工作目标。…。二、重点任务。…` on one line.
enum InlineHeadings {
    /// The paragraph, cut before the headings that stand in it.
    ///
    /// Only numbers that count up behind full stops are headings; parts of one sentence (；) are left together.
    static func cut(_ paragraph: Paragraph) -> [Paragraph] {
        let text = paragraph.text
        guard text.count >= 40 else { return [paragraph] }
        let first = Marker.read(text)
        var last: [Marker.Style: Int] = [:]
        if let first, kinds.contains(first.style) { last[first.style] = first.value }
        var found: [(place: Int, marker: Marker)] = []
        for place in text.indices.dropFirst() where isBreak(text, place) {
            guard let marker = Marker.read(text[place...].prefix(60)), kinds.contains(marker.style),
                marker.label.lowerBound == place, marker.sign != ",", marker.sign != ":"
            else { continue }
            let isNext = marker.value == (last[marker.style] ?? 0) + 1
            let isAnew = marker.value == 1 && marker.style == .chineseBracket
            guard isNext || isAnew, text[marker.end...].first?.isHan == true else { continue }
            // What comes before the first one may be an introduction; a sentence goes on behind a colon otherwise.
            if text[place - 1] == ":", marker.value != 1 { continue }
            last[marker.style] = marker.value
            if marker.style == .chinese { last[.chineseBracket] = 0 }
            found.append((place, marker))
        }
        let places = sure(found, first).map(\.place)
        return places.isEmpty ? [paragraph] : paragraph.cut(at: places)
    }

    private static let kinds: Set<Marker.Style> = [.chinese, .chineseBracket]

    private static func isBreak(_ text: Text, _ place: Int) -> Bool {
        let scalar = text[place]
        guard scalar == "(" || scalar.isChineseDigit else { return false }
        let before = text[place - 1]
        return before.endsSentence || before == ":" || before == "\t" || before == ")"
    }

    /// Those of a kind that at least two of stand there; one alone is a quotation.
    private static func sure(
        _ found: [(place: Int, marker: Marker)],
        _ first: Marker?
    ) -> [(place: Int, marker: Marker)] {
        var counts: [Marker.Style: Int] = [:]
        if let first { counts[first.style] = 1 }
        for item in found { counts[item.marker.style, default: 0] += 1 }
        return found.filter { counts[$0.marker.style, default: 0] >= 2 }
    }
}
