import Stream
import Synchronization
import Wire

/// What is committed, and who listens: shared by the writer's thread and everybody else.
final class CommittedState: Sendable {
    private struct Content {
        var state: StreamState
        var listener: (@Sendable (PackedRecords, StreamState) -> Void)?
        var groupListener: (@Sendable () -> Void)?
    }

    private let content: Mutex<Content>

    init(_ state: StreamState) {
        content = Mutex(Content(state: state, listener: nil))
    }

    var state: StreamState {
        content.withLock { $0.state }
    }

    func listen(_ body: @escaping @Sendable (PackedRecords, StreamState) -> Void) {
        content.withLock { $0.listener = body }
    }

    func listenToGroups(_ body: @escaping @Sendable () -> Void) {
        content.withLock { $0.groupListener = body }
    }

    /// Told when everybody who asked has been told.
    func endGroup() {
        let listener = content.withLock { $0.groupListener }
        listener?()
    }

    /// Told before anybody who asked for the commit.
    func advance(to state: StreamState) {
        content.withLock { $0.state = state }
    }

    /// Told after everybody who asked for the commit.
    func publish(_ records: PackedRecords, _ state: StreamState) {
        let listener = content.withLock { $0.listener }
        listener?(records, state)
    }
}
