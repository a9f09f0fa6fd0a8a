/// The numbered stops of `docs/follow-a-command.md`.
///
/// Each begins with a link whose label is a symbol in the linked file.
struct CommandStops {
    private let file: SourceFile
    private let stops: [(number: Int, line: Int, text: Substring)]

    /// Reads the page.
    init(_ file: SourceFile) {
        self.file = file
        self.stops = file.text.numberedLines.compactMap { line in
            guard let dot = line.text.firstIndex(of: "."), let number = Int(line.text[..<dot]) else { return nil }
            return (number, line.number, line.text)
        }
    }

    /// The stops that do not stand where the page says.
    func findings(in tree: Tree) -> [Finding] {
        guard !stops.isEmpty else { return [file.finding(line: 1, "has no numbered stop")] }
        return stops.enumerated().compactMap { index, stop in
            if stop.number != index + 1 {
                return file.finding(line: stop.line, "is stop \(stop.number) where \(index + 1) is due")
            }
            return fault(of: stop.text, in: tree).map { file.finding(line: stop.line, "stop \(stop.number): \($0)") }
        }
    }

    private func fault(of text: Substring, in tree: Tree) -> String? {
        guard let link = MarkdownLinks(String(text)).links.first,
            link.label.hasPrefix("`"), link.label.hasSuffix("`"), link.label.count > 2,
            let path = MarkdownLinks.path(of: link.target, from: file.path)
        else { return "has no link of the form [`symbol`](path)" }
        guard let target = tree.text(path) else { return "'\(path)' is not there" }
        let symbol = link.label.dropFirst().dropLast()
        let missing = symbol.split(separator: ".").filter { part in
            SourceFile("", target).uses(of: String(part), in: target).isEmpty
        }
        return missing.isEmpty ? nil : "'\(path)' has no \(missing.joined(separator: ", "))"
    }
}
