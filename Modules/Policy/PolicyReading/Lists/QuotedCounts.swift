/// Quotes that count: `“两区一镇”` behind its names, `“六好”` behind six that end so, `“四位一体”`.
extension Enumerations {
    /// A number and a word of a quote: 两 and 区.
    private struct Piece {
        let value: Int
        let word: Text
        /// The number with its word.
        let whole: Text
    }

    /// Quotes of a paragraph whose parts are looked for further on, at most.
    private static let explainLimit = 40

    /// The list of a quote that opens at a place, with so many quotes of the paragraph before it.
    func quoted(from open: Int, _ seen: Int) -> (list: PolicyList, end: Int)? {
        guard let close = text[open...].prefix(14).firstIndex(of: "”"), close - open >= 3 else { return nil }
        let inside = text[(open + 1)..<close]
        guard let pieces = Self.pieces(inside), !Self.phrases.contains(inside.string) else { return nil }
        let total = pieces.reduce(0) { $0 + $1.value }
        let name = inside.startIndex..<inside.endIndex
        if let named = names(before: open, exactly: total), named.items.count == total {
            return (list(named.items, name: name, total, named.isOpen), close + 1)
        }
        if let items = quotedBehind(close, total) { return (list(items, name: name, total), close + 1) }
        if let items = alike(pieces, from: close) { return (list(items, name: name, total), close + 1) }
        if seen < Self.explainLimit, let found = explained(pieces, from: close), found.count == total {
            return (list(found, name: name, total), close + 1)
        }
        return nextLine(close, total, name).map { ($0, close + 1) }
    }

    /// Words that every document uses and none spells out.
    private static let phrases: Set<String> = ["三农", "两会", "三夏", "三秋", "五保", "三级", "四级", "五级", "两级"]

    /// The numbers of `两区一镇` with their words; one number alone may have a longer word.
    private static func pieces(_ inside: Text) -> [Piece]? {
        if inside.count == 4, inside.hasSuffix("位一体") {
            let digit = inside.prefix(1)
            return ChineseDigits.small(digit).map { [Piece(value: $0, word: inside.dropFirst(), whole: inside)] }
        }
        // 五个一批, 四个十: five and four, and the second number counts nothing.
        let third = inside.startIndex + 2
        if (3...5).contains(inside.count), inside[third - 1] == "个", "一十百千".unicodeScalars.contains(inside[third]) {
            return ChineseDigits.small(inside.prefix(1)).map {
                [Piece(value: $0, word: inside.dropFirst(), whole: inside)]
            }
        }
        var pieces: [Piece] = []
        var place = inside.startIndex
        while place < inside.endIndex {
            let isMany = inside[place] == "多" && place > inside.startIndex
            guard isMany || inside[place].isChineseDigit,
                let value = isMany ? 0 : ChineseDigits.small(inside[place..<(place + 1)]), isMany || value > 0
            else { return nil }
            let word = inside[(place + 1)...].prefix { !$0.isChineseDigit && !$0.isDigit && $0.isHan && $0 != "多" }
            guard (1...7).contains(word.count) else { return nil }
            pieces.append(Piece(value: value, word: word, whole: inside[place..<word.endIndex]))
            place = word.endIndex
        }
        let total = pieces.reduce(0) { $0 + $1.value }
        if pieces.count == 1 { return total > 1 ? pieces : nil }
        return total > 2 && pieces.allSatisfy { $0.word.count <= 3 } ? pieces : nil
    }

    /// `“三治”：治水、治气、治土`, `“三园一馆”。即…`.
    private func quotedBehind(_ close: Int, _ total: Int) -> [Text]? {
        var place = close + 1
        while place < text.endIndex, place - close < 12, text[place].isHan, Self.announcers.at(place, of: text) == nil {
            place += 1
        }
        guard place < text.endIndex else { return nil }
        let isColon = text[place] == ":" || text[place] == "("
        while place < text.endIndex, text[place].endsClause || text[place] == "(" || text[place] == "-" { place += 1 }
        guard place < text.endIndex else { return nil }
        if let word = Self.announcers.at(place, of: text) { place += word.count } else if !isColon { return nil }
        while place < text.endIndex, text[place] == ":" || text[place] == "," { place += 1 }
        if Ordinals.at(place, of: text)?.value == 1 {
            let members = Ordinals.members(of: text, from: place).map { ItemText.told($0) }
            if members.count == total { return members }
        }
        let end = text[place...].prefix(1500).firstIndex { $0 == ")" || $0.endsSentence } ?? text.endIndex
        return Self.row(in: text[place..<end], exactly: total).flatMap { $0.items.count == total ? $0.items : nil }
    }

