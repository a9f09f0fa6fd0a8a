import Stream

/// Something that happens in the simulated world.
///
/// `life` names one run of a process: what was meant for an earlier run of it is lost.
enum SimEvent {
    case commit(source: Int)
    case publish(source: Int, life: Int, first: UInt64, count: Int)
    case beat(source: Int, life: Int)
    case crashSource(Int)
    case startSource(Int)
    case backUp(Int)
    case restore(Int)
    case trim(Int)

    case deliver(process: Int, life: Int, SimMessage)
    case ask(process: Int, life: Int, request: Int, after: UInt64?)
    case answer(process: Int, life: Int, request: Int, SimAnswer)
    case unavailable(process: Int, life: Int, request: Int)
    case deadline(process: Int, life: Int, request: Int)

    case load(process: Int, life: Int)
    case transact(process: Int, life: Int, StreamBatch<UInt64>, isBurial: Bool)
    case outcome(process: Int, life: Int, SimOutcome)
    case wake(process: Int, life: Int, token: Int)
    case crashProcess(Int)
    case startProcess(Int)
    case jumpClock(process: Int, by: Int64)
    case disk(follower: Int, isFull: Bool)

    case calm
    case judge
}

/// What travels on the event socket.
enum SimMessage {
    case events(epoch: UInt64, first: UInt64, payloads: [UInt64])
    case heartbeat(StreamState)
}

/// What a source answers.
enum SimAnswer {
    case state(StreamState)
    case page(after: UInt64, StreamState, [StreamItem<UInt64>])
}

/// How a transaction ended.
enum SimOutcome {
    case applied(StreamPosition)
    case failed(at: UInt64, ApplyFailure)
    case fenced
}
