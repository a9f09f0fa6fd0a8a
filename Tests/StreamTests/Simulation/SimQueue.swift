/// What will happen, by time; what is due at the same time happens in the order in which it was put in.
///
/// A heap of small keys: the events themselves, which are large, do not move.
struct SimQueue {
    private struct Key {
        let time: Int64
        let place: Int

        func isBefore(_ other: Key) -> Bool { time < other.time || (time == other.time && place < other.place) }
    }

    private var heap: [Key] = []
    private var events: [SimEvent] = []

    mutating func put(_ event: SimEvent, at time: Int64) {
        let key = Key(time: time, place: events.count)
        events.append(event)
        heap.append(key)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard key.isBefore(heap[parent]) else { break }
            heap[child] = heap[parent]
            child = parent
        }
        heap[child] = key
    }

    mutating func next() -> (time: Int64, event: SimEvent)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty { sink(last) }
        return (first.time, events[first.place])
    }

    /// Puts a key in the place of the first one and lets it sink to where it belongs.
    private mutating func sink(_ key: Key) {
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(key) else { break }
            heap[parent] = heap[child]
            parent = child
        }
        heap[parent] = key
    }
}
