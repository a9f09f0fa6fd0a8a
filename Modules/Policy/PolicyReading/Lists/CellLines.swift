import Messages

/// Tables that came as one cell a line.
enum CellLines {
    /// The rows of a table with a cell a line: by its running numbers, or by its one column of figures.
    static func rows(of range: Range<Int>, _ outline: Outline) -> [PolicyList.Item]? {
        let paragraphs = outline.paragraphs
        // Numbers alone in a line pass for page numbers elsewhere.
        let (low, high) = (paragraphs[range.lowerBound].line, paragraphs[range.upperBound - 1].lastLine)
        let lines = outline.document.lines[(low - 1)..<high].filter { $0.isRead || $0.skipped == .footer }
        let cells = lines.map { $0.plain[...].trimmed }
        let end = cells.firstIndex { Self.sums.contains($0.string) } ?? cells.count
        let numbers = (0..<end).filter { !cells[$0].isEmpty && cells[$0].allSatisfy(\.isDigit) }
        var named = numbers.map { $0 + 1 }.filter { $0 < end }
        if numbers.count < 2 || numbers.enumerated().contains(where: { Int(cells[$1].string) != $0 + 1 }) {
            named = (1..<max(end, 1)).filter { place in
                cells[place].contains(where: \.isDigit) && cells[place].allSatisfy { $0.isDigit || $0 == "." }
            }.map { $0 - 1 }
        }
        guard named.count >= 2 else { return nil }
        // The name is the first cell of its row, or the next one where the first repeats.
        let names = named.map { lines[$0].shown[...].trimmed.string }
        let step = Set(names).count == names.count || numbers.isEmpty || numbers[0] >= named[0] ? 0 : 1
        return named.map { min($0 + step, end - 1) }.map { place in
            PolicyList.Item(
                number: nil,
                name: lines[place].shown[...].trimmed.string,
                tags: [],
                line: lines[place].number
            )
        }
    }

    static let columns: Set<String> = ["序号", "编号", "备注", "名称", "合计"]
    private static let sums: Set<String> = ["合计", "总计", "小计"]
}
