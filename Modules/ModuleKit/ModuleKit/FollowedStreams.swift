import Synchronization

/// The streams that a module follows; there may come more while it runs.
final class FollowedStreams: Sendable {
    private let make: @Sendable (_ module: String, Hearing) -> DurableConsumer
    private let followed = Mutex<[String: DurableConsumer]>([:])
    private let newcomers: AsyncStream<DurableConsumer>
    private let arrival: AsyncStream<DurableConsumer>.Continuation

    init(_ make: @escaping @Sendable (_ module: String, Hearing) -> DurableConsumer) {
        self.make = make
        (newcomers, arrival) = AsyncStream<DurableConsumer>.makeStream()
    }

    /// The followers, by the names of their modules.
    var all: [DurableConsumer] {
        followed.withLock { all in all.sorted { $0.key < $1.key }.map(\.value) }
    }

    /// Begins to follow a module, once.
    func follow(_ module: String, _ hearing: Hearing) {
        followed.withLock { followed in
            guard followed[module] == nil else { return }
            let consumer = make(module, hearing)
            followed[module] = consumer
            arrival.yield(consumer)
        }
    }

    /// Follows a module no longer.
    func leave(_ module: String) {
        followed.withLock { $0.removeValue(forKey: module) }?.leave()
    }

    /// Follows until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await consumer in newcomers { group.addTask { await consumer.run() } }
        }
    }
}
