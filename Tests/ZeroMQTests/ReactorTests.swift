import Synchronization
import Testing
import ZeroMQ

/// One thread that runs jobs and timers in order.
@Suite(.timeLimit(.minutes(1))) struct ReactorTests {
    private actor Worker {
        nonisolated let reactor: Reactor
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
        private(set) var notes: [Int] = []
        private var timers: [Int] = []

        init(_ reactor: Reactor) { self.reactor = reactor }

        func note(_ value: Int) -> Bool {
            notes.append(value)
            return reactor.isIsolatingCurrentContext() == true
        }

        /// Two timers that are due at once; the first ends both.
        func cancelWithinATimer() {
            timers = [
                reactor.every(milliseconds: 0) { [self] in assumeIsolated { $0.endTimers(1) } },
                reactor.every(milliseconds: 0) { [self] in assumeIsolated { $0.endTimers(2) } },
            ]
        }

        private func endTimers(_ note: Int) {
            notes.append(note)
            for timer in timers { reactor.cancelTimer(timer) }
        }

        func countTimer(upTo limit: Int) async {
            var id = 0
            await withCheckedContinuation { done in
                var count = 0
                id = reactor.every(milliseconds: 1) {
                    count += 1
                    if count == limit { done.resume() }
                }
            }
            reactor.cancelTimer(id)
        }

        func waitForIdle() async {
            var id = 0
            await withCheckedContinuation { done in
                var isFirst = true
                id = reactor.onIdle {
                    if isFirst { done.resume() }
                    isFirst = false
                }
            }
            reactor.cancelIdle(id)
        }
    }

    private func turn(_ reactor: Reactor) async {
        await withCheckedContinuation { done in reactor.post { done.resume() } }
    }

    @Test func anActorsJobsRunOnTheReactorsThread() async {
        let reactor = Reactor(name: "test")
        let worker = Worker(reactor)

        #expect(reactor.isIsolatingCurrentContext() == false)
        #expect(await worker.note(1))
        reactor.stop()
    }

    @Test func whatIsPostedRunsInOrderAndIsIsolated() async {
        let reactor = Reactor(name: "test")
        let worker = Worker(reactor)
        for value in 0..<1000 {
            reactor.post { worker.assumeIsolated { _ = $0.note(value) } }
        }
        await turn(reactor)

        #expect(await worker.notes == Array(0..<1000))
        reactor.stop()
    }

    @Test func whatIsPerformedRunsAtOnceOnTheThreadItselfAndInTurnFromElsewhere() async {
        let reactor = Reactor(name: "test")
        let notes = Mutex<[String]>([])
        await withCheckedContinuation { done in
            reactor.post {
                reactor.post {
                    notes.withLock { $0.append("posted") }
                    done.resume()
                }
                reactor.perform { notes.withLock { $0.append("performed") } }
            }
        }
        await withCheckedContinuation { done in reactor.perform { done.resume() } }
        #expect(notes.withLock { $0 } == ["performed", "posted"])
        reactor.stop()
    }

    @Test func manyThreadsMayPost() async {
        let reactor = Reactor(name: "test")
        let worker = Worker(reactor)
        await withTaskGroup { group in
            for lane in 0..<8 {
                group.addTask {
                    for step in 0..<500 {
                        reactor.post { worker.assumeIsolated { _ = $0.note(lane * 1000 + step) } }
                    }
                }
            }
        }
        await turn(reactor)

        let notes = await worker.notes
        #expect(notes.count == 4000)
        for lane in 0..<8 {
            #expect(notes.filter { $0 / 1000 == lane } == (0..<500).map { lane * 1000 + $0 })
        }
        reactor.stop()
    }

    @Test func aTimerFiresAgainAndAgain() async {
        let reactor = Reactor(name: "test")
        await Worker(reactor).countTimer(upTo: 5)
        reactor.stop()
    }

    @Test func aTimerThatAnotherTimerEndsDoesNotFire() async {
        let reactor = Reactor(name: "test")
        let worker = Worker(reactor)
        await worker.cancelWithinATimer()
        for _ in 0..<5 { await turn(reactor) }

        #expect(await worker.notes == [1])
        reactor.stop()
    }

    @Test func whatWaitsForIdlenessIsCalledBeforeEachWait() async {
        let reactor = Reactor(name: "test")
        await Worker(reactor).waitForIdle()
        reactor.stop()
    }

    // MARK: Stopping

    @Test func whatWasEnqueuedBeforeTheStopIsRun() async {
        let reactor = Reactor(name: "test")
        let ran = Mutex(0)
        await withCheckedContinuation { done in
            for _ in 0..<100 { reactor.post { ran.withLock { $0 += 1 } } }
            reactor.post { done.resume() }
            reactor.stop()
        }

        #expect(ran.withLock { $0 } == 100)
    }

    @Test func whatComesAfterTheStopIsRunTooSoThatNobodyWaitsForEver() async {
        let reactor = Reactor(name: "test")
        let worker = Worker(reactor)
        reactor.stop()

        for value in 0..<50 { #expect(await worker.note(value)) }
        await turn(reactor)
        #expect(await worker.notes == Array(0..<50))
    }

    @Test func aStoppedReactorIsLetGoOfWithItsTimers() async {
        let reactor = Reactor(name: "test")
        await withCheckedContinuation { gone in
            let witness = Witness { gone.resume() }
            reactor.post {
                _ = reactor.every(milliseconds: 60_000) { witness.stay() }
                reactor.stop()
            }
        }
    }

    private final class Witness: Sendable {
        private let gone: @Sendable () -> Void

        init(_ gone: @escaping @Sendable () -> Void) { self.gone = gone }

        deinit { gone() }

        func stay() {}
    }
}