    /// `“三生”融合，注重生产、生活、生态…`: as many names that all begin or end with the word of the quote.
    private func alike(_ pieces: [Piece], from close: Int) -> [Text]? {
        guard pieces.count == 1, pieces[0].word.count == 1, let word = pieces[0].word.first, pieces[0].value > 2 else {
            return nil
        }
        let rest = text[(close + 1)...].prefix(600)
        let stretches = rest.split { $0.endsClause || $0 == "“" || $0 == "”" || $0 == "(" || $0 == ")" }
        for stretch in stretches {
            let items = stretch.cut { $0 == "、" }
            let parts = items.dropLast() + (items.last.map { ListWalk.splitLast($0) } ?? [])
            guard parts.count == pieces[0].value else { continue }
            let begin = parts.dropFirst().allSatisfy { $0.first == word } && parts[0].contains(word)
            if begin || parts.allSatisfy({ $0.last == word }) { return Array(parts) }
        }
        for sentence in rest.split(whereSeparator: \.endsSentence) {
            let heads = sentence.split(separator: ";").compactMap { $0.split(separator: ",").first }
            if heads.count == pieces[0].value, heads.allSatisfy({ $0.last == word && $0.count <= 12 }) { return heads }
        }
        return nil
    }

    /// `“一轴”指…；“两带”即A带、B带`: each number told by itself further on, in this paragraph or below.
    private func explained(_ pieces: [Piece], from close: Int) -> [(home: Paragraph, item: Text)]? {
        guard pieces.count > 1 else { return nil }
        let places =
            [(paragraph, text[(close + 1)...].prefix(3000))] + below.prefix(12).map { ($0, $0.text.prefix(600)) }
        var found: [(home: Paragraph, item: Text)] = []
        for piece in pieces where piece.value > 0 {
            guard let items = places.lazy.compactMap({ explained(piece, in: $0) }).first else { return nil }
            found += items
        }
        return found
    }

    private func explained(_ piece: Piece, in place: (home: Paragraph, text: Text)) -> [(home: Paragraph, item: Text)]?
    {
        let own = told(Word("一" + piece.word.string), in: place.text)
        if own.count == piece.value { return own.map { (place.home, $0) } }
        guard piece.value > 1, let first = told(Word(piece.whole.string), in: place.text).first,
            let row = Self.row(in: place.text[first.startIndex...].prefix(600), exactly: piece.value),
            row.items.count == piece.value
        else { return nil }
        return row.items.map { (place.home, $0) }
    }

    /// What stands behind `“一轴”指`, `一轴：`, wherever the word is told.
    private func told(_ word: Word, in text: Text) -> [Text] {
        var found: [Text] = []
        var place = text.startIndex
        while let start = text.first(of: word, from: place) {
            place = start + word.count
            if place < text.endIndex, text[place] == "”" { place += 1 }
            guard place < text.endIndex else { break }
            let isColon = text[place] == ":"
            let sign = isColon ? nil : Self.tellers.at(place, of: text)
            guard isColon || sign != nil else { continue }
            place += sign?.count ?? 1
            let rest = text[place...]
            let stop = rest.firstIndex { $0.endsClause } ?? rest.endIndex
            if stop > place { found.append(rest[..<stop]) }
        }
        return found
    }

    private static let tellers: Words = ["指", "是指", "即", "为", "是", "即为", "以", ",即", ",指"]

    /// `“五无一规范”` as a heading and the sentence below it: `即无…、无…，规范…`.
    private func nextLine(_ close: Int, _ total: Int, _ name: Range<Int>) -> PolicyList? {
        guard text.endIndex - close <= 8, let home = below.first, let word = Self.announcers.at(0, of: home.text),
            word.scalars != ["有"], let row = Self.row(in: home.text[word.count...], exactly: total),
            row.items.count == total
        else { return nil }
        return list(row.items.map { (home, $0) }, name: name, total)
    }
}
