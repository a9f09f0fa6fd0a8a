import Dispatch
import Foundation
import Synchronization

/// A thread of one plugin: it runs one call at a time, and is given up when a call is late.
///
/// A thread cannot be ended from outside, so one that hangs is left where it is; it holds nothing that the host needs.
final class PluginThread: Sendable {
    /// The most calls that wait; one more is refused as ``PluginFault/Code/busy``.
    static let waitingLimit = 1024

    /// One call: what runs on the thread, and who is told, exactly once.
    private struct Call: Sendable {
        let deadline: Duration
        let work: @Sendable () -> Result<[UInt8], PluginFault>
        let done: @Sendable (Result<[UInt8], PluginFault>) -> Void
    }

    private struct Line {
        var waiting: [Call] = []
        var running: Call?
        /// How many calls have begun; tells a deadline which call it was for.
        var begun: UInt64 = 0
        /// Why no call is taken any more.
        var refusal: PluginFault?
    }

    private let name: String
    private let line = Mutex(Line())
    private let signal = DispatchSemaphore(value: 0)
    /// Of its own, so that deadlines pass also when the common pool is full of callers that block.
    private let deadlines: DispatchQueue

    /// Starts the thread.
    init(name: String) {
        self.name = name
        self.deadlines = DispatchQueue(label: "plugin-deadlines.\(name)")
        let thread = Thread { [weak self, signal] in
            while true {
                signal.wait()
                guard let self, self.runNext() else { return }
            }
        }
        thread.name = "plugin-\(name)"
        thread.start()
    }

    deinit {
        signal.signal()
    }

    /// Whether calls are taken.
    var refusal: PluginFault? { line.withLock { $0.refusal } }

    /// Runs work on the thread, after all that waits.
    ///
    /// - Parameters:
    ///   - deadline: How long the work may take once it has begun.
    ///   - work: What runs on the thread.
    ///   - done: Told the result, exactly once, on any thread; ``PluginFault/Code/late`` when the work took too long.
    func enqueue(
        within deadline: Duration,
        _ work: @escaping @Sendable () -> Result<[UInt8], PluginFault>,
        done: @escaping @Sendable (Result<[UInt8], PluginFault>) -> Void
    ) {
        let refusal: PluginFault? = line.withLock { line in
            if let refusal = line.refusal { return refusal }
            guard line.waiting.count < Self.waitingLimit else {
                return PluginFault(.busy, "\(Self.waitingLimit) calls to '\(name)' wait already; ask again later.")
            }
            line.waiting.append(Call(deadline: deadline, work: work, done: done))
            return nil
        }
        if let refusal { return done(.failure(refusal)) }
        signal.signal()
    }

    /// Takes no more calls and refuses those that wait.
    ///
    /// The thread ends once the call under way has returned.
    func close(_ refusal: PluginFault) {
        let waiting: [Call] = line.withLock { line in
            if line.refusal == nil { line.refusal = refusal }
            defer { line.waiting = [] }
            return line.waiting
        }
        for call in waiting { call.done(.failure(refusal)) }
        signal.signal()
    }

    /// Runs the next call; `false` ends the thread.
    private func runNext() -> Bool {
        let next: (call: Call, number: UInt64)? = line.withLock { line in
            guard !line.waiting.isEmpty else { return nil }
            let call = line.waiting.removeFirst()
            line.running = call
            line.begun += 1
            return (call, line.begun)
        }
        guard let next else { return refusal == nil }
        let guardian = DispatchWorkItem { [weak self] in self?.giveUp(on: next.number, after: next.call.deadline) }
        deadlines.asyncAfter(deadline: .now() + next.call.deadline.seconds, execute: guardian)
        let result = next.call.work()
        guardian.cancel()
        return finish(next.number, result)
    }

    /// Tells the result, unless the call was given up meanwhile.
    private func finish(_ number: UInt64, _ result: Result<[UInt8], PluginFault>) -> Bool {
        let call: Call? = line.withLock { line in
            guard line.begun == number, let running = line.running else { return nil }
            line.running = nil
            return running
        }
        call?.done(result)
        return call != nil
    }

    private func giveUp(on number: UInt64, after deadline: Duration) {
        let late: Call? = line.withLock { line in
            guard line.begun == number, let running = line.running else { return nil }
            line.running = nil
            return running
        }
        guard let late else { return }
        let fault = PluginFault(.late, "'\(name)' did not answer within \(deadline); it is not called again.")
        close(PluginFault(.stopped, "'\(name)' was given up because it did not answer within \(deadline)."))
        late.done(.failure(fault))
    }
}

extension Duration {
    /// The length in seconds, for timers.
    var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
