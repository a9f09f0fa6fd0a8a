import Foundation
import Messages

/// Points or a weight of an assessment, and what they are given for.
public struct PolicyPoints: Codable, Sendable, Hashable {
    /// What is assessed.
    public var name: String
    /// The points or the share.
    public var value: DecimalValue
    /// `分` or `%`.
    public var unit: String
    /// The depth of its heading, from 1.
    public var level: Int
    /// Its line, from 1.
    public var line: Int
    /// The words it rests on.
    public var phrase: String
}

/// Reads the points of headings and holds their sums against what is said of the whole.
struct PointsReader {
    private(set) var points: [PolicyPoints] = []
    private(set) var discrepancies: [Discrepancy] = []

    /// A heading or item with points, and what it belongs to.
    private struct Node {
        let point: PolicyPoints
        let paragraph: Int
        var children: [Int] = []
    }

    init(_ outline: Outline, _ tables: TableReader) {
        var nodes: [Node] = []
        var stack: [(level: Int, node: Int)] = []
        for index in outline.paragraphs.indices {
            guard let marker = outline.markers[index] else { continue }
            let level = marker.style.rawValue + 1
            while let last = stack.last, last.level >= level { stack.removeLast() }
            guard let point = Self.point(outline.paragraphs[index], marker, level) else { continue }
            nodes.append(Node(point: point, paragraph: index))
            if let parent = stack.last { nodes[parent.node].children.append(nodes.count - 1) }
            stack.append((level, nodes.count - 1))
        }
        points = nodes.map(\.point)
        for node in nodes where node.children.count >= 2 {
            check(node.children.map { nodes[$0].point }, against: node.point.value, unit: node.point.unit, node.point)
        }
        checkTotal(nodes, outline)
        for table in tables.tables { read(table, outline) }
    }

    /// Points in a heading: `（一）产业发展（30分）`, `1.投资额，20分`.
    private static func point(_ paragraph: Paragraph, _ marker: Marker, _ level: Int) -> PolicyPoints? {
        let text = paragraph.text
        let title = Titles.range(in: text, marker)
        let stretch = text[marker.end..<min(text.endIndex, max(title.upperBound, marker.end) + 14)]
        for place in stretch.indices
        where stretch[place].isDigit && (place == marker.end || !stretch[place - 1].isDigit) {
            guard let found = value(at: place, stretch) else { continue }
            let before = stretch[..<place]
            let isBracket = before.suffix(8).contains("(") && !before.suffix(8).contains(")")
            let isNamed = words.stand(in: before.suffix(6))
            guard isBracket || isNamed || place - marker.end >= 2 && before.last == "," else { continue }
            guard !grants.stand(in: before) else { return nil }
            let end = before.lastIndex { $0 == "(" || $0 == "," || $0 == ":" } ?? place
            return PolicyPoints(
                name: paragraph.show(before[..<max(end, marker.end)]),
                value: found.value,
                unit: found.unit,
                level: level,
                line: paragraph.line,
                phrase: paragraph.phrase(marker.label.lowerBound..<min(text.endIndex, stretch.endIndex))
            )
        }
        return nil
    }

    private static func value(at place: Int, _ text: Text) -> (value: DecimalValue, unit: String)? {
        var end = place
        while end < text.endIndex, text[end].isDigit || text[end] == "." { end += 1 }
        guard end < text.endIndex, text[end] == "分" || text[end] == "%" else { return nil }
        if end + 1 < text.endIndex, "钟之公别区局".unicodeScalars.contains(text[end + 1]) { return nil }
        return DecimalValue(text[place..<end].string).map { ($0, text[end].properties.isAlphabetic ? "分" : "%") }
    }

    private static let words = Words("权重 分值 满分 计 共 占 占比 赋分 标准分")
    private static let grants = Words("得 扣 加 减 每 不超过 最高")

    // MARK: Sums

    private mutating func check(
        _ parts: [PolicyPoints],
        against total: DecimalValue,
        unit: String,
        _ whole: PolicyPoints
    ) {
        guard parts.allSatisfy({ $0.unit == unit }) else { return }
        let sum = parts.map(\.value.number).reduce(0, +)
        guard sum != total.number else { return }
        let detail = "“\(whole.name)”为\(total.text)\(unit)，各项合计\(sum)\(unit)"
        discrepancies.append(Discrepancy(.sumMismatch, line: whole.line, detail, phrase: whole.phrase))
    }

