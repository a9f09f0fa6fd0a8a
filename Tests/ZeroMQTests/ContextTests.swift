import Testing
import ZeroMQ

/// Ending ZeroMQ takes no time, whatever the peers do.
@Suite(.timeLimit(.minutes(1))) struct ContextTests {
    @Test func endingDoesNotWaitForMessagesThatNobodyTakes() throws {
        let context = try Context()
        try leaveUnsent(context)

        let duration = ContinuousClock().measure { context.terminate() }
        #expect(duration < .seconds(2))
    }

    private func leaveUnsent(_ context: Context) throws {
        let dealer = try Socket(context, .dealer)
        try dealer.connect("tcp://127.0.0.1:9")
        for _ in 0..<500 { try send(["unsent"], on: dealer) }
        let publisher = try Socket(context, .pub)
        try publisher.bind("tcp://127.0.0.1:0")
        try send(["unheard"], on: publisher)
    }

    @Test func endingDoesNotWaitForPeersThatAreGone() throws {
        let (ours, theirs) = (try Context(), try Context())
        try loseThePeer(ours, theirs)

        let duration = ContinuousClock().measure { ours.terminate() }
        #expect(duration < .seconds(2))
    }

    private func loseThePeer(_ ours: Context, _ theirs: Context) throws {
        let dealer = try Socket(ours, .dealer)
        try connectAndVanish(dealer, theirs)
        for _ in 0..<500 { try send(["unsent"], on: dealer) }
    }

    private func connectAndVanish(_ dealer: borrowing Socket, _ theirs: Context) throws {
        try dealer.connect(try boundAndClosed(theirs))
        theirs.terminate()
    }

    private func boundAndClosed(_ context: Context) throws -> String {
        let router = try Socket(context, .router)
        return try router.bind("tcp://127.0.0.1:0")
    }

    @Test func aBadNumberOfThreadsIsRefused() {
        #expect(throws: ZeroMQError.self) { try Context(ioThreads: -1) }
        #expect(throws: ZeroMQError.self) { try Context(maxSockets: 0) }
    }
}
