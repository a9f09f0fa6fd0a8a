import Foundation

/// The links of a Markdown page, outside code blocks and code spans.
struct MarkdownLinks {
    /// One link.
    struct Link: Hashable {
        /// What it shows.
        let label: String
        /// Where it leads, as written.
        let target: String
        /// The line it is on, from 1.
        let line: Int
    }

    /// Every link, in order.
    let links: [Link]

    /// Reads a page.
    init(_ text: String) {
        var links: [Link] = []
        var inBlock = false
        for line in text.numberedLines {
            if line.text.drop(while: { $0 == " " }).hasPrefix("```") { inBlock.toggle() }
            if !inBlock { links += Self.links(in: line.text, line: line.number) }
        }
        self.links = links
    }

    private static func links(in line: Substring, line number: Int) -> [Link] {
        line.ranges(of: "](").compactMap { middle in
            guard let close = line[middle.upperBound...].firstIndex(of: ")"),
                let open = line[..<middle.lowerBound].lastIndex(of: "["),
                line[..<open].count(where: { $0 == "`" }).isMultiple(of: 2)
            else { return nil }
            let label = line[line.index(after: open)..<middle.lowerBound]
            let target = line[middle.upperBound..<close].split(separator: " ").first ?? ""
            return Link(label: String(label), target: String(target), line: number)
        }
    }

    /// The path that a relative link leads to from a page, without its fragment; `nil` when the link leads elsewhere.
    static func path(of target: String, from page: String) -> String? {
        guard !target.contains("://"), !target.hasPrefix("mailto:"), !target.hasPrefix("#") else { return nil }
        let path = target.split(separator: "#", omittingEmptySubsequences: false)[0]
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part.removingPercentEncoding ?? String(part))
                continue
            }
            guard !parts.isEmpty else { return "../" + path }
            parts.removeLast()
        }
        return parts.joined(separator: "/")
    }
}
