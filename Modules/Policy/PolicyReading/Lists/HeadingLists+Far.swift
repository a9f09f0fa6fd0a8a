import Messages

// Counts whose members stand elsewhere: headings of another section, names of annexes.
extension HeadingLists {
    /// `实施“三大行动”` whose members are headings far below: all end with its noun, and there are just as many.
    static func far(_ outline: Outline, known: [PolicyList]) -> [PolicyList] {
        guard outline.headings.count <= 2000 else { return [] }
        let taken = Set(known.flatMap { $0.items.map(\.line) })
        var groups: [(first: Int, children: [Int], end: String)] = []
        for index in outline.headings.indices {
            let children = children(of: index, outline)
            guard children.count >= 2, children.count <= 30 else { continue }
            let titles = children.map { String(outline.title(outline.headings[$0]).suffix(2)) }
            guard Set(titles).count == 1, let line = line(of: children[0], outline), !taken.contains(line) else {
                continue
            }
            groups.append((outline.headings[children[0]].paragraph, children, titles[0]))
        }
        return groups.prefix(50).compactMap { group in
            for index in max(0, group.first - 60)..<group.first {
                let paragraph = outline.paragraphs[index]
                guard paragraph.text.count <= 3000, !ListSigns.endsTitle(paragraph.text) else { continue }
                for count in StatedCount.all(in: paragraph.text)
                where count.value == group.children.count && !paragraph.text.isInTitle(count.number.lowerBound) {
                    let noun = paragraph.text[count.noun].trimming { $0 == "“" || $0 == "”" }
                    guard noun.count >= 2, noun.hasSuffix(Word(group.end)) else { continue }
                    return make(count, noun.endIndex, paragraph, group.children, outline)
                }
            }
            return nil
        }
    }

    /// The headings right under one: those behind it up to the next as wide.
    static func children(of index: Int, _ outline: Outline) -> [Int] {
        let own = outline.headings[index]
        let inside = outline.headings.indices[(index + 1)...].prefix { other in
            outline.headings[other].part == own.part && outline.headings[other].level > own.level
        }
        guard let level = inside.map({ outline.headings[$0].level }).min() else { return [] }
        return inside.filter { outline.headings[$0].level == level }
    }

    private static func line(of heading: Int, _ outline: Outline) -> Int? {
        outline.paragraphs[outline.headings[heading].paragraph].line
    }

    /// `五个专项行动方案已经…`: a count of annexes whose names end with its noun.
    static func annexes(_ outline: Outline) -> [PolicyList] {
        guard let part = outline.parts.first(where: { !$0.isAnnex }) else { return [] }
        let rows = annexRows(outline)
        for index in part.paragraphs where outline.markers[index] == nil && !outline.annexLines.contains(index) {
            let paragraph = outline.paragraphs[index]
            guard paragraph.text.count <= 300, !ListSigns.endsTitle(paragraph.text) else { continue }
            for count in StatedCount.all(in: paragraph.text) where count.value > 1 && count.noun.count >= 2 {
                // 《…五大行动方案》 is the name of a document.
                guard !paragraph.text.isInTitle(count.number.lowerBound) else { continue }
                let end = Word(paragraph.text[count.noun].suffix(2).string)
                let row = rows.first { row in row.count == count.value && row.allSatisfy { $0.hasSuffix(end.string) } }
                guard let row else { continue }
                var list = make(count, count.noun.upperBound, paragraph, [], outline)
                list.count = row.count
                list.items = row.enumerated().map { number, name in
                    PolicyList.Item(number: number + 1, name: name, tags: [], line: paragraph.line)
                }
                return [list]
            }
        }
        return []
    }

    /// The names of annexes: those that were read as such, and numbered lines under the word 附件.
    private static func annexRows(_ outline: Outline) -> [[String]] {
        let marks = outline.paragraphs.indices.filter {
            Annexes.mark(outline.paragraphs[$0].text)?.title.isEmpty == true
        }
        return [outline.annexNames]
            + marks.prefix(50).map { mark in
                var names: [String] = []
                for paragraph in outline.paragraphs[(mark + 1)...] {
                    guard let marker = Marker.read(paragraph.text), marker.style == .arabic,
                        marker.value == names.count + 1
                    else { break }
                    names.append(paragraph.show(paragraph.text[marker.end...]))
                }
                return names
            }
    }
}
