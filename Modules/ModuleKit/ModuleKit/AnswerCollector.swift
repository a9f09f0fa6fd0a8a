import Bus
import Synchronization

/// Answers that wait for the end of their group of commands, to be sent together.
final class AnswerCollector: Sendable {
    private let bus: BusClient
    private let waiting = Mutex<[(address: IncomingRequest.ReplyAddress, answer: RequestAnswer)]>([])

    init(bus: BusClient) {
        self.bus = bus
    }

    /// Takes an answer.
    func add(_ answer: RequestAnswer, to address: IncomingRequest.ReplyAddress) {
        waiting.withLock { $0.append((address, answer)) }
    }

    /// Sends what waits.
    func send() {
        var answers: [(address: IncomingRequest.ReplyAddress, answer: RequestAnswer)] = []
        waiting.withLock { swap(&$0, &answers) }
        if !answers.isEmpty { bus.answer(answers) }
    }
}
