import Dispatch
import Foundation

/// A thread of our own, so that waiting for a disk does not hold one of the few threads of Swift's concurrency.
final class WorkerThread: Sendable {
    private let ended = DispatchGroup()

    /// Starts a thread.
    init(name: String, _ body: @escaping @Sendable () -> Void) {
        let ended = self.ended
        ended.enter()
        let thread = Thread {
            body()
            ended.leave()
        }
        thread.name = name
        thread.start()
    }

    /// Waits until the thread has ended.
    ///
    /// Not to be called on it.
    func join() {
        ended.wait()
    }
}
