import CZeroMQ
import Glibc
import Synchronization

/// One thread that owns sockets.
///
/// It is the executor of the actors that own them, so the compiler proves what libzmq only asks for: that a socket is
/// touched by one thread. Tasks that do little but ask may prefer it too, and save a change of thread on each way.
///
/// The thread runs what was enqueued, then timers, then ``onIdle``, then waits for sockets. Nothing that runs here may
/// block.
public final class Reactor: SerialExecutor, TaskExecutor, @unchecked Sendable {
    // Safe because `queue` is behind a mutex, and everything else is touched only by the reactor's own thread (checked
    // by `preconditionIsolated`) or before it starts.

    private enum Work {
        case job(UnownedJob)
        case block(@Sendable () -> Void)
    }

    private struct Queue: ~Copyable {
        var waiting: [Work] = []
        var isAsleep = false
        var isStopped = false
        var isRunning = true
    }

    private struct Watch {
        let id: Int
        let handle: UnsafeMutableRawPointer
        var events: Int16
        let ready: (Int16) -> Bool
    }

    private struct Timer {
        let id: Int
        let intervalMilliseconds: Int64
        var due: Int64
        let fire: () -> Void
    }

    private let name: String
    private let wakeDescriptor: Int32
    private let queue = Mutex(Queue())
    private let threadIdentity = Mutex<pthread_t?>(nil)

    private var watches: [Watch] = []
    private var timers: [Timer] = []
    private var idle: [(id: Int, body: () -> Void)] = []
    private var items: [zmq_pollitem_t] = []
    /// The watches that the items after the first belong to.
    private var itemIds: [Int] = []
    private var itemsAreStale = true
    private var hasUnread = false
    private var nextId = 0

    /// Starts the thread.
    ///
    /// - Parameter name: The thread's name, at most 15 bytes.
    public init(name: String) {
        self.name = name
        wakeDescriptor = shim_eventfd()
        precondition(wakeDescriptor >= 0, "no file descriptor for a reactor")
        startThread()
    }

    private func startThread() {
        var thread = pthread_t()
        let started = pthread_create(
            &thread,
            nil,
            { argument in
                if let argument { Unmanaged<Reactor>.fromOpaque(argument).takeRetainedValue().loop() }
                return nil
            },
            Unmanaged.passRetained(self).toOpaque()
        )
        precondition(started == 0, "no thread for a reactor")
        pthread_detach(thread)
    }

    deinit {
        close(wakeDescriptor)
    }

    // MARK: From any thread

