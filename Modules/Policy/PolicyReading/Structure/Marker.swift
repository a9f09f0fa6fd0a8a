/// The number that a heading or an item begins with: `第三章`, `（二）`, `1．`, `①`.
struct Marker: Hashable, Sendable {
    /// The kinds of numbers, the widest first.
    enum Style: Int, Sendable, Comparable, CaseIterable {
        case book, chapter, section, article
        case chinese, chineseBracket
        case arabic, decimal2, decimal3, arabicHalf, arabicBracket, circled, letter

        static func < (left: Style, right: Style) -> Bool { left.rawValue < right.rawValue }

        /// Whether it is a kind that numbers items as well as headings.
        var isArabic: Bool { self >= .arabic }
    }

    let style: Style
    let value: Int
    /// The number without the sign that parts it from the title.
    let label: Range<Int>
    /// Where the title begins.
    let end: Int
    /// The sign behind the number, where there is one.
    let sign: Unicode.Scalar?

    /// Reads the number at the beginning of a text.
    static func read(_ text: Text) -> Marker? {
        var start = text.startIndex
        while start < text.endIndex, text[start].isBlank { start += 1 }
        guard start < text.endIndex else { return nil }
        let rest = text[start...]
        switch text[start] {
        case "第": return ordinal(rest)
        case "(": return bracketed(rest)
        case let scalar where scalar.isDigit: return arabic(rest)
        case let scalar where scalar.isChineseDigit: return chinese(rest)
        default: return sign(rest)
        }
    }

    /// `第X章`, `第X条`.
    private static func ordinal(_ text: Text) -> Marker? {
        let digits = text.dropFirst().prefix { $0.isDigit || $0.isChineseDigit }
        guard let value = ChineseDigits.small(digits), value > 0, digits.endIndex < text.endIndex else { return nil }
        let style: Style
        var end = digits.endIndex + 1
        switch text[digits.endIndex] {
        case "编", "篇": style = .book
        case "部" where text.has("部分", at: digits.endIndex):
            style = .book
            end += 1
        case "章": style = .chapter
        case "节": style = .section
        case "条": style = .article
        default: return nil
        }
        let label = text.startIndex..<end
        // 第三章规定的…: a sentence that names a chapter is no heading.
        if let next = text[end...].first, next == "的" || next == "、" || next == "至" || next == "和" { return nil }
        if text[end...].first == "第" { return nil }
        while end < text.endIndex, text[end].isBlank || text[end] == ":" || text[end] == "." { end += 1 }
        return Marker(style: style, value: value, label: label, end: end, sign: nil)
    }

    /// `（一）`, `（1）`; what is closed wrongly or not at all counts too.
    private static func bracketed(_ text: Text) -> Marker? {
        let inside = text.dropFirst()
        let digits = inside.prefix { $0.isDigit || $0.isChineseDigit || $0.isBlank }.trimmed
        guard let value = ChineseDigits.small(digits), value > 0, value < 200, digits.endIndex < text.endIndex else {
            return nil
        }
        var end = digits.endIndex
        while end < text.endIndex, text[end].isBlank { end += 1 }
        guard end < text.endIndex, text[end] == ")" || text[end] == "、" else { return nil }
        let label = text.startIndex..<(end + 1)
        end += 1
        while end < text.endIndex, text[end].isBlank || text[end] == "、" || text[end] == "." { end += 1 }
        let style: Style = digits.first?.isDigit == true ? .arabicBracket : .chineseBracket
        return Marker(style: style, value: value, label: label, end: end, sign: nil)
    }

    /// `一、`, `十二.`, `一）`.
    private static func chinese(_ text: Text) -> Marker? {
        let digits = text.prefix { $0.isChineseDigit }
        guard digits.count <= 4, let value = ChineseDigits.small(digits), value > 0, value < 200,
            digits.endIndex < text.endIndex
        else { return nil }
        let sign = text[digits.endIndex]
        guard sign == "、" || sign == "." || sign == ":" || sign == ")" || sign == "\t" || sign == "," else {
            return nil
        }
        // 一,…: a comma belongs to a number only where nothing else does.
        if sign == "," || sign == "\t", digits.count > 1 && sign == "," || text.count > 40 { return nil }
        if digits.contains(where: { "两万亿千〇零".unicodeScalars.contains($0) }) { return nil }
        // 三、四季度, 十一、十二月: a list of numbers.
        if let next = text[(digits.endIndex + 1)...].first, next.isChineseDigit, sign == "、" {
            let more = text[(digits.endIndex + 1)...].prefix { $0.isChineseDigit }
            if more.endIndex < text.endIndex, more.count <= 2, "季、月".unicodeScalars.contains(text[more.endIndex]) {
                return nil
            }
        }
        return Marker(
            style: sign == ")" ? .chineseBracket : .chinese,
            value: value,
            label: text.startIndex..<digits.endIndex,
            end: skipBlanks(text, digits.endIndex + 1),
            sign: sign
        )
    }

