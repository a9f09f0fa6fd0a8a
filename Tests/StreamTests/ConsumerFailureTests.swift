import Stream
import Testing

/// Rules C9 and C10 and the fence: what happens when something does not work.
@Suite struct ConsumerFailureTests {
    private func applying(_ count: UInt64, attempts: Int = 3) -> ConsumerHarness {
        var settings = ConsumerSettings()
        settings.attempts = attempts
        var consumer = ConsumerHarness.following(at: 0, settings)
        for sequence in 1...count { consumer.event(sequence) }
        _ = consumer.tick()
        return consumer
    }

    @Test func aTransientFailureIsTriedAgainForEverAndNothingIsSkipped() {
        var consumer = applying(2, attempts: 1)
        for _ in 1...50 {
            consumer.core.applyFailed(at: 1, .transient)
            #expect(consumer.tick() == [])
            consumer.heartbeat(2)
            #expect(consumer.tick(after: 10_000) == ["apply a0>a2 [1 2]"])
        }
    }

    @Test func aRefusedEventGoesToTheDeadLettersAfterKTriesAndTheOthersAreApplied() {
        var consumer = applying(5)
        consumer.core.applyFailed(at: 3, .deterministic)
        #expect(consumer.tick() == ["apply a0>a2 [1 2]"])
        consumer.applied(2)
        #expect(consumer.tick() == ["apply a2>a3 [3]"])
        consumer.core.applyFailed(at: 3, .deterministic)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 100) == ["apply a2>a3 [3]"])
        consumer.core.applyFailed(at: 3, .deterministic)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 200) == ["bury [3] after 3"])
        consumer.applied(3)
        #expect(consumer.tick() == ["apply a3>a5 [4 5]"])
        #expect(consumer.core.counters.buried == 1)
    }

    @Test func aBurialThatFailsIsTriedAgain() {
        var consumer = applying(1, attempts: 1)
        consumer.core.applyFailed(at: 1, .deterministic)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 100) == ["bury [1] after 1"])
        consumer.core.applyFailed(at: 1, .transient)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 200) == ["bury [1] after 1"])
    }

    @Test func transientFailuresDoNotCountAsTries() {
        var consumer = applying(1, attempts: 2)
        consumer.core.applyFailed(at: 1, .deterministic)
        for _ in 1...5 {
            consumer.heartbeat(1)
            #expect(consumer.tick() == [])
            #expect(consumer.tick(after: 2900) == ["apply a0>a1 [1]"])
            consumer.core.applyFailed(at: 1, .transient)
        }
    }

    @Test func aPartOfABatchMayBeApplied() {
        var consumer = applying(4)
        consumer.applied(2)
        #expect(consumer.tick() == ["apply a2>a4 [3 4]"])
    }

    @Test func aFencedConsumerStopsUntilItHasTheStoredCursor() {
        var consumer = applying(2)
        consumer.core.fenced()
        #expect(consumer.tick() == ["alarm fenced a0"])
        consumer.event(3)
        #expect(consumer.tick(after: 10_000) == [])
        consumer.core.start(cursor: StreamPosition(epoch: ConsumerHarness.epoch, sequence: 2))
        #expect(consumer.tick() == ["ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 3))
        #expect(consumer.tick() == ["fetch 2"])
    }

    @Test func aStoppedConsumerStartsAgainWhenTold() {
        var consumer = ConsumerHarness.following(at: 8, head: 7)
        #expect(consumer.tick() == ["alarm rewound"])
        consumer.core.start(cursor: nil)
        #expect(consumer.core.stopped == nil)
        #expect(consumer.tick(after: 100) == ["ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 7))
        #expect(consumer.tick() == ["fetch 0"])
    }

    @Test func failedFetchesBackOffWithJitterUpToALimit() {
        var settings = ConsumerSettings()
        settings.staleAfter = 1_000_000
        var consumer = ConsumerHarness.following(at: 0, head: 5, settings)
        #expect(consumer.tick() == ["fetch 0"])
        var delays: [Int64] = []
        for _ in 1...12 {
            consumer.core.fetchFailed()
            guard let wish = consumer.wish() else { break }
            delays.append(wish - consumer.now)
            #expect(consumer.tick(after: wish - consumer.now) == ["fetch 0"])
        }
        #expect(delays.count == 12)
        for (index, delay) in delays.enumerated() {
            let longest = min(settings.firstDelay << Int64(index), settings.longestDelay)
            #expect((longest / 2...longest).contains(delay))
        }
        #expect(Set(delays.suffix(4)).count > 1)
    }

    @Test func questionsAreNotAskedFasterThanThePause() {
        var consumer = ConsumerHarness.following(at: 3)
        var asked = 0
        for sequence in 1...500 {
            consumer.event(UInt64(sequence), epoch: 0xF)
            guard consumer.tick(after: 1).contains("ask") else { continue }
            asked += 1
            consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 3))
        }
        #expect((4...5).contains(asked))
    }

    @Test func aClockSetBackDoesNotStretchABackOff() {
        var consumer = ConsumerHarness.following(at: 0, head: 5)
        #expect(consumer.tick() == ["fetch 0"])
        consumer.core.fetchFailed()
        _ = consumer.tick()
        #expect(consumer.tick(after: -86_400_000) == [])
        #expect(consumer.tick(after: 50) == ["fetch 0"])
    }

    @Test func answersToNothingAreIgnored() {
        var consumer = ConsumerHarness.following(at: 3)
        consumer.page(after: 3, 4...5, head: 5)
        consumer.core.state(StreamState(epoch: 0xF, head: 1))
        consumer.applied(9)
        consumer.core.fetchFailed()
        consumer.core.stateFailed()
        consumer.core.fenced()
        #expect(consumer.tick() == [])
        #expect(consumer.core.cursor?.sequence == 3)
        #expect(consumer.core.isFollowing)
    }

    @Test func theLivePathDoesNotMoveTheTimer() {
        var consumer = ConsumerHarness.following(at: 0)
        for sequence in 1...100 {
            consumer.event(UInt64(sequence))
            consumer.now += 1
            #expect(consumer.wish() == nil)
            consumer.applied(UInt64(sequence))
        }
    }

    @Test func alarmsSayWhatHappenedAndWhatToDo() {
        let cursor = StreamPosition(epoch: 0xA, sequence: 8)
        let state = StreamState(epoch: 0xB, head: 5, floor: 2, parentEpoch: 0xA, fork: 5)
        let texts: [(StreamAlarm, [String])] = [
            (.rewound(cursor: cursor, source: state), ["000000000000000a-8", "Restore this module"]),
            (.unknownEpoch(cursor: cursor, source: state), ["does not descend", "rebuild it"]),
            (.belowFloor(next: 1, source: state), ["Event 1 is needed", "after 2", "snapshot"]),
            (.stale(silentMilliseconds: 3000), ["3000 ms", "socket"]),
            (.fenced(expected: nil), ["absent", "Stop one of them"]),
        ]
        for (alarm, parts) in texts {
            for part in parts { #expect("\(alarm)".contains(part)) }
        }
    }
}