    /// Runs an actor's job on this thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        add(.job(UnownedJob(job)))
    }

    /// Runs a block on this thread.
    public func post(_ block: @escaping @Sendable () -> Void) {
        add(.block(block))
    }

    /// This reactor as an executor.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Whether the caller is on this thread.
    public func isIsolatingCurrentContext() -> Bool? {
        threadIdentity.withLock { $0.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
    }

    /// Traps unless the caller is on this thread.
    public func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the thread of reactor \(name)")
    }

    /// Lets the thread end after what is enqueued now.
    ///
    /// What comes later still runs, for as long as it takes on a thread of its own: whoever waits for it must not wait
    /// for ever. Sockets are no longer looked at, and timers no longer fire.
    public func stop() {
        post { [self] in queue.withLock { $0.isStopped = true } }
    }

    private func add(_ work: Work) {
        let (mustWake, mustStart) = queue.withLock { queue in
            queue.waiting.append(work)
            defer { (queue.isAsleep, queue.isRunning) = (false, true) }
            return (queue.isAsleep, !queue.isRunning)
        }
        if mustWake { shim_eventfd_signal(wakeDescriptor) }
        if mustStart { startThread() }
    }

    // MARK: On the reactor's thread only

    /// Calls back whenever a socket can be read (or written).
    ///
    /// - Parameters:
    ///   - socket: The socket; it must be unwatched before it is closed.
    ///   - ready: Reads what is there, up to a bound, and says whether something may be left.
    /// - Returns: What ``unwatch(_:)`` and ``setInterest(_:reading:writing:)`` need.
    public func watch(_ socket: borrowing Socket, _ ready: @escaping (_ events: Int16) -> Bool) -> Int {
        nextId += 1
        watches.append(Watch(id: nextId, handle: socket.handle, events: Int16(ZMQ_POLLIN), ready: ready))
        itemsAreStale = true
        hasUnread = true
        return nextId
    }

    /// Stops calling back.
    public func unwatch(_ id: Int) {
        watches.removeAll { $0.id == id }
        itemsAreStale = true
    }

    /// Chooses what a watched socket is waited for.
    ///
    /// A socket that is not read from holds back its peers: back-pressure.
    public func setInterest(_ id: Int, reading: Bool, writing: Bool) {
        guard let index = watches.firstIndex(where: { $0.id == id }) else { return }
        watches[index].events = Int16((reading ? ZMQ_POLLIN : 0) | (writing ? ZMQ_POLLOUT : 0))
        itemsAreStale = true
        hasUnread = true
    }

    /// Chooses whether a watched socket is also waited for until it can be written.
    public func setWriting(_ id: Int, _ isWanted: Bool) {
        guard let index = watches.firstIndex(where: { $0.id == id }) else { return }
        let events = watches[index].events
        let wanted = isWanted ? events | Int16(ZMQ_POLLOUT) : events & ~Int16(ZMQ_POLLOUT)
        guard wanted != events else { return }
        watches[index].events = wanted
        itemsAreStale = true
    }

    /// Calls back again and again.
    ///
    /// - Returns: What ``cancelTimer(_:)`` needs.
    public func every(milliseconds: Int64, _ fire: @escaping () -> Void) -> Int {
        nextId += 1
        timers.append(
            Timer(id: nextId, intervalMilliseconds: milliseconds, due: Self.now() + milliseconds, fire: fire)
        )
        return nextId
    }

    /// Ends a timer.
    public func cancelTimer(_ id: Int) {
        timers.removeAll { $0.id == id }
    }

    /// Calls back before each wait: the moment to send what was packed meanwhile.
    ///
    /// - Returns: What ``cancelIdle(_:)`` needs.
    public func onIdle(_ body: @escaping () -> Void) -> Int {
        nextId += 1
        idle.append((nextId, body))
        return nextId
    }

    /// Ends what ``onIdle(_:)`` began.
    public func cancelIdle(_ id: Int) {
        idle.removeAll { $0.id == id }
    }

    /// Milliseconds of a clock that only goes forward.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private func loop() {
        threadIdentity.withLock { $0 = pthread_self() }
        shim_name_thread(String(name.prefix(15)))
        var batch: [Work] = []
        while true {
            queue.withLock { swap(&$0.waiting, &batch) }
            run(batch)
            batch.removeAll(keepingCapacity: true)
            fireTimers()
            for entry in idle { entry.body() }
            if isOver() { break }
            wait()
        }
    }

    /// Whether the thread may end: it was stopped, and nothing is left to run.
    private func isOver() -> Bool {
        guard queue.withLock({ $0.isStopped }) else { return false }
        (watches, timers, idle, itemsAreStale) = ([], [], [], true)
        return queue.withLock { queue in
            queue.isRunning = !queue.waiting.isEmpty
            return !queue.isRunning
        }
    }

    private func run(_ batch: [Work]) {
        for work in batch {
            switch work {
            case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
            case .block(let block): block()
            }
        }
    }

    private func fireTimers() {
        guard !timers.isEmpty else { return }
        let now = Self.now()
        for timer in timers where timer.due <= now {
            // One that fired before it may have ended it.
            guard let index = timers.firstIndex(where: { $0.id == timer.id }) else { continue }
            timers[index].due = now + timer.intervalMilliseconds
            timer.fire()
        }
    }

    private func wait() {
        if itemsAreStale { rebuildItems() }
        let mayWait = !hasUnread
        let timeout = queue.withLock { queue -> Int in
            guard mayWait, queue.waiting.isEmpty else { return 0 }
            queue.isAsleep = true
            return pause()
        }
        let count = zmq_poll(&items, Int32(items.count), timeout)
        let isContextEnded = count < 0 && zmq_errno() == ETERM
        queue.withLock { $0.isAsleep = false }
        hasUnread = false
        if isContextEnded {
            // The context was ended under us: nothing more will come, and polling would only spin.
            watches = []
            itemsAreStale = true
        }
        guard count > 0 else { return }
        if items[0].revents != 0 {
            shim_eventfd_clear(wakeDescriptor)
        }
        for (id, item) in zip(itemIds, items.dropFirst()) where item.revents != 0 {
            // A callback may have ended this watch, or changed what it is for.
            guard let watch = watches.first(where: { $0.id == id }) else { continue }
            let events = item.revents & (watch.events | Int16(ZMQ_POLLERR))
            if events != 0, watch.ready(events) { hasUnread = true }
        }
    }

    private func rebuildItems() {
        items = [zmq_pollitem_t(socket: nil, fd: wakeDescriptor, events: Int16(ZMQ_POLLIN), revents: 0)]
        items += watches.map { zmq_pollitem_t(socket: $0.handle, fd: 0, events: $0.events, revents: 0) }
        itemIds = watches.map(\.id)
        itemsAreStale = false
    }

    private func pause() -> Int {
        guard let due = timers.map(\.due).min() else { return -1 }
        return max(0, Int(due - Self.now()))
    }
}