    /// `1．`, `1、`, `1)`, `1.2`, `1.2.3`.
    private static func arabic(_ text: Text) -> Marker? {
        let digits = text.prefix(while: \.isDigit)
        guard digits.count <= 3, let value = Int(digits.string), value > 0, digits.endIndex < text.endIndex else {
            return nil
        }
        let sign = text[digits.endIndex]
        if sign == ".", digits.endIndex + 1 < text.endIndex, text[digits.endIndex + 1].isDigit {
            return decimal(text, digits)
        }
        guard sign == "." || sign == "、" || sign == ")" || sign == "\t" || sign == ":" && digits.count <= 2 else {
            return nil
        }
        // 3、4号楼
        if sign == "、", let next = text[(digits.endIndex + 1)...].first, next.isDigit { return nil }
        if sign == "\t", text.count - digits.count > 60 { return nil }
        return Marker(
            style: sign == ")" ? .arabicHalf : .arabic,
            value: value,
            label: text.startIndex..<digits.endIndex,
            end: skipBlanks(text, digits.endIndex + 1),
            sign: sign
        )
    }

    /// `11.121人才梯队`: a number that may as well be the beginning of a figure.
    static func unclear(_ text: Text) -> Marker? {
        let text = text.trimmed
        let digits = text.prefix(while: \.isDigit)
        guard (1...2).contains(digits.count), let value = Int(digits.string), value > 0,
            digits.endIndex + 1 < text.endIndex, text[digits.endIndex] == ".",
            text[digits.endIndex + 1].isDigit, digits.first != "0"
        else { return nil }
        let label = text.startIndex..<digits.endIndex
        return Marker(style: .arabic, value: value, label: label, end: digits.endIndex + 1, sign: ".")
    }

    private static func decimal(_ text: Text, _ first: Text) -> Marker? {
        var parts = [first]
        var place = first.endIndex
        while parts.count < 4, place + 1 < text.endIndex, text[place] == ".", text[place + 1].isDigit {
            let digits = text[(place + 1)...].prefix(while: \.isDigit)
            guard digits.count <= 2, digits.first != "0" else { return nil }
            parts.append(digits)
            place = digits.endIndex
        }
        guard parts.count <= 3, place < text.endIndex, let value = Int(parts[parts.count - 1].string) else {
            return nil
        }
        // 1.5万亩 is a figure: a title begins with a blank, or with two numbers before it.
        let isTitle = text[place] == "\t" || text[place].isBlank || text[place] == "、" || parts.count == 3
        guard isTitle, first.count <= 2 else { return nil }
        return Marker(
            style: parts.count == 3 ? .decimal3 : .decimal2,
            value: value,
            label: text.startIndex..<place,
            end: skipBlanks(text, text[place] == "、" ? place + 1 : place),
            sign: nil
        )
    }

    /// A number that is one sign: `①`, `⑴`, `⒈`, `㈠`.
    private static func sign(_ text: Text) -> Marker? {
        let scalar = text[text.startIndex]
        let found: (Style, UInt32)? =
            switch scalar.value {
            case 0x2460...0x2473: (.circled, scalar.value - 0x245F)
            case 0x2474...0x2487: (.arabicBracket, scalar.value - 0x2473)
            case 0x2488...0x249B: (.arabic, scalar.value - 0x2487)
            case 0x2776...0x277F: (.circled, scalar.value - 0x2775)
            case 0x3220...0x3229: (.chineseBracket, scalar.value - 0x321F)
            default: nil
            }
        guard let (style, value) = found else { return nil }
        let start = text.startIndex
        var end = start + 1
        while end < text.endIndex, text[end].isBlank || text[end] == "." || text[end] == "、" { end += 1 }
        return Marker(style: style, value: Int(value), label: start..<(start + 1), end: end, sign: nil)
    }

    private static func skipBlanks(_ text: Text, _ place: Int) -> Int {
        var place = place
        while place < text.endIndex, text[place].isBlank { place += 1 }
        return place
    }
}
