import Foundation

/// A chart, and the same numbers as a table for those without one.
public struct Chart: Sendable {
    /// How it is drawn.
    public enum Form: String, Codable, Sendable {
        /// Bars that lie.
        case bars
        /// Bars that lie, each series behind the one before it.
        case stack
        /// Bars that stand.
        case columns
        /// A line over time.
        case line
    }

    /// One series.
    public struct Series: Codable, Sendable {
        /// What it is called.
        public var name: String
        /// The numbers as text, one for each label; `nil` where there is none.
        public var values: [String?]
        /// Its colour in the style, `bad` for what must be seen; `nil` for the next one in order.
        public var tone: String?

        /// Names a series.
        public init(_ name: String, _ values: [String?], tone: Badge.Tone? = nil) {
            self.name = name
            self.values = values
            self.tone = tone?.rawValue
        }
    }

    private struct Drawing: Codable {
        var form: Form
        var unit: String
        var labels: [String]
        var series: [Series]
    }

    /// A row of the table.
    struct Row: Sendable {
        let label: String
        let cells: [String]
    }

    /// Its id on the page.
    public let id: String
    /// What it shows.
    public let title: String
    /// The unit of its numbers.
    public let unit: String
    /// What the chart is drawn from, as JSON.
    let drawing: String
    let heads: [String]
    let rows: [Row]
    let lines: Int

    /// Makes a chart.
    public init(_ id: String, _ title: String, _ form: Form, unit: String, labels: [String], series: [Series]) {
        self.id = id
        self.title = title
        self.unit = unit
        let whole = Drawing(form: form, unit: unit, labels: labels, series: series)
        let bytes = (try? JSONEncoder().encode(whole)) ?? Data("{}".utf8)
        drawing = String(decoding: bytes, as: UTF8.self)
        heads = series.map(\.name)
        rows = labels.enumerated().map { index, label in
            Row(label: label, cells: series.map { $0.values.indices.contains(index) ? $0.values[index] ?? "—" : "—" })
        }
        lines = form == .bars || form == .stack ? max(labels.count, 3) : 10
    }
}
