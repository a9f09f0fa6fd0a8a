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
        let descriptor: Int32
        let use: SocketUse
        var events: Int16
        let ready: (Int16) -> Bool

        /// Whether it may have something that its descriptor does not tell.
        ///
        /// A socket that was found empty is not asked, unless it is also waited for until it can be written.
        var mustBeAsked: Bool { use.isNew || events & Int16(ZMQ_POLLOUT) != 0 }
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
    /// The thread's `pthread_t`; 0 while none runs, since another thread may get the number of one that has ended.
    private let thread = Atomic<UInt>(0)

    private var watches: [Watch] = []
    private var timers: [Timer] = []
    private var idle: [(id: Int, body: () -> Void)] = []
    /// What the thread sleeps on: its own descriptor, then that of each watched socket in order.
    private var items: [pollfd] = []
    private var itemsAreStale = true
    /// The watches whose sockets have something in this turn.
    private var found: [(id: Int, events: Int16)] = []
    private var isContextEnded = false
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

    /// Runs a block at once when the caller is on this thread, and otherwise as soon as the thread comes to it.
    public func perform(_ block: @escaping @Sendable () -> Void) {
        if isCurrent { block() } else { add(.block(block)) }
    }

    /// Whether the caller is on this thread.
    ///
    /// No other thread can find its own number here.
    private var isCurrent: Bool { thread.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// This reactor as an executor.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Whether the caller is on this thread.
    public func isIsolatingCurrentContext() -> Bool? {
        isCurrent
    }

    /// Traps unless the caller is on this thread.
    public func checkIsolated() {
        precondition(isCurrent, "not on the thread of reactor \(name)")
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
    ///   - ready: Reads what is there, up to a bound; called again when something is left.
    /// - Returns: What ``unwatch(_:)`` and ``setInterest(_:reading:writing:)`` need.
    public func watch(_ socket: borrowing Socket, _ ready: @escaping (_ events: Int16) -> Bool) -> Int {
        nextId += 1
        socket.use.isNew = true
        watches.append(
            Watch(
                id: nextId,
                handle: socket.handle,
                descriptor: socket.descriptor,
                use: socket.use,
                events: Int16(ZMQ_POLLIN),
                ready: ready
            )
        )
        itemsAreStale = true
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
        watches[index].use.isNew = true
    }

    /// Chooses whether a watched socket is also waited for until it can be written.
    public func setWriting(_ id: Int, _ isWanted: Bool) {
        guard let index = watches.firstIndex(where: { $0.id == id }) else { return }
        let events = watches[index].events
        let wanted = isWanted ? events | Int16(ZMQ_POLLOUT) : events & ~Int16(ZMQ_POLLOUT)
        guard wanted != events else { return }
        watches[index].events = wanted
        watches[index].use.isNew = true
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
        thread.store(UInt(pthread_self()), ordering: .relaxed)
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
            // Before another thread may start, which writes its own number here.
            if !queue.isRunning { thread.store(0, ordering: .relaxed) }
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

    /// Sleeps until there is something to do, and calls back for the sockets that have something.
    ///
    /// A socket's descriptor tells that something has changed, once: whoever uses the socket may take the news without
    /// knowing. So a socket is asked when its descriptor can be read, and also when it was used since it was last
    /// asked; only then may the thread sleep on the descriptors. Others need not be asked: `zmq_poll`, which asks each
    /// of them twice, takes three times as many system calls for one command.
    private func wait() {
        if itemsAreStale { rebuildItems() }
        for index in watches.indices where watches[index].mustBeAsked { ask(index) }
        let mayWait = found.isEmpty && !isContextEnded
        let timeout = queue.withLock { queue -> Int32 in
            guard mayWait, queue.waiting.isEmpty else { return 0 }
            queue.isAsleep = true
            return pause()
        }
        let count = poll(&items, nfds_t(items.count), timeout)
        queue.withLock { $0.isAsleep = false }
        if count > 0 {
            if items[0].revents != 0 { shim_eventfd_clear(wakeDescriptor) }
            for index in watches.indices where items[index + 1].revents != 0 { ask(index) }
        }
        if isContextEnded {
            // Nothing more will come, and looking again would only spin.
            (watches, found, itemsAreStale) = ([], [], true)
            isContextEnded = false
        }
        callBack()
    }

    private func callBack() {
        guard !found.isEmpty else { return }
        for (id, events) in found {
            // A callback may have ended this watch, or changed what it is for.
            guard let watch = watches.first(where: { $0.id == id }) else { continue }
            guard events & (watch.events | Int16(ZMQ_POLLERR)) != 0 else { continue }
            watch.use.isNew = true
            if watch.ready(events) { watch.use.isNew = true }
        }
        found.removeAll(keepingCapacity: true)
    }

    /// Asks a socket what it has.
    private func ask(_ index: Int) {
        let watch = watches[index]
        watch.use.isNew = false
        var events: Int32 = 0
        var length = MemoryLayout<Int32>.size
        while zmq_getsockopt(watch.handle, ZMQ_EVENTS, &events, &length) != 0 {
            guard zmq_errno() == EINTR else {
                isContextEnded = true
                return
            }
        }
        let wanted = Int16(truncatingIfNeeded: events) & (watch.events | Int16(ZMQ_POLLERR))
        if wanted != 0 { found.append((watch.id, wanted)) }
    }

    private func rebuildItems() {
        items = [pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0)]
        items += watches.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        itemsAreStale = false
    }

    private func pause() -> Int32 {
        guard let due = timers.lazy.map(\.due).min() else { return -1 }
        return Int32(clamping: max(0, due - Self.now()))
    }
}
