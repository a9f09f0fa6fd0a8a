import Messages

/// A page with the text on the left and what was read on the right, linked both ways.
struct PolicyView {
    /// One thing that was read.
    struct Item {
        let line: Int
        let sort: String
        let text: String
    }

    private let document: ReadDocument
    let items: [Item]

    init(_ document: ReadDocument) {
        self.document = document
        items = Self.items(document.reading)
    }

    /// The page: no script, nothing from elsewhere.
    var page: String {
        let title = DraftText.escaped(document.reading.card.title ?? document.name)
        return """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>\(title)</title><style>\(Self.style)</style></head><body>
            <h1>\(title)</h1><div class="columns"><section aria-label="原文">
            \(lines)
            </section><section aria-label="读出">
            \(findings)
            </section></div></body></html>

            """
    }

    private var lines: String {
        let found = Dictionary(grouping: items.indices, by: { items[$0].line })
        return document.outline.document.lines.map { line in
            let links = found[line.number, default: []].map { index in
                "<a class=\"\(items[index].sort)\" href=\"#r\(index)\" title=\"\(items[index].sort)\">●</a>"
            }
            let isQuiet = line.skipped == nil ? "" : " class=\"skipped\""
            return
                "<p id=\"l\(line.number)\"\(isQuiet)><a class=\"number\" href=\"#l\(line.number)\">\(line.number)</a>"
                + "\(DraftText.escaped(shown(line)))\(links.joined())</p>"
        }.joined(separator: "\n")
    }

    private var findings: String {
        items.enumerated().map { index, item in
            "<p id=\"r\(index)\" class=\"\(item.sort)\"><a class=\"number\" href=\"#l\(item.line)\">第\(item.line)行</a>"
                + "\(DraftText.escaped(item.text))</p>"
        }.joined(separator: "\n")
    }

    /// A line, names of persons left out.
    func shown(_ line: TextLine) -> String {
        let paragraphs = document.paragraphs(of: line.number)
        guard paragraphs.contains(where: { document.hidden[$0] != nil }) else { return line.raw }
        return paragraphs.map { shown(line, in: $0) }.joined()
    }

    private func shown(_ line: TextLine, in index: Int) -> String {
        let paragraph = document.outline.paragraphs[index]
        let hidden = document.hidden[index] ?? []
        var text = ""
        let start = paragraph.starts.first { $0.line == line.number }?.place ?? 0
        let end = paragraph.starts.first { $0.line > line.number }?.place ?? paragraph.shown.count
        var place = start
        while place < end {
            if let range = hidden.first(where: { $0.contains(place) }) {
                text += "〔姓名略〕"
                place = range.upperBound
            } else {
                text.unicodeScalars.append(paragraph.shown[place] == "\t" ? " " : paragraph.shown[place])
                place += 1
            }
        }
        return text
    }

    private static func items(_ reading: PolicyReading) -> [Item] {
        var items = reading.headings.map { Item(line: $0.line, sort: "heading", text: "标题 \($0.number) \($0.title)") }
        items += reading.clauses.map { clause in
            let parts = [("牵头", clause.lead), ("参加", clause.joining), ("责任", clause.responsible)]
            let text = parts.filter { !$0.1.isEmpty }.map { "\($0.0)：\($0.1.joined(separator: "、"))" }
            return Item(line: clause.line, sort: "clause", text: text.joined(separator: "；"))
        }
        items += reading.lists.map { list in
            let stated = list.statedCount.map { "称\($0)，" } ?? ""
            return Item(line: list.line, sort: "list", text: "清单 \(list.name)：\(stated)列\(list.count)")
        }
        items += reading.targets.map { target in
            Item(line: target.line, sort: "target", text: "指标 \(target.indicator)：\(target.words)")
        }
        items += reading.discrepancies.map {
            Item(line: $0.line, sort: "discrepancy", text: "\($0.kind.words)：\($0.detail)")
        }
        return items.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    private static let style = """
        body{font:15px/1.6 system-ui,sans-serif;margin:1rem}h1{font-size:1.2rem}
        .columns{display:grid;grid-template-columns:3fr 2fr;gap:1rem}
        section{max-height:85vh;overflow:auto;border:1px solid #ccc;padding:.5rem}p{margin:.2rem 0}
        .number{color:#667;margin-right:.5em;text-decoration:none}.skipped{color:#999}:target{background:#ffedb3}
        .heading{color:#1a4a8a}.clause{color:#15613a}.list{color:#6a3d9a}.target{color:#7a4b00}
        .discrepancy{color:#a40000}@media(max-width:700px){.columns{grid-template-columns:1fr}}
        """
}
