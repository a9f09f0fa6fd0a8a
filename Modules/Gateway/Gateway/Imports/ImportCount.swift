import Messages

/// What a command of an import did: how many things it made or changed, and how many stood so already.
public struct ImportCount: Sendable, Hashable {
    /// Things that were made or changed.
    public var changed = 0
    /// Things that were so already.
    public var unchanged = 0

    /// Begins with nothing.
    public init() {}

    /// Reads a reply.
    ///
    /// - Parameters:
    ///   - reply: The reply; one that counts nothing changed one thing, unless it says otherwise.
    ///   - rows: How many rows the command was made of.
    public init(_ reply: [UInt8], rows: Int) {
        let value = try? GatewayJSON.decode(JSONValue.self, from: reply)
        func count(_ name: String) -> Int? {
            if case .integer(let count)? = value?[name] { Int(clamping: count) } else { nil }
        }
        if let repeated = count("repeated") {
            // A row that only brings a refund is neither taken nor repeated, and changes something.
            (changed, unchanged) = (max(0, rows - repeated), repeated)
            return
        }
        let counts = ["changed", "registered", "recorded"].compactMap(count)
        if counts.isEmpty {
            let isSame = value?["unchanged"] == true || value?["changed"] == false
            (changed, unchanged) = isSame ? (0, rows) : (1, 0)
        } else {
            changed = counts.reduce(0, +)
            unchanged = count("unchanged") ?? max(0, rows - changed)
        }
    }

    /// Adds another one.
    public static func += (sum: inout ImportCount, other: ImportCount) {
        sum.changed += other.changed
        sum.unchanged += other.unchanged
    }
}
