/// Takes the marks of web pages out of a text, line by line, so that lines keep their numbers.
struct WebPage {
    private var isInTag = false
    private var isInScript = false

    /// The lines without tags; as they are where the text is no web page.
    static func strip(_ lines: [Substring]) -> [String] {
        let tags = lines.prefix(4000).reduce(0) { $0 + (looksTagged($1) ? 1 : 0) }
        guard tags >= 3 else { return lines.map { $0.contains("&") ? decode(String($0)) : String($0) } }
        var page = WebPage()
        return lines.map { decode(page.strip($0)) }
    }

    private static func looksTagged(_ line: Substring) -> Bool {
        var before: UInt8 = 0
        for byte in line.utf8.prefix(4000) {
            let isName = (97...122).contains(byte | 32) || byte == UInt8(ascii: "/")
            if before == UInt8(ascii: "<"), isName { return true }
            before = byte
        }
        return false
    }

    private mutating func strip(_ line: Substring) -> String {
        var kept = String.UnicodeScalarView()
        var tag = ""
        for scalar in line.unicodeScalars {
            if isInTag {
                if scalar == ">" {
                    isInTag = false
                    close(tag.lowercased(), &kept)
                    tag = ""
                } else if tag.unicodeScalars.count < 16 {
                    tag.unicodeScalars.append(scalar)
                }
            } else if scalar == "<" {
                isInTag = true
            } else if !isInScript {
                kept.append(scalar)
            }
        }
        return String(kept)
    }

    private mutating func close(_ tag: String, _ kept: inout String.UnicodeScalarView) {
        if tag.hasPrefix("script") || tag.hasPrefix("style") { isInScript = true }
        if tag.hasPrefix("/script") || tag.hasPrefix("/style") { isInScript = false }
        if tag.hasPrefix("/td") || tag.hasPrefix("/th") { kept.append("\t") }
    }

    /// Entities that stand in copied pages.
    private static func decode(_ line: String) -> String {
        guard line.contains("&") else { return line }
        var text = line
        for (entity, sign) in entities where text.contains(entity) { text = text.replacing(entity, with: sign) }
        return text
    }

    private static let entities = [
        ("&nbsp;", " "), ("&ensp;", " "), ("&emsp;", "\u{3000}"), ("&ldquo;", "“"), ("&rdquo;", "”"), ("&mdash;", "—"),
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&middot;", "·"), ("&hellip;", "…"), ("&amp;", "&"),
    ]
}
