import Dispatch
import Synchronization

/// A place for one result that somebody waits for.
final class Answer: Sendable {
    private let ready = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<[UInt8], PluginFault>?>(nil)

    /// Puts the result there.
    func fill(_ result: Result<[UInt8], PluginFault>) {
        self.result.withLock { $0 = result }
        ready.signal()
    }

    /// Waits for it, blocking the thread.
    func wait() -> Result<[UInt8], PluginFault> {
        ready.wait()
        return result.withLock { $0 } ?? .failure(PluginFault(.stopped, "No result was left."))
    }
}