    /// `满分100分`, `总分为100分`: the widest headings with points add up to it.
    private mutating func checkTotal(_ nodes: [Node], _ outline: Outline) {
        let inner = Set(nodes.flatMap(\.children))
        let top = nodes.indices.filter { !inner.contains($0) }
        guard let level = top.map({ nodes[$0].point.level }).min() else { return }
        let parts = top.filter { nodes[$0].point.level == level && !Self.isExtra(nodes[$0].point.name) }.map {
            nodes[$0].point
        }
        guard parts.count >= 2, let unit = parts.first?.unit else { return }
        for paragraph in outline.paragraphs {
            guard let total = Self.total(paragraph, unit) else { continue }
            check(parts, against: total.value, unit: unit, total)
            return
        }
        if unit == "%" {
            let whole = PolicyPoints(
                name: "权重合计",
                value: DecimalValue(100),
                unit: "%",
                level: 0,
                line: parts[0].line,
                phrase: parts[0].phrase
            )
            check(parts, against: DecimalValue(100), unit: "%", whole)
        }
    }

    private static func isExtra(_ name: String) -> Bool {
        ["加分", "扣分", "附加", "减分", "一票否决"].contains { name.contains($0) }
    }

    private static func total(_ paragraph: Paragraph, _ unit: String) -> PolicyPoints? {
        let text = paragraph.text
        guard let word = totals.first(in: text) else { return nil }
        let start = word.place + word.word.count
        for place in start..<min(text.endIndex, start + 8) where text[place].isDigit {
            guard let found = value(at: place, text), found.unit == unit else { return nil }
            return PolicyPoints(
                name: "总分",
                value: found.value,
                unit: unit,
                level: 0,
                line: paragraph.line(at: place),
                phrase: paragraph.phrase(max(0, word.place - 10)..<min(text.endIndex, place + 8))
            )
        }
        return nil
    }

    private static let totals = Words("满分 总分 总分值 基础分 合计 共计 实行 采用 采取")

    // MARK: Tables

    /// A column 分值 or 权重: its rows add up to the row 合计, or to 100.
    private mutating func read(_ table: TableReader.Table, _ outline: Outline) {
        guard let column = table.header.firstIndex(where: { ["分值", "权重", "标准分", "满分", "分数"].contains($0) }) else {
            return
        }
        var parts: [PolicyPoints] = []
        var total: (value: DecimalValue, line: Int)?
        let isShare = table.header[column] == "权重"
        for row in table.rows where row.cells.count == table.header.count {
            let cell = row.cells[column].replacing("分", with: "").replacing("%", with: "").replacing("％", with: "")
            guard let value = DecimalValue(cell) else { continue }
            let name = row.cells.first { $0.count > 1 && DecimalValue($0) == nil } ?? ""
            let line = outline.paragraphs[row.paragraph].line
            if row.cells.contains(where: { ["合计", "总计", "总分", "小计"].contains($0) }) {
                total = (value, line)
            } else {
                let phrase = outline.paragraphs[row.paragraph].phrase(0..<outline.paragraphs[row.paragraph].text.count)
                parts.append(
                    PolicyPoints(
                        name: name,
                        value: value,
                        unit: isShare ? "%" : "分",
                        level: 1,
                        line: line,
                        phrase: phrase
                    )
                )
            }
        }
        points += parts
        guard parts.count >= 2, let unit = parts.first?.unit else { return }
        let sum = parts.map(\.value.number).reduce(0, +)
        let isFraction = isShare && sum <= 2
        guard let whole = total?.value ?? (isShare ? DecimalValue(isFraction ? 1 : 100) : nil), sum != whole.number
        else {
            return
        }
        let line = total?.line ?? parts[0].line
        discrepancies.append(Discrepancy(.sumMismatch, line: line, "各项合计\(sum)\(unit)，应为\(whole.text)\(unit)"))
    }
}
