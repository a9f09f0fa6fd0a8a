/// The parts, headings and numbered items of a document.
struct Outline: Sendable {
    /// A heading.
    struct Heading: Sendable {
        let paragraph: Int
        let marker: Marker
        let title: Range<Int>
        /// Its depth in its part, from 1.
        var level = 1
        let part: Int
    }

    /// Numbered items that follow one another: the paragraphs they begin in.
    struct Run: Sendable {
        let part: Int
        let style: Marker.Style
        var items: [Int]
        /// The paragraph that introduces them; the first item itself where none does.
        let intro: Int?
        /// The heading that they stand under, by its place among the headings; `nil` at the top.
        var heading: Int?
    }

    /// A part of the document.
    struct Part: Sendable {
        let isAnnex: Bool
        let paragraphs: Range<Int>
        /// The paragraphs that are its title.
        var title: Range<Int>
    }

    let document: Document
    private(set) var parts: [Part]
    private(set) var markers: [Marker?]
    private(set) var headings: [Heading] = []
    /// The heading that each stands under, by its place among them; `nil` at the top of a part.
    private var parents: [Int?] = []
    /// Items that are no headings.
    private(set) var runs: [Run] = []
    private(set) var annexNames: [String]
    /// Paragraphs that name annexes.
    let annexLines: Set<Int>

    init(_ document: Document, tables: Set<Int> = []) {
        self.document = document
        let paragraphs = document.paragraphs
        let found = PartFinder.parts(of: paragraphs)
        (parts, annexNames, annexLines) = (found.parts, found.names, found.lines)
        markers = paragraphs.indices.map {
            found.lines.contains($0) || tables.contains($0) ? nil : Self.marker(paragraphs[$0])
        }
        for part in parts.indices {
            promoteFirst(in: parts[part].paragraphs)
            takeUnclear(in: parts[part].paragraphs, tables)
        }
        for part in parts.indices {
            let first = headings.count
            read(part)
            setLevels(of: first..<headings.count)
        }
    }

    var paragraphs: [Paragraph] { document.paragraphs }

    /// The title of a heading as it is shown.
    func title(_ heading: Heading) -> String { paragraphs[heading.paragraph].show(heading.title) }

    /// The headings that a paragraph stands under, the widest first.
    func chain(above paragraph: Int) -> [Heading] {
        var (low, high) = (0, headings.count)
        while low < high {
            let middle = (low + high) / 2
            if headings[middle].paragraph <= paragraph { low = middle + 1 } else { high = middle }
        }
        guard low > 0, parts[headings[low - 1].part].paragraphs.contains(paragraph) else { return [] }
        var chain: [Heading] = []
        var next: Int? = low - 1
        while let index = next {
            chain.append(headings[index])
            next = parents[index]
        }
        return chain.reversed()
    }

    private static func marker(_ paragraph: Paragraph) -> Marker? {
        guard let marker = Marker.read(paragraph.text) else { return nil }
        let rest = paragraph.text[marker.end...]
        if marker.sign == "\t", rest.contains("\t") { return nil }
        // 1. 100 元: a number and nothing of a title.
        guard rest.contains(where: { $0.isHan || $0.isLatin }) else { return nil }
        return countsInside(paragraph.text, marker) ? nil : marker
    }

    /// `①有制度；②有人员`: the next number stands in the same sentence, so that none of them numbers a paragraph.
    private static func countsInside(_ text: Text, _ marker: Marker) -> Bool {
        guard marker.style >= .arabicHalf || marker.style == .arabic else { return false }
        let text = text.prefix(2000)
        for place in text.indices where place > marker.end {
            let before = text[place - 1]
            guard before == ";" || before == "," || marker.style == .circled && before.endsClause,
                let next = Marker.read(text[place...].prefix(12)), next.style == marker.style,
                next.label.lowerBound == place, next.sign == marker.sign
            else { continue }
            return next.value == marker.value + 1
        }
        return false
    }

    /// `1、` before `二、`: somebody typed the first number in other digits.
    private mutating func promoteFirst(in range: Range<Int>) {
        guard let second = range.first(where: { markers[$0]?.style == .chinese }), markers[second]?.value == 2 else {
            return
        }
        let first = (range.lowerBound..<second).first { markers[$0]?.style == .arabic && markers[$0]?.value == 1 }
        guard let first, let old = markers[first], document.paragraphs[first].text.count <= 30 else { return }
        markers[first] = Marker(style: .chinese, value: 1, label: old.label, end: old.end, sign: old.sign)
    }

    /// `11.121人才梯队项目` and `1.2024年8月底前`: numbers that stand right before a figure, where the count needs them.
    private mutating func takeUnclear(in range: Range<Int>, _ tables: Set<Int>) {
        var last = 0
        for index in range where !annexLines.contains(index) && !tables.contains(index) {
            if let marker = markers[index] {
                if marker.style == .arabic { last = marker.value } else if marker.style < .arabic { last = 0 }
                continue
            }
            guard let marker = Marker.unclear(paragraphs[index].text) else { continue }
            let isNext = marker.value == last + 1 && (last > 0 || isFollowed(index, marker, range))
            guard isNext else { continue }
            markers[index] = marker
            last = marker.value
        }
    }

    /// Whether the next number of the kind is the one behind a marker.
    private func isFollowed(_ index: Int, _ marker: Marker, _ range: Range<Int>) -> Bool {
        for next in (index + 1)..<max(index + 1, min(range.upperBound, index + 12)) {
            guard let other = markers[next] ?? Marker.unclear(paragraphs[next].text) else { continue }
            if other.style == .arabic { return other.value == marker.value + 1 }
            if other.style < .arabic { return false }
        }
        return false
    }

