import ECommerceMessages
import Messages

/// What is wrong with the rows of an upload: the first ones by name, all by number.
struct OrderFaults {
    private(set) var named: [Problem.Fault] = []
    /// The rows at fault.
    private(set) var rows: Set<Int> = []

    mutating func add(_ place: String, row: Int, _ message: String) {
        rows.insert(row)
        if named.count < OrderLimits.namedFaults { named.append(.init(pointer: place, message: message)) }
    }

    /// The problem that names them; `nil` when nothing is wrong.
    func problem(of all: Int) -> Problem? {
        guard !rows.isEmpty else { return nil }
        return Problem(
            ECommerceCode.badRows,
            .invalid,
            "\(rows.count) of \(all) rows are wrong; nothing was taken.",
            remedy:
                "Correct the named rows (the first \(OrderLimits.namedFaults) faults are named) and send all again.",
            errors: named
        )
    }
}
