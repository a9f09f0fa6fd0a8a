/// Consecutive events in memory, with limits in number and bytes.
struct HeldEvents<Payload: Sendable>: Sendable {
    private(set) var items: [StreamItem<Payload>] = []
    private(set) var bytes = 0

    var isEmpty: Bool { items.isEmpty }

    /// Whether one more may come. A single event always may, however large.
    func hasRoom(_ settings: ConsumerSettings) -> Bool {
        items.count < settings.heldEvents && (bytes < settings.heldBytes || items.isEmpty)
    }

    /// Whether a whole page may come.
    func hasRoomForPage(_ settings: ConsumerSettings) -> Bool {
        items.isEmpty || (items.count + settings.pageEvents <= settings.heldEvents && bytes <= settings.heldBytes / 2)
    }

    mutating func append(_ item: StreamItem<Payload>) {
        items.append(item)
        bytes += item.bytes
    }

    /// Forgets the events up to a sequence.
    mutating func remove(through sequence: UInt64) {
        guard let first = items.first?.sequence, sequence >= first else { return }
        let count = Int(min(sequence - first + 1, UInt64(items.count)))
        guard count < items.count else { return removeAll() }
        bytes -= items[..<count].reduce(0) { $0 + $1.bytes }
        items.removeFirst(count)
    }

    mutating func removeAll() {
        items = []
        bytes = 0
    }
}
