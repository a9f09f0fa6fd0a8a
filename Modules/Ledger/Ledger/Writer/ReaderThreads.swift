import Synchronization

/// The threads on which reads run, each started when a read finds no other free: most modules of a host are asked by
/// one at a time.
final class ReaderThreads: Sendable {
    private let name: String
    private let queue = BoundedQueue<@Sendable () -> Void>(limit: LedgerLimits.waitingReads)
    private let threads = Mutex<[WorkerThread]>([])

    /// Starts nothing yet.
    init(name: String) {
        self.name = name
    }

    /// Runs a read on one of the threads.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    func submit(_ read: @escaping @Sendable () -> Void) throws(LedgerError) {
        try threads.withLock { threads throws(LedgerError) in
            guard try queue.put(read), threads.count < LedgerLimits.readers else { return }
            threads.append(
                WorkerThread(name: "\(name)-reader-\(threads.count + 1)") { [queue] in
                    while let read = queue.take(upTo: 1).first { read() }
                }
            )
        }
    }

    /// Lets the threads end once they have carried out what waits.
    func stop() {
        queue.close()
    }

    /// Waits until the threads have ended.
    func join() {
        threads.withLock { $0 }.forEach { $0.join() }
    }
}