    // MARK: Headings and items

    private mutating func read(_ part: Int) {
        var index = parts[part].paragraphs.lowerBound
        var sections: Set<Int> = []
        while index < parts[part].paragraphs.upperBound {
            guard let marker = markers[index] else {
                index += 1
                continue
            }
            if !sections.contains(index), let run = run(from: index, in: part) {
                if marker.style.isArabic ? isList(run) : isCut(run) {
                    runs.append(run)
                    index = (run.items.last ?? index) + 1
                    continue
                }
                // What is decided for the first holds for all that count on from it.
                sections.formUnion(run.items)
            }
            headings.append(heading(index, marker, part))
            index += 1
        }
    }

    private func heading(_ index: Int, _ marker: Marker, _ part: Int) -> Heading {
        Heading(paragraph: index, marker: marker, title: Titles.range(in: paragraphs[index].text, marker), part: part)
    }

    /// The items of one kind from a place on, up to a wider number, a jump back or the end of the part.
    private func run(from start: Int, in part: Int) -> Run? {
        guard let first = markers[start] else { return nil }
        var items = [start]
        var value = first.value
        for index in (start + 1)..<max(start + 1, parts[part].paragraphs.upperBound) {
            guard let marker = markers[index] else { continue }
            if marker.style < first.style { break }
            guard marker.style == first.style else { continue }
            guard marker.value > value || marker.value == value && marker.value > 1, marker.value <= value + 5 else {
                break
            }
            value = marker.value
            items.append(index)
        }
        let intro = start > parts[part].paragraphs.lowerBound ? start - 1 : nil
        let heading = headings.last?.part == part ? headings.count - 1 : nil
        return Run(part: part, style: first.style, items: items, intro: intro, heading: heading)
    }

    /// Whether numbered items are a list and not headings of sections.
    private func isList(_ run: Run) -> Bool {
        guard run.items.count >= 2 else {
            return run.items.first.map { ListSigns.isListPart(parts[run.part], paragraphs) && isShort($0) } ?? false
        }
        if isSectioned(run) { return false }
        let short = run.items.count(where: isShort)
        let isMostlyShort = short * 10 >= run.items.count * 8
        if ListSigns.isListPart(parts[run.part], paragraphs), isMostlyShort { return true }
        let under = run.heading.map { paragraphs[headings[$0].paragraph].text }
        if let intro = run.intro {
            let text = paragraphs[intro].text
            if markers[intro] == nil || under.map({ $0.startIndex == text.startIndex && $0 == text }) == true {
                if ListSigns.introduces(text, items: run.items.count) { return true }
            }
        }
        if let under, isMostlyShort {
            // 一、示范镇（3个）: the heading counts what stands below it.
            if StatedCount.inBracket(under)?.value == run.items.count { return true }
            if ListSigns.namesList(under) { return true }
        }
        return run.items.allSatisfy(isPlace)
    }

    /// Whether an item is nothing but the name of a place or an enterprise.
    private func isPlace(_ index: Int) -> Bool {
        guard let marker = markers[index] else { return false }
        let name = paragraphs[index].text[marker.end...].trimming { $0.isBlank || $0 == ";" || $0 == "。" }
        return (2...20).contains(name.count) && !name.contains(where: \.endsClause) && Self.places.ends(name) != nil
    }

    private static let places: Words = ["镇", "乡", "村", "街道", "社区", "公司", "合作社", "家庭农场", "办事处", "小学", "中学", "卫生院"]

    /// Whether the items have bodies: a title and more behind it, or paragraphs of their own below most of them.
    private func isSectioned(_ run: Run) -> Bool {
        let titled = run.items.count { index in
            guard let marker = markers[index] else { return false }
            let text = paragraphs[index].text.trimmed
            let stop = text[marker.end...].firstIndex { $0.endsSentence } ?? text.endIndex
            return stop - marker.end <= 30 && stop + 12 < text.endIndex
        }
        if titled * 2 > run.items.count { return true }
        let parted = zip(run.items, run.items.dropFirst()).count { $1 - $0 > 1 }
        return parted * 3 > (run.items.count - 1) * 2
    }

    /// Whether bracketed numbers cut one sentence up, as in `有下列情形之一的：（一）…；（二）…`.
    private func isCut(_ run: Run) -> Bool {
        guard run.style == .chineseBracket, run.items.count >= 2, let intro = run.intro,
            paragraphs[intro].text.trimmed.last == ":", let last = run.items.last
        else { return false }
        let isWhole = last - run.items[0] == run.items.count - 1
        return isWhole && run.items.dropLast().allSatisfy { paragraphs[$0].text.trimmed.last == ";" }
    }

    private func isShort(_ index: Int) -> Bool {
        let text = paragraphs[index].text
        return text.count <= 60 && !text.dropLast().contains("。")
    }

    // MARK: Levels

    /// A heading stands one below the nearest that encloses it; where a text is an excerpt, its kind alone tells until
    /// one of the widest kind comes.
    private mutating func setLevels(of own: Range<Int>) {
        let styles = Set(headings[own].map(\.marker.style)).sorted()
        let isExcerpt = headings[own].first.map { $0.marker.value > 1 } ?? false
        var open: [Marker.Style] = []
        var above: [Int] = []
        for index in own {
            let style = headings[index].marker.style
            open.removeAll { $0 >= style }
            let isEnclosed = !isExcerpt || open.first == styles.first || style == styles.first
            let level = isEnclosed ? open.count + 1 : (styles.firstIndex(of: style) ?? 0) + 1
            headings[index].level = level
            open.append(style)
            while let last = above.last, headings[last].level >= level { above.removeLast() }
            parents.append(above.last)
            above.append(index)
        }
    }
}
