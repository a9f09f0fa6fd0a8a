import Stream
import Testing

/// Rules C1 to C4 and C10: what is applied, what is dropped, what is fetched.
@Suite struct ConsumerOrderTests {
    @Test func nothingIsAppliedBeforeTheSourceHasToldItsState() {
        var consumer = ConsumerHarness()
        consumer.event(1)
        #expect(consumer.tick() == [])
        consumer.core.start(cursor: nil)
        consumer.event(1)
        #expect(consumer.tick() == ["ask"])
        consumer.event(1)
        #expect(consumer.tick() == [])
    }

    @Test func withoutACursorTheWholeHistoryIsReplayed() {
        var consumer = ConsumerHarness.following(at: nil, head: 2)
        #expect(consumer.tick() == ["fetch 0"])
        consumer.page(after: 0, 1...2, head: 2)
        #expect(consumer.tick() == ["apply none>a2 [1 2]"])
        consumer.applied(2)
        #expect(consumer.tick() == [])
        #expect(consumer.core.lag == 0)
    }

    @Test func theNextEventsAreAppliedAsOneBatch() {
        var consumer = ConsumerHarness.following(at: 4)
        for sequence in 5...7 { consumer.event(UInt64(sequence)) }
        #expect(consumer.tick() == ["apply a4>a7 [5 6 7]"])
        #expect(consumer.core.cursor?.sequence == 4)
    }

    @Test func whatComesDuringATransactionIsTheNextBatch() {
        var consumer = ConsumerHarness.following(at: 0)
        consumer.event(1)
        #expect(consumer.tick() == ["apply a0>a1 [1]"])
        consumer.event(2)
        consumer.event(3)
        #expect(consumer.tick() == [])
        consumer.applied(1)
        #expect(consumer.tick() == ["apply a1>a3 [2 3]"])
    }

    @Test(arguments: [1, 3, 4] as [UInt64]) func aDuplicateIsDropped(sequence: UInt64) {
        var consumer = ConsumerHarness.following(at: 3)
        consumer.event(4)
        _ = consumer.tick()
        consumer.event(sequence)
        consumer.applied(4)
        #expect(consumer.tick() == [])
        #expect(consumer.core.counters.duplicates == 1)
    }

    @Test func aGapIsFetchedAndTheLiveEventsAreJoined() {
        var consumer = ConsumerHarness.following(at: 1)
        consumer.event(4)
        consumer.event(5)
        #expect(consumer.tick() == ["fetch 1"])
        #expect(consumer.core.counters.gaps == 1)
        consumer.page(after: 1, 2...4, head: 4)
        #expect(consumer.tick() == ["apply a1>a5 [2 3 4 5]"])
    }

    @Test func anEventThatWasOnlyLateClosesTheGapItself() {
        var consumer = ConsumerHarness.following(at: 1)
        consumer.event(3)
        #expect(consumer.tick() == ["fetch 1"])
        consumer.event(2)
        #expect(consumer.tick() == ["apply a1>a3 [2 3]"])
        consumer.page(after: 1, 2...3, head: 3)
        consumer.applied(3)
        #expect(consumer.tick() == [])
    }

    @Test func liveEventsFarAheadAreNotKept() {
        var consumer = ConsumerHarness.following(at: 0, head: 10_000)
        for sequence in 10_001...10_100 { consumer.event(UInt64(sequence)) }
        #expect(consumer.core.heldCount == 0)
        #expect(consumer.core.counters.dropped == 100)
    }

    @Test func oneFetchIsOpenAtATime() {
        var consumer = ConsumerHarness.following(at: 0, head: 9)
        #expect(consumer.tick() == ["fetch 0"])
        consumer.heartbeat(12)
        consumer.event(20)
        #expect(consumer.tick(after: 1000) == [])
        consumer.page(after: 0, 1...9, head: 12)
        #expect(consumer.tick() == ["apply a0>a9 [1 2 3 4 5 6 7 8 9]", "fetch 9"])
    }

    @Test func memoryIsBoundedInNumber() {
        var settings = ConsumerSettings()
        settings.heldEvents = 4
        settings.pageEvents = 2
        var consumer = ConsumerHarness.following(at: 0, settings)
        for sequence in 1...20 { consumer.event(UInt64(sequence)) }
        #expect(consumer.core.heldCount <= 8)
        #expect(consumer.tick() == ["apply a0>a4 [1 2 3 4]", "fetch 4"])
        for sequence in 21...40 { consumer.event(UInt64(sequence)) }
        #expect(consumer.core.heldCount <= 12)
    }

    @Test func noPageIsAskedForThatHasNoRoom() {
        var settings = ConsumerSettings()
        settings.heldEvents = 4
        settings.pageEvents = 2
        var consumer = ConsumerHarness.following(at: 0, settings)
        consumer.event(1)
        _ = consumer.tick()
        for sequence in 2...4 { consumer.event(UInt64(sequence)) }
        consumer.heartbeat(9)
        #expect(consumer.tick() == [])
        consumer.applied(1)
        #expect(consumer.tick() == ["apply a1>a4 [2 3 4]", "fetch 4"])
    }

    @Test func memoryIsBoundedInBytesButASingleEventAlwaysPasses() {
        var settings = ConsumerSettings()
        settings.heldBytes = 150
        var consumer = ConsumerHarness.following(at: 0, settings)
        consumer.event(1, bytes: 10_000)
        consumer.event(2, bytes: 10)
        #expect(consumer.tick().first == "apply a0>a1 [1]")
    }

    @Test func aPageThatDoesNotFitWhatIsNextIsNotApplied() {
        var consumer = ConsumerHarness.following(at: 0, head: 5)
        #expect(consumer.tick() == ["fetch 0"])
        consumer.page(after: 0, 2...5, head: 5)
        #expect(consumer.tick() == [])
        #expect(consumer.tick(after: 100) == ["fetch 0"])
    }
}
