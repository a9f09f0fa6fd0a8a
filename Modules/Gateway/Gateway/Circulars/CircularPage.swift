import Messages
import ProjectsMessages

/// A circular as a page of its own, for the screen and for A4 paper.
///
/// It needs nothing from elsewhere and runs nothing; everything that comes from data is escaped.
struct CircularPage {
    let circular: Circular

    /// What a browser may do with the page: show it.
    static let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    /// The page.
    func html() -> String {
        let words = CircularWords(circular: circular)
        let content = circular.content
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(words.title))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            <header>
            <p class="unit">\(Self.escaped(content.issuer))</p>
            <p class="number">\(Self.escaped(words.number))</p>
            </header>
            <h1>\(Self.escaped(words.title))</h1>
            \(words.summary.map { "<p class=\"lead\">\(Self.escaped($0))</p>" } ?? "")
            \(words.tables.enumerated().map { Self.section($0 + 1, $1) }.joined(separator: "\n"))
            <footer>
            <p class="signed">\(Self.escaped(content.issuer))<br>\(Self.escaped(Self.date(content.date)))</p>
            <p class="seal">\(Self.escaped(words.seal))</p>
            </footer>
            </main>
            </body>
            </html>

            """
    }

    private static func section(_ number: Int, _ table: CircularTable) -> String {
        let head = table.columns.enumerated().map { column, title in
            "<th scope=\"col\"\(table.isNumber(column) ? " class=\"n\"" : "")>\(escaped(title))</th>"
        }.joined()
        let rows = table.rows.map { "<tr>\($0.map(cell).joined())</tr>" }.joined(separator: "\n")
        return """
            <section>
            <h2>\(numeral(number))、\(escaped(table.title))</h2>
            \(table.remark.map { $0.isEmpty ? "" : "<p class=\"remark\">\(escaped($0))</p>" } ?? "")
            <div class="wide"><table>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(rows)
            </tbody>
            </table></div>
            </section>
            """
    }

    private static func cell(_ cell: CircularTable.Cell) -> String {
        switch cell {
        case .text(let text): "<td>\(escaped(text))</td>"
        case .count(let number): "<td class=\"n\">\(number)</td>"
        case .number(let number): "<td class=\"n\">\(number.map { escaped($0.text) } ?? "—")</td>"
        }
    }

    private static func numeral(_ number: Int) -> String {
        let numerals = ["一", "二", "三", "四", "五"]
        return numerals.indices.contains(number - 1) ? numerals[number - 1] : String(number)
    }

    /// A date as documents have it: 2024年6月1日.
    private static func date(_ date: String) -> String {
        let parts = date.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? "\(parts[0])年\(parts[1])月\(parts[2])日" : date
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    /// A red heading over a red line, as official papers have it, and no emblem.
    private static let style = """
        @page { size: A4 landscape; margin: 18mm 15mm; }
        body { margin: 0; background: #f2f3f5; color: #111;
          font: 15px/1.7 "FangSong", "STFangsong", "Noto Serif CJK SC", "SimSun", serif; }
        main { max-width: 1180px; margin: 0 auto; padding: 28px 32px; background: #fff; }
        .unit { margin: 0; text-align: center; color: #c8102e; font-size: 34px; font-weight: 700;
          letter-spacing: .12em; }
        .number { margin: 4px 0 10px; text-align: center; }
        header { border-bottom: 3px solid #c8102e; margin-bottom: 22px; }
        h1 { font-size: 24px; text-align: center; margin: 0 0 14px; }
        h2 { font-size: 17px; margin: 22px 0 6px; break-after: avoid; }
        .lead { text-indent: 2em; margin: 0; }
        .remark { margin: 0 0 6px; font-size: 13px; color: #444; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 13px; }
        th, td { border: 1px solid #888; padding: 3px 6px; text-align: left; vertical-align: middle; }
        th { background: #f4f4f4; }
        .n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        footer { margin-top: 30px; }
        .signed { text-align: right; }
        .seal { font: 12px/1.5 monospace; color: #555; overflow-wrap: anywhere; border-top: 1px solid #bbb;
          padding-top: 6px; }
        @media print { body { background: none; } main { max-width: none; padding: 0; } .wide { overflow: visible; } }
        @media (max-width: 600px) { main { padding: 16px; } .unit { font-size: 24px; } h1 { font-size: 19px; } }
        """
}
