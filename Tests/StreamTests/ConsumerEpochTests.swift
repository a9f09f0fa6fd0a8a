import Stream
import Testing

/// Rules C1, C5 to C8 and the fork rule: another epoch, a lost tail, a rewind, the floor, silence, the start.
@Suite struct ConsumerEpochTests {
    private static let restored: UInt64 = 0xB

    private func restored(fork: UInt64, head: UInt64, parent: UInt64 = ConsumerHarness.epoch) -> StreamState {
        StreamState(epoch: Self.restored, head: head, parentEpoch: parent, fork: fork)
    }

    @Test func aLateEventOfAnotherEpochIsDroppedWhenTheSourceSaysSo() {
        var consumer = ConsumerHarness.following(at: 3)
        _ = consumer.tick()
        consumer.event(4, epoch: 0xF)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 3))
        #expect(consumer.tick() == [])
        consumer.event(4)
        #expect(consumer.tick() == ["apply a3>a4 [4]"])
    }

    @Test(
        arguments: [
            (3, 5, "apply a3>b3 []"), (5, 5, "apply a5>b5 []"), (6, 5, "alarm rewound"),
        ] as [(UInt64, UInt64, String)]
    )
    func aRestoredSourceIsFollowedUpToItsFork(cursor: UInt64, fork: UInt64, expected: String) {
        var consumer = ConsumerHarness.following(at: cursor)
        _ = consumer.tick()
        consumer.heartbeat(5, epoch: Self.restored)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.state(restored(fork: fork, head: fork))
        #expect(consumer.tick().first == expected)
        #expect((consumer.core.stopped == nil) == expected.hasPrefix("apply"))
    }

    @Test(arguments: [nil, 0xC] as [UInt64?]) func anUnknownEpochStops(parent: UInt64?) {
        var consumer = ConsumerHarness.following(at: 3)
        _ = consumer.tick()
        consumer.event(4, epoch: Self.restored)
        _ = consumer.tick(after: 200)
        let fork: UInt64? = parent == nil ? nil : 9
        consumer.core.state(StreamState(epoch: Self.restored, head: 9, parentEpoch: parent, fork: fork))
        #expect(consumer.tick() == ["alarm unknownEpoch"])
        consumer.event(4)
        consumer.heartbeat(9)
        #expect(consumer.tick(after: 100_000) == [])
    }

    @Test func aTransactionUnderWayIsWaitedForBeforeTheForkIsJudged() {
        var consumer = ConsumerHarness.following(at: 3)
        for sequence in 4...8 { consumer.event(UInt64(sequence)) }
        _ = consumer.tick()
        consumer.heartbeat(5, epoch: Self.restored)
        _ = consumer.tick(after: 200)
        consumer.core.state(restored(fork: 5, head: 5))
        #expect(consumer.tick() == [])
        consumer.applied(8)
        #expect(consumer.tick() == ["alarm rewound"])
    }

    @Test func eventsOfTheOldEpochThatWaitAreForgottenAtTheFork() {
        var consumer = ConsumerHarness.following(at: 3)
        consumer.event(4)
        _ = consumer.tick()
        consumer.event(5)
        consumer.heartbeat(4, epoch: Self.restored)
        _ = consumer.tick(after: 200)
        consumer.core.state(restored(fork: 4, head: 5))
        consumer.applied(4)
        #expect(consumer.tick() == ["apply a4>b4 []", "fetch 4"])
        consumer.page(after: 4, 5...5, head: 5, epoch: Self.restored)
        consumer.applied(4, epoch: Self.restored)
        #expect(consumer.tick() == ["apply b4>b5 [5]"])
    }

    @Test func aPageOfAnotherEpochIsNotAppliedButAskedAbout() {
        var consumer = ConsumerHarness.following(at: 3, head: 5)
        #expect(consumer.tick() == ["fetch 3"])
        consumer.page(after: 3, 4...5, head: 5, epoch: Self.restored)
        #expect(consumer.tick(after: 200).contains("ask"))
        #expect(consumer.core.heldCount == 0)
    }

    @Test func aLostTailIsFoundByTheHeartbeat() {
        var consumer = ConsumerHarness.following(at: 3)
        consumer.heartbeat(3)
        #expect(consumer.tick() == [])
        consumer.heartbeat(5)
        #expect(consumer.tick() == ["fetch 3"])
    }

    @Test func aHeartbeatBelowTheCursorIsOnlyAReasonToAsk() {
        var consumer = ConsumerHarness.following(at: 8)
        _ = consumer.tick()
        consumer.heartbeat(6)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 8))
        #expect(consumer.tick() == [])
        consumer.heartbeat(6)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 6))
        #expect(consumer.tick() == ["alarm rewound"])
    }

    @Test func anAnswerOlderThanTheCursorIsNoRewind() {
        var consumer = ConsumerHarness.following(at: 3)
        _ = consumer.tick()
        consumer.heartbeat(2)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.event(4)
        #expect(consumer.tick() == ["apply a3>a4 [4]"])
        consumer.applied(4)
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 3))
        #expect(consumer.tick() == [])
    }

    @Test func aSourceFoundBelowTheCursorAtStartIsARewind() {
        var consumer = ConsumerHarness.following(at: 8, head: 7)
        #expect(consumer.tick() == ["alarm rewound"])
    }

    @Test func belowTheFloorOnlyASnapshotHelps() {
        var asked = ConsumerHarness()
        asked.core.start(cursor: nil)
        _ = asked.tick()
        asked.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 9, floor: 4))
        #expect(asked.tick() == ["alarm belowFloor 1"])

        var fetching = ConsumerHarness.following(at: 3, head: 9)
        #expect(fetching.tick() == ["fetch 3"])
        let state = StreamState(epoch: ConsumerHarness.epoch, head: 9, floor: 4)
        fetching.core.page(after: 3, state: state, items: [StreamItem(sequence: 5, bytes: 1, payload: "5")])
        #expect(fetching.tick() == ["alarm belowFloor 4"])

        var atFloor = ConsumerHarness.following(at: 4)
        atFloor.heartbeat(9, floor: 4)
        #expect(atFloor.tick() == ["fetch 4"])
    }

    @Test func silenceOfThreeHeartbeatsIsAnAlarmAndAQuestion() {
        var consumer = ConsumerHarness.following(at: 3)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 2999) == [])
        #expect(consumer.tick(after: 1) == ["alarm stale 3000", "ask"])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 5))
        #expect(consumer.tick() == ["fetch 3"])
        consumer.heartbeat(5)
        #expect(consumer.tick(after: 2000) == [])
        #expect(consumer.tick(after: 2999) == [])
    }

    @Test func anAnswerFromBeforeANewStartSaysNothing() {
        var consumer = ConsumerHarness.following(at: 3)
        _ = consumer.tick()
        consumer.event(9, epoch: Self.restored)
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.start(cursor: StreamPosition(epoch: Self.restored, sequence: 6))
        #expect(consumer.tick() == [])
        consumer.core.state(StreamState(epoch: ConsumerHarness.epoch, head: 3))
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 200) == ["ask"])
        consumer.core.state(restored(fork: 5, head: 6))
        #expect(consumer.tick() == [])
        #expect(consumer.core.isFollowing)
    }
}
