import Foundation

/// A queue between many threads that give and some that take.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    // Safe because all that is stored is read and changed while `condition` is held.
    private let condition = NSCondition()
    private let limit: Int
    private var elements: [Element] = []
    /// Where the first element lies; those before it are taken.
    private var start = 0
    private var takers = 0
    private var isClosed = false

    /// Makes a queue that holds up to `limit` elements.
    init(limit: Int) {
        self.limit = limit
    }

    /// Adds an element.
    ///
    /// - Returns: Whether more wait now than there are threads that wait for them.
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    @discardableResult
    func put(_ element: Element) throws(LedgerError) -> Bool {
        try put(contentsOf: CollectionOfOne(element))
    }

    /// Adds several elements, which whoever takes then finds together, or none of them.
    ///
    /// - Returns: Whether more wait now than there are threads that wait for them.
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    @discardableResult
    func put(contentsOf new: some Collection<Element>) throws(LedgerError) -> Bool {
        let waiting = try add(new)
        // Outside the lock, which whoever wakes would only run into.
        if waiting.takers > 0 { condition.signal() }
        return waiting.elements > waiting.takers
    }

    private func add(_ new: some Collection<Element>) throws(LedgerError) -> (elements: Int, takers: Int) {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { throw .closed }
        guard elements.count - start + new.count <= limit else { throw .full(limit: limit) }
        elements.append(contentsOf: new)
        return (elements.count - start, takers)
    }

    /// Waits for elements.
    ///
    /// - Returns: Up to `count` of them; none when the queue is closed and empty.
    func take(upTo count: Int) -> [Element] {
        condition.lock()
        defer { condition.unlock() }
        while elements.count == start {
            if isClosed { return [] }
            takers += 1
            condition.wait()
            takers -= 1
        }
        let end = min(start + count, elements.count)
        let taken = Array(elements[start..<end])
        start = end
        if start == elements.count || start >= limit {
            elements.removeFirst(start)
            start = 0
        }
        return taken
    }

    /// Refuses further elements; those within can still be taken.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        isClosed = true
        condition.broadcast()
    }
}
