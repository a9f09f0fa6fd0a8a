/// The threads on which reads run.
final class ReaderThreads: Sendable {
    private let queue: BoundedQueue<@Sendable () -> Void>
    private let threads: [WorkerThread]

    /// Starts the threads.
    init(name: String) {
        let queue = BoundedQueue<@Sendable () -> Void>(limit: LedgerLimits.waitingReads)
        self.queue = queue
        self.threads = (1...LedgerLimits.readers).map { number in
            WorkerThread(name: "\(name)-reader-\(number)") {
                while let read = queue.take(upTo: 1).first { read() }
            }
        }
    }

    /// Runs a read on one of the threads.
    ///
    /// - Throws: ``LedgerError/full(limit:)``, ``LedgerError/closed``.
    func submit(_ read: @escaping @Sendable () -> Void) throws(LedgerError) {
        try queue.put(read)
    }

    /// Lets the threads end once they have carried out what waits.
    func stop() {
        queue.close()
    }

    /// Waits until the threads have ended.
    func join() {
        threads.forEach { $0.join() }
    }
}
