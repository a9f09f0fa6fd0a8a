/// The table of contents (目录): its lines are headings that stand again further down.
enum Contents {
    /// Marks the lines of a table of contents as not read.
    static func skip(in lines: inout [TextLine]) {
        for index in lines.indices where isLeader(lines[index].plain[...]) { lines[index].skipped = .webRemain }
        guard let head = lines.prefix(400).firstIndex(where: { Self.heads.contains($0.plain[...].trimmed.string) })
        else {
            return
        }
        var later: [[Unicode.Scalar]: Int] = [:]
        for (index, line) in lines.enumerated() where line.skipped == nil { later[line.plain] = index }
        lines[head].skipped = .webRemain
        for index in (head + 1)..<min(lines.count, head + 600) where lines[index].skipped == nil {
            guard let again = later[lines[index].plain], again > index else { break }
            lines[index].skipped = .webRemain
        }
    }

    private static let heads: Set<String> = ["目录", "目\t录"]

    /// Whether a line is a heading with dots and a page behind it.
    private static func isLeader(_ text: Text) -> Bool {
        guard text.count < 100, text.last?.isDigit == true else { return false }
        let rest = text.trimming { $0.isDigit || $0.isBlank }
        let dots = rest.reversed().prefix { $0 == "." || $0 == "…" || $0 == "·" || $0 == "-" }.count
        return dots >= 3 || dots >= 1 && rest.last == "…"
    }
}
