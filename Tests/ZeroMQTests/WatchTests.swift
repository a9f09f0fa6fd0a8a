import Synchronization
import Testing
import ZeroMQ

/// Watching sockets while the set of watched ones changes.
@Suite(.timeLimit(.minutes(1))) struct WatchTests {
    /// Two connected sockets, on the reactor's thread.
    private final class Pair {
        let near: Socket
        let far: Socket
        var watch = 0

        init(_ context: Context, _ name: String) throws {
            near = try Socket(context, .dealer)
            far = try Socket(context, .dealer)
            try near.bind("inproc://\(name)")
            try far.connect("inproc://\(name)")
        }
    }

    private actor Room {
        nonisolated let reactor = Reactor(name: "test")
        nonisolated var unownedExecutor: UnownedSerialExecutor { reactor.asUnownedSerialExecutor() }
        private let context: Context
        private var pairs: [Pair] = []
        private var calls: [Int] = []

        init() throws { context = try Context() }

        deinit { reactor.stop() }

        private func open(_ count: Int) throws {
            pairs = try (0..<count).map { try Pair(context, "pair\($0)") }
        }

        /// Reads what comes, and tells it.
        func echo(_ texts: [String]) async throws -> [String] {
            try open(1)
            let pair = pairs[0]
            var got: [String] = []
            return try await withCheckedThrowingContinuation { done in
                pair.watch = reactor.watch(pair.near) { [self] _ in
                    got += (try? receive(pair.near)) ?? []
                    if got.count == texts.count {
                        done.resume(returning: got)
                        reactor.unwatch(pair.watch)
                    }
                    return false
                }
                do { for text in texts { try send([text], on: pair.far) } } catch { done.resume(throwing: error) }
            }
        }

        /// The first of two readable sockets never reads, and changes its interest at each call.
        func starve() async throws {
            try open(2)
            let (restless, patient) = (pairs[0], pairs[1])
            try send(["unread"], on: restless.far)
            try send(["read"], on: patient.far)
            restless.watch = reactor.watch(restless.near) { [self] _ in
                reactor.setInterest(restless.watch, reading: true, writing: false)
                return true
            }
            await withCheckedContinuation { done in
                patient.watch = reactor.watch(patient.near) { [self] _ in
                    reactor.unwatch(patient.watch)
                    done.resume()
                    return false
                }
            }
            reactor.unwatch(restless.watch)
        }

        /// The first of three readable sockets closes the second.
        func closeAnotherWithin() async throws -> [Int] {
            try open(3)
            for pair in pairs { try send(["there"], on: pair.far) }
            await withCheckedContinuation { done in
                for (index, pair) in pairs.enumerated() {
                    pair.watch = reactor.watch(pair.near) { [self] _ in
                        assumeIsolated { $0.called(index) }
                        if index == 2 { done.resume() }
                        return false
                    }
                }
            }
            defer { for pair in pairs { reactor.unwatch(pair.watch) } }
            return calls
        }

        private func called(_ index: Int) {
            calls.append(index)
            reactor.unwatch(pairs[index == 0 ? 0 : pairs.count - 1].watch)
            guard index == 0 else { return }
            reactor.unwatch(pairs[1].watch)
            pairs.remove(at: 1)
        }

        /// A callback watches a further socket that has something to read.
        func watchWithin() async throws {
            try open(2)
            let (first, second) = (pairs[0], pairs[1])
            try send(["there"], on: first.far)
            try send(["there"], on: second.far)
            await withCheckedContinuation { done in
                first.watch = reactor.watch(first.near) { [self] _ in
                    reactor.unwatch(first.watch)
                    second.watch = reactor.watch(second.near) { [self] _ in
                        reactor.unwatch(second.watch)
                        done.resume()
                        return false
                    }
                    return false
                }
            }
        }

        /// A socket whose reading was turned off is not called; turned on again, it is.
        func pause() async throws -> [Int] {
            try open(2)
            let (paused, other) = (pairs[0], pairs[1])
            paused.watch = reactor.watch(paused.near) { [self] _ in
                assumeIsolated { $0.calls.append(0) }
                _ = try? receive(paused.near)
                reactor.setInterest(paused.watch, reading: false, writing: false)
                return false
            }
            try send(["one"], on: paused.far)
            try send(["two"], on: paused.far)
            await arrival(other, "first")
            calls.append(1)
            reactor.setInterest(paused.watch, reading: true, writing: false)
            await arrival(other, "second")
            reactor.unwatch(paused.watch)
            return calls
        }

        private func arrival(_ pair: Pair, _ text: String) async {
            await withCheckedContinuation { done in
                pair.watch = reactor.watch(pair.near) { [self] _ in
                    _ = try? receive(pair.near)
                    reactor.unwatch(pair.watch)
                    done.resume()
                    return false
                }
                try? send([text], on: pair.far)
            }
        }

        /// A message comes, and before the reactor looks, the socket it came to is used for sending: libzmq takes the
        /// news of the message on the way, and nothing on the descriptor tells of it any more.
        func sendBeforeReading() async throws -> [String] {
            try open(1)
            let pair = pairs[0]
            await arrival(pair, "first")
            return try await withCheckedThrowingContinuation { done in
                pair.watch = reactor.watch(pair.near) { [self] _ in
                    guard let got = try? receive(pair.near), !got.isEmpty else { return false }
                    reactor.unwatch(pair.watch)
                    done.resume(returning: got)
                    return false
                }
                reactor.post { [self] in assumeIsolated { $0.exchange(done) } }
            }
        }

        private func exchange(_ done: CheckedContinuation<[String], any Error>) {
            let pair = pairs[0]
            // libzmq looks for news in a sending only when it has not looked for a millisecond.
            let end = Reactor.now() + 5
            while Reactor.now() < end {}
            do {
                try send(["news"], on: pair.far)
                try send(["sent"], on: pair.near)
            } catch {
                reactor.unwatch(pair.watch)
                done.resume(throwing: error)
            }
        }

        func writable() async throws {
            try open(1)
            let pair = pairs[0]
            await withCheckedContinuation { done in
                pair.watch = reactor.watch(pair.near) { [self] _ in
                    reactor.unwatch(pair.watch)
                    done.resume()
                    return false
                }
                reactor.setWriting(pair.watch, true)
            }
        }
    }

    @Test func whatComesIsReadInOrder() async throws {
        let texts = (0..<200).map(String.init)
        #expect(try await Room().echo(texts) == texts)
    }

    @Test func aSocketIsNotStarvedByOneThatKeepsChangingItsInterest() async throws {
        try await Room().starve()
    }

    @Test func aSocketThatACallbackClosesIsNotCalled() async throws {
        #expect(try await Room().closeAnotherWithin() == [0, 2])
    }

    @Test func aSocketThatACallbackWatchesIsCalled() async throws {
        try await Room().watchWithin()
    }

    @Test func aPausedSocketIsNotCalledUntilItIsWatchedAgain() async throws {
        #expect(try await Room().pause() == [0, 1, 0])
    }

    @Test func newsThatASendingTookIsNotLost() async throws {
        #expect(try await Room().sendBeforeReading() == ["news"])
    }

    @Test func aSocketCanBeWaitedForUntilItCanBeWritten() async throws {
        try await Room().writable()
    }
}
