import Foundation
import FoundationXML

/// The numbers that a word processor puts before paragraphs (自动编号): they stand in no paragraph's text.
struct WordNumbering {
    /// How one level of a list is numbered.
    struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// Numbers of wider levels are written in digits.
        var isLegal = false
    }

    /// Where a paragraph stands in a list.
    struct Place: Equatable {
        var list: String?
        var level: Int?
    }

    /// A numbering that lists share: their counts go on from one another.
    var kinds: [String: [Int: Level]] = [:]
    /// The numbering of each list, and where the list begins anew.
    var lists: [String: (kind: String, starts: [Int: Int])] = [:]
    /// The place that a style gives its paragraphs, and the style it rests on.
    var styles: [String: (place: Place, base: String?)] = [:]

    private var counts: [String: [Int: Int]] = [:]
    private var begun: Set<String> = []

    /// Reads `numbering.xml` and `styles.xml`; what is absent or broken numbers nothing.
    init(numbering: Data?, styles: Data?) {
        for data in [numbering, styles] {
            guard let data else { continue }
            let collector = NumberingCollector()
            let parser = XMLParser(data: data)
            parser.shouldResolveExternalEntities = false
            parser.delegate = collector
            guard parser.parse() else { continue }
            kinds.merge(collector.linkedKinds) { $1 }
            lists.merge(collector.lists) { $1 }
            self.styles.merge(collector.styles) { $1 }
        }
    }

    /// The number of the next paragraph at a place, as it is shown; `nil` where none is.
    mutating func label(_ place: Place, style: String?) -> String? {
        let inherited = style.flatMap(inherited)
        guard let list = place.list ?? inherited?.list, let (kind, starts) = lists[list],
            let levels = kinds[kind]
        else { return nil }
        let depth = min(max(place.level ?? inherited?.level ?? 0, 0), 8)
        guard let level = levels[depth] else { return nil }
        if begun.insert(list).inserted, !starts.isEmpty {
            for (depth, start) in starts { counts[kind, default: [:]][depth] = start - 1 }
        }
        var count = counts[kind] ?? [:]
        count[depth] = (count[depth] ?? level.start - 1) + 1
        for deeper in count.keys where deeper > depth { count[deeper] = nil }
        counts[kind] = count
        return Self.write(level, levels, count)
    }

    private func inherited(_ style: String) -> Place? {
        var (name, place): (String?, Place) = (style, Place())
        for _ in 0..<10 {
            guard let current = name, let found = styles[current] else { break }
            place.list = place.list ?? found.place.list
            place.level = place.level ?? found.place.level
            if place.list != nil { break }
            name = found.base
        }
        return place.list == nil ? nil : place
    }

    private static func write(_ level: Level, _ levels: [Int: Level], _ count: [Int: Int]) -> String? {
        guard level.format != "bullet", level.format != "none" else { return nil }
        var (label, isPlace) = ("", false)
        for character in level.text.prefix(40) {
            if isPlace, let depth = character.wholeNumberValue, depth > 0 {
                let named = levels[depth - 1] ?? Level()
                let value = count[depth - 1] ?? named.start
                label += WordNumber.write(value, level.isLegal ? "decimal" : named.format)
                isPlace = false
            } else if character == "%" {
                isPlace = true
            } else {
                label.append(character)
                isPlace = false
            }
        }
        return label.isEmpty ? nil : label
    }
}

/// A number in one of the formats of word processors.
enum WordNumber {
    static func write(_ value: Int, _ format: String) -> String {
        guard (0...9999).contains(value) else { return String(value) }
        switch format {
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "ideographDigital":
            return chinese(value)
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
            return (1...20).contains(value) ? scalar(0x245F + value) : String(value)
        case "decimalEnclosedParen": return "(\(value))"
        case "decimalEnclosedFullstop": return "\(value)."
        case "lowerLetter": return letter(value)
        case "upperLetter": return letter(value).uppercased()
        case "lowerRoman": return roman(value)
        case "upperRoman": return roman(value).uppercased()
        case "decimalZero": return value < 10 ? "0\(value)" : String(value)
        default: return String(value)
        }
    }

