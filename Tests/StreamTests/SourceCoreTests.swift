import Stream
import Testing

/// When a source sends heartbeats.
@Suite struct SourceCoreTests {
    private func times(_ source: inout SourceCore, _ range: ClosedRange<Int64>) -> [Int64] {
        stride(from: range.lowerBound, through: range.upperBound, by: 10).filter { source.heartbeatDue(now: $0) }
    }

    @Test func aHeartbeatIsDueAtOnceAndThenEverySecond() {
        var source = SourceCore(state: StreamState(epoch: 1, head: 3))
        #expect(times(&source, 0...3500) == [0, 1000, 2000, 3000])
    }

    @Test func aHeartbeatIsDueSoonAfterABurst() {
        var source = SourceCore(state: StreamState(epoch: 1, head: 3))
        #expect(times(&source, 0...190) == [0])
        source.committed(head: 4)
        #expect(times(&source, 200...220) == [])
        source.committed(head: 9)
        #expect(times(&source, 230...1400) == [280, 1280])
        #expect(source.state.head == 9)
    }

    @Test func aSteadyFlowDoesNotSilenceTheHeartbeat() {
        var source = SourceCore(state: StreamState(epoch: 1, head: 0))
        var due: [Int64] = []
        for now in stride(from: 0 as Int64, through: 2000, by: 10) {
            source.committed(head: UInt64(now))
            if source.heartbeatDue(now: now) { due.append(now) }
        }
        #expect(due == [0, 1000, 2000])
    }

    @Test func aClockSetBackDoesNotSilenceTheHeartbeat() {
        var source = SourceCore(state: StreamState(epoch: 1, head: 3))
        #expect(times(&source, 100_000...100_000) == [100_000])
        #expect(times(&source, 0...1000) == [0, 1000])
    }

    @Test func theHeadNeverGoesBack() {
        var source = SourceCore(state: StreamState(epoch: 1, head: 3))
        source.committed(head: 2)
        #expect(source.state.head == 3)
    }
}
