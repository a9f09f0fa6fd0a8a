/// Consecutive events in memory, with limits in number and bytes.
@usableFromInline
struct HeldEvents<Payload: Sendable>: Sendable {
    @usableFromInline var items: [StreamItem<Payload>] = []
    @usableFromInline var bytes = 0

    @inlinable
    init() {}

    @inlinable
    var isEmpty: Bool { items.isEmpty }

    /// Whether one more may come.
    ///
    /// A single event always may, however large.
    @inlinable
    func hasRoom(_ settings: ConsumerSettings) -> Bool {
        items.count < settings.heldEvents && (bytes < settings.heldBytes || items.isEmpty)
    }

    /// Whether a whole page may come.
    @inlinable
    func hasRoomForPage(_ settings: ConsumerSettings) -> Bool {
        items.isEmpty || (items.count + settings.pageEvents <= settings.heldEvents && bytes <= settings.heldBytes / 2)
    }

    @inlinable
    mutating func append(_ item: StreamItem<Payload>) {
        items.append(item)
        bytes += item.bytes
    }

    /// Forgets the events up to a sequence.
    @inlinable
    mutating func remove(through sequence: UInt64) {
        guard let first = items.first?.sequence, sequence >= first else { return }
        let count = Int(min(sequence - first + 1, UInt64(items.count)))
        guard count < items.count else { return removeAll() }
        bytes -= items[..<count].reduce(0) { $0 + $1.bytes }
        items.removeFirst(count)
    }

    @inlinable
    mutating func removeAll() {
        items = []
        bytes = 0
    }
}
