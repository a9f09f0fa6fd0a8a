import Synchronization

/// Counts requests and their time by route.
///
/// Routes are known paths, so the table is bounded.
final class RequestMetrics: Sendable {
    /// What is counted together.
    struct Key: Hashable, Sendable {
        var method: String
        var route: String
        /// The class of the status, such as `2xx`.
        var status: String
    }

    /// What has been counted.
    struct Figures: Sendable {
        var count: UInt64 = 0
        var seconds: Double = 0
        /// How many took at most the bound of the same place in ``RequestMetrics/bounds``; the last has no bound.
        var buckets = [UInt64](repeating: 0, count: RequestMetrics.bounds.count + 1)
    }

    /// The bounds of the histogram, in seconds.
    static let bounds: [Double] = [0.001, 0.005, 0.02, 0.1, 0.5, 2]
    /// The most keys; a method that nobody knows could otherwise make new ones for ever.
    static let keyLimit = 1000

    private let figures = Mutex<[Key: Figures]>([:])

    /// Counts one request.
    func count(method: String, route: String, status: Int, took: Duration) {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        let key = Key(method: method, route: route, status: "\(status / 100)xx")
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        figures.withLock { table in
            guard table[key] != nil || table.count < Self.keyLimit else { return }
            table[key, default: Figures()].count += 1
            table[key, default: Figures()].seconds += seconds
            table[key, default: Figures()].buckets[bucket] += 1
        }
    }

    /// All figures, in a steady order.
    var all: [(key: Key, figures: Figures)] {
        figures.withLock { $0 }
            .map { ($0.key, $0.value) }
            .sorted { ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status) }
    }
}
