/// Cuts a document into its text and its annexes.
enum PartFinder {
    /// The parts, and the names of annexes that the text gives.
    static func parts(of paragraphs: [Paragraph]) -> (parts: [Outline.Part], names: [String], lines: Set<Int>) {
        let marks = paragraphs.indices.compactMap { index in
            Annexes.mark(paragraphs[index].text).map { (index: index, mark: $0) }
        }
        let last = Dictionary(marks.enumerated().map { ($1.mark.number, $0) }) { max($0, $1) }
        let lastAlone = marks.lastIndex { $0.mark.title.isEmpty } ?? 0
        var seen: Set<Int?> = []
        var starts: [Int] = []
        var names: [String] = []
        var lines: Set<Int> = []
        for (position, item) in marks.enumerated() {
            let isAlone = item.mark.title.isEmpty
            defer { seen.insert(item.mark.number) }
            let below = isAlone && item.mark.number == nil ? namesBelow(item.index, paragraphs) : 0..<0
            if !below.isEmpty {
                names.append(contentsOf: below.compactMap { name(of: $0, paragraphs) })
                lines.formUnion(below)
                continue
            }
            let earlier = isAlone && position > 0 || seen.contains(item.mark.number)
            let later = max(lastAlone, last[item.mark.number] ?? 0) > position
            let isLast = marks.count == 1 && hasText(behind: item.index, in: paragraphs)
            if isAlone && hasText(behind: item.index, in: paragraphs) || earlier && !isAlone || !later && isLast {
                starts.append(item.index)
            } else if !isAlone {
                let listed = listed(from: item.index, paragraphs)
                names.append(contentsOf: listed)
                lines.formUnion(item.index..<(item.index + listed.count))
            }
        }
        if names.isEmpty {
            names = starts.compactMap { start in
                let title = titleRange(from: start, in: paragraphs, upTo: paragraphs.count)
                return title.isEmpty ? nil : title.map { paragraphs[$0].show(paragraphs[$0].text) }.joined()
            }
        }
        return (cut(paragraphs, at: starts), names, lines)
    }

    /// Whether enough stands behind a mark to be an annex, and not only a signature.
    private static func hasText(behind index: Int, in paragraphs: [Paragraph]) -> Bool {
        guard let mark = Annexes.mark(paragraphs[index].text), mark.title.isEmpty else {
            let next = paragraphs[(index + 1)...].prefix(4)
            let isNameList =
                next.contains { DateText.whole($0.text) != nil }
                || next.first.flatMap { Marker.read($0.text) }.map { $0.value == 2 } ?? false
            return paragraphs.count - index > 3 && !isNameList
        }
        return index + 1 < paragraphs.count
    }

    /// The paragraphs below `附件：` that are numbered names with a signature or another mark behind them.
    private static func namesBelow(_ index: Int, _ paragraphs: [Paragraph]) -> Range<Int> {
        var next = index + 1
        while next < paragraphs.count, let marker = Marker.read(paragraphs[next].text), marker.value == next - index,
            marker.style == .arabic, paragraphs[next].text.count <= 60, !paragraphs[next].text.contains("。")
        {
            next += 1
        }
        guard next > index + 1 else { return 0..<0 }
        let isEnd =
            next == paragraphs.count
            || paragraphs[next...].prefix(4).contains { paragraph in
                DateText.whole(paragraph.text) != nil || Annexes.isMark(paragraph.text)
            }
        return isEnd ? (index + 1)..<next : 0..<0
    }

    private static func name(of index: Int, _ paragraphs: [Paragraph]) -> String? {
        Marker.read(paragraphs[index].text).map { paragraphs[index].show(paragraphs[index].text[$0.end...]) }
    }

    /// `附件：1.…` with the further names on the lines below.
    private static func listed(from index: Int, _ paragraphs: [Paragraph]) -> [String] {
        guard let mark = Annexes.mark(paragraphs[index].text) else { return [] }
        var names = [paragraphs[index].show(mark.title)]
        var next = index + 1
        var value = 1
        while next < paragraphs.count, paragraphs[next].text.count < 60 {
            // 2．2023年度…: a title that begins with a year is no decimal number.
            let text = paragraphs[next].text.trimmed
            let digits = text.prefix(while: \.isDigit)
            guard Int(digits.string) == value + 1, digits.endIndex < text.endIndex,
                ".、".unicodeScalars.contains(text[digits.endIndex])
            else { break }
            names.append(paragraphs[next].show(text[(digits.endIndex + 1)...]))
            value += 1
            next += 1
        }
        return names
    }

    private static func cut(_ paragraphs: [Paragraph], at starts: [Int]) -> [Outline.Part] {
        var parts: [Outline.Part] = []
        let bounds = [0] + starts.filter { $0 > 0 } + [paragraphs.count]
        let annexes = Set(starts)
        for (low, high) in zip(bounds, bounds.dropFirst()) where low < high {
            let isAnnex = annexes.contains(low)
            let title = isAnnex ? titleRange(from: low, in: paragraphs, upTo: high) : low..<low
            parts.append(Outline.Part(isAnnex: isAnnex, paragraphs: low..<high, title: title))
        }
        return parts
    }

    /// The lines of an annex's title: short ones without a number or a full stop.
    private static func titleRange(from start: Int, in paragraphs: [Paragraph], upTo end: Int) -> Range<Int> {
        if let mark = Annexes.mark(paragraphs[start].text), !mark.title.isEmpty { return start..<(start + 1) }
        var last = start + 1
        while last < min(end, start + 4) {
            let text = paragraphs[last].text
            guard text.count <= 40, Marker.read(text) == nil, !text.contains("。"), !text.contains("\t"),
                !text.contains(":"), StatedCount.inBracket(text) == nil, text.last != ",", text.last != ";"
            else { break }
            last += 1
            if ListSigns.endsTitle(text) { break }
        }
        return (start + 1)..<max(last, start + 1)
    }
}