    private static func scalar(_ code: Int) -> String { Unicode.Scalar(UInt32(code)).map { String($0) } ?? "" }

    /// 一, 十二, 二十, 一百零三.
    static func chinese(_ value: Int) -> String {
        let digits = Array("零一二三四五六七八九")
        if value < 10 { return String(digits[value]) }
        var (text, rest, gap) = ("", value, false)
        for (unit, size) in [("千", 1000), ("百", 100), ("十", 10)] {
            let digit = rest / size
            rest %= size
            if digit > 0 {
                if gap { text += "零" }
                text += (size == 10 && digit == 1 && text.isEmpty ? "" : String(digits[digit])) + unit
            }
            gap = digit == 0 && !text.isEmpty
        }
        if rest > 0 { text += (gap ? "零" : "") + String(digits[rest]) }
        return text
    }

    private static func letter(_ value: Int) -> String {
        guard value > 0 else { return "" }
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return String(repeating: letters[(value - 1) % 26], count: min((value - 1) / 26 + 1, 8))
    }

    private static func roman(_ value: Int) -> String {
        guard value < 400 else { return String(value) }
        var (text, rest) = ("", value)
        for (sign, size) in [
            ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
        ] {
            while rest >= size {
                text += sign
                rest -= size
            }
        }
        return text
    }
}

/// Gathers lists and styles while their XML goes by.
private final class NumberingCollector: NSObject, XMLParserDelegate {
    var kinds: [String: [Int: WordNumbering.Level]] = [:]
    var lists: [String: (kind: String, starts: [Int: Int])] = [:]
    var styles: [String: (place: WordNumbering.Place, base: String?)] = [:]
    /// Numberings that a style of lists stands for, and those that take theirs from one.
    private var kindOfStyle: [String: String] = [:]
    private var styleOfKind: [String: String] = [:]
    private var kind: String?
    private var list: String?
    private var style: String?
    private var depth: Int?

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        let value = attributes["w:val"] ?? ""
        switch element {
        case "w:abstractNum": kind = attributes["w:abstractNumId"]
        case "w:num": list = attributes["w:numId"]
        case "w:style": style = attributes["w:styleId"]
        case "w:lvl", "w:lvlOverride": depth = attributes["w:ilvl"].flatMap { Int($0) }
        case "w:abstractNumId": if let list { lists[list] = (value, [:]) }
        case "w:startOverride": if let list, let depth, let start = Int(value) { lists[list]?.starts[depth] = start }
        case "w:styleLink": if let kind { kindOfStyle[value] = kind }
        case "w:numStyleLink": if let kind { styleOfKind[kind] = value }
        case "w:basedOn": if let style { styles[style, default: (.init(), nil)].base = value }
        case "w:numId": if let style { styles[style, default: (.init(), nil)].place.list = value }
        case "w:ilvl": if let style { styles[style, default: (.init(), nil)].place.level = Int(value) }
        default: takeLevel(element, value)
        }
    }

    /// All numberings, those of linked styles in their place.
    var linkedKinds: [String: [Int: WordNumbering.Level]] {
        var all = kinds
        for (kind, style) in styleOfKind {
            if let other = kindOfStyle[style], let levels = kinds[other] { all[kind] = levels }
        }
        return all
    }

    private func takeLevel(_ element: String, _ value: String) {
        guard let kind, let depth, (0...8).contains(depth) else { return }
        var level = kinds[kind]?[depth] ?? WordNumbering.Level()
        switch element {
        case "w:start": level.start = min(max(Int(value) ?? 1, 0), 9999)
        case "w:numFmt": level.format = value
        case "w:lvlText": level.text = String(value.prefix(40))
        case "w:isLgl": level.isLegal = value != "0" && value != "false"
        default: return
        }
        kinds[kind, default: [:]][depth] = level
    }

    func parser(
        _ parser: XMLParser,
        didEndElement element: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        switch element {
        case "w:abstractNum": kind = nil
        case "w:num": list = nil
        case "w:style": style = nil
        case "w:lvl", "w:lvlOverride": depth = nil
        default: break
        }
    }
}
