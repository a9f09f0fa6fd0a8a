import Messages
import Stream
import Testing

@testable import Gateway

@Suite("What a reader is given")
struct EventFollowerTests {
    private let source = "//test/registry"

    private func event(_ sequence: UInt64, epoch: UInt64 = 1) -> GatewayEvent {
        GatewayEvent(
            type: "registry.a.v1",
            source: source,
            position: StreamPosition(epoch: epoch, sequence: sequence),
            time: 0,
            data: [0x7B, 0x7D]
        )
    }

    private func follower(at sequence: UInt64) -> EventFollower {
        EventFollower(positions: [source: StreamPosition(epoch: 1, sequence: sequence)])
    }

    @Test(
        "The next event is handed on, a known one dropped, a gap or another epoch fetched",
        arguments: [
            (5, 1, EventFollower.Step.emit), (4, 1, .drop), (1, 1, .drop), (6, 1, .fetch(after: 4)),
            (5, 2, .fetch(after: 4)), (1, 2, .fetch(after: 4)),
        ] as [(UInt64, UInt64, EventFollower.Step)]
    )
    func live(sequence: UInt64, epoch: UInt64, step: EventFollower.Step) {
        var follower = follower(at: 4)
        #expect(follower.take(event(sequence, epoch: epoch)) == step)
    }

    @Test("A stream that was not known begins with its first event seen")
    func unknown() {
        var follower = EventFollower(positions: [:])
        #expect(follower.take(event(9)) == .emit)
        #expect(follower.positions[source] == StreamPosition(epoch: 1, sequence: 9))
    }

    @Test("A page is handed on up to its first gap, and read on below the head")
    func page() {
        var follower = follower(at: 4)
        let page = GatewayPage(state: .init(epoch: 1, head: 9), events: [event(4), event(5), event(6), event(8)])
        let step = follower.take(page, of: source)
        #expect(step == .init(emit: [event(5), event(6)], fetchAfter: 6))
        #expect(follower.take(GatewayPage(state: .init(epoch: 1, head: 9), events: []), of: source) == .init())
    }

    @Test("A source restored above what the reader has seen is followed into its new epoch")
    func forked() {
        var follower = follower(at: 4)
        let state = StreamState(epoch: 2, head: 6, parentEpoch: 1, fork: 5)
        let step = follower.take(GatewayPage(state: state, events: [event(5), event(6, epoch: 2)]), of: source)
        #expect(step.emit.count == 2)
        #expect(step.notice == nil)
        #expect(follower.positions[source] == StreamPosition(epoch: 2, sequence: 6))
    }

    @Test("A source restored below it, or unknown, is a rewind: told, never skipped silently")
    func rewound() {
        for state in [
            StreamState(epoch: 2, head: 6, parentEpoch: 1, fork: 3), StreamState(epoch: 9, head: 6),
            StreamState(epoch: 1, head: 3),
        ] {
            var follower = follower(at: 4)
            let step = follower.take(GatewayPage(state: state, events: []), of: source)
            #expect(step == .init(notice: .rewound))
            #expect(follower.positions[source] == StreamPosition(epoch: state.epoch, sequence: state.head))
        }
    }

    @Test("Events that are no longer kept are told, and reading goes on at the floor")
    func belowFloor() {
        var follower = follower(at: 4)
        let page = GatewayPage(state: .init(epoch: 1, head: 20, floor: 10), events: [event(11)])
        #expect(follower.take(page, of: source) == .init(notice: .belowFloor, fetchAfter: 10))
    }

    @Test("A place in several streams survives its way over the wire")
    func lastEventID() {
        let id = LastEventID(positions: [
            "//n/a": .init(epoch: .max, sequence: 1), "//n-1/b": .init(epoch: 0, sequence: .max),
        ])
        #expect(LastEventID(id.text) == id)
        #expect(id.text.hasPrefix("//n-1/b#0000000000000000-18446744073709551615,//n/a#ffffffffffffffff-1"))
    }

    @Test(
        "A filter follows whole modules",
        arguments: [
            ("", "", true, true), ("registry.", "registry.", true, false), ("registry.step-", "registry.", true, false),
            ("reg", "", true, false), ("a", "", false, true),
        ]
    )
    func filter(prefix: String, subscription: String, registry: Bool, audit: Bool) {
        let filter = EventFilter(prefix, for: .everything, seal: PlaceSeal(token: [1]))
        #expect(filter.subscription == subscription)
        #expect(filter.concerns("registry") == registry)
        #expect(filter.concerns("audit") == audit)
    }
}
