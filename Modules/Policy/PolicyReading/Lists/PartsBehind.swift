import Messages

/// A count whose things are told in parts behind it, or in lines of their own below.
extension Enumerations {
    /// `强县11个，其中主城区4个：A、B、C、D；开发区7个：…`: the lists of the sentence that together are the whole.
    func sum(_ count: StatedCount, _ parts: [(count: StatedCount, list: PolicyList)]) -> PolicyList? {
        guard let start = partsBegin(count), start - count.whole.upperBound <= 20 else { return nil }
        let stop = text[start...].prefix(3000).firstIndex(where: \.endsSentence) ?? text.endIndex
        let own = parts.filter { $0.count.number.lowerBound >= start && $0.count.number.lowerBound < stop }
        guard own.count >= 2, own.reduce(0, { $0 + $1.count.value }) == count.value else { return nil }
        let items = own.flatMap(\.list.items)
        var whole = list([], name: count.name(in: text), count.value)
        whole.count = items.count
        whole.items = items.enumerated().map { index, item in
            PolicyList.Item(number: index + 1, name: item.name, tags: item.tags, line: item.line)
        }
        return whole
    }

    /// `安置点共3个，建房900套（其中：甲镇300套、乙镇200套、丙镇400套）`: just as many names, each with its share.
    func shares(_ count: StatedCount) -> PolicyList? {
        guard count.value >= 3, let start = partsBegin(count) else { return nil }
        let rest = text[start...].prefix(40 * min(count.value, 40))
        let stop = rest.firstIndex { $0.endsSentence || $0 == ";" || $0 == ")" } ?? rest.endIndex
        let items = rest[..<stop].cut { $0 == "、" || $0 == "," }.map { item in
            (name: item.prefix { !$0.isDigit }.trimmed, share: item.drop { !$0.isDigit })
        }
        let fits = items.allSatisfy { item in
            (2...12).contains(item.name.count) && item.name.allSatisfy(\.isHan) && (2...10).contains(item.share.count)
                && Set(items.compactMap(\.share.last)).count == 1
        }
        guard items.count == count.value, fits else { return nil }
        return list(items.map(\.name), name: count.name(in: text), count.value)
    }

    /// Where the parts begin that `其中` tells behind a count, in its sentence.
    private func partsBegin(_ count: StatedCount) -> Int? {
        let near = text[count.whole.upperBound...].prefix(100)
        let sentence = near.firstIndex(where: \.endsSentence).map { near[..<$0] } ?? near
        guard var start = sentence.first(of: "其中"), start > text.startIndex,
            ",;(".unicodeScalars.contains(text[start - 1])
        else { return nil }
        start += 2
        while start < text.endIndex, text[start] == ":" || text[start] == "," { start += 1 }
        return start
    }

    /// `打好“三大战役”` and three short lines below; `共3个镇：` and three lines that begin `甲镇：`.
    func linesBelow(_ count: StatedCount) -> PolicyList? {
        let end = max(count.noun.upperBound, count.whole.upperBound)
        let rest = text[end...].trimming { $0 == "”" || $0.isBlank }
        guard rest.isEmpty || rest.count == 1 && rest.first == ":", below.count >= count.value, count.value <= 20 else {
            return nil
        }
        let lines = below.prefix(count.value + 1).map { Self.label($0.text) }
        let isEnd = lines.count == count.value || lines[count.value] == nil
        if rest.first == ":", isEnd, lines.prefix(count.value).allSatisfy({ $0 != nil }) {
            return list(zip(below, lines.compactMap(\.self)).map { ($0, $1) }, name: count.name(in: text), count.value)
        }
        guard count.value >= 3, text.count <= 30, count.noun.count >= 2, !ListSigns.endsTitle(text) else { return nil }
        let isClosed = below.count == count.value || !Self.isName(below[below.startIndex + count.value].text)
        let names = below.prefix(count.value)
        guard isClosed, names.allSatisfy({ Self.isName($0.text) }) else { return nil }
        let noun = text[count.noun].trimming { $0 == "“" || $0 == "”" }
        return list(names.map { ($0, $0.text) }, name: count.number.lowerBound..<noun.endIndex, count.value)
    }

    /// The name that a line begins with, before its colon.
    private static func label(_ text: Text) -> Text? {
        guard let colon = text.prefix(14).firstIndex(of: ":"), colon + 1 < text.endIndex else { return nil }
        let name = text[..<colon].trimmed
        let isName = name.count >= 2 && name.allSatisfy { $0.isHan && !$0.isChineseDigit }
        return isName && Responsibilities.labels.begins(text) == nil ? name : nil
    }

    /// Whether a line is nothing but a name.
    private static func isName(_ text: Text) -> Bool {
        (2...25).contains(text.count) && text.first?.isHan == true && Marker.read(text) == nil
            && !text.contains { $0.endsClause || $0 == "\t" || $0 == "、" } && DateText.whole(text) == nil
            && !Annexes.isMark(text)
    }
}
