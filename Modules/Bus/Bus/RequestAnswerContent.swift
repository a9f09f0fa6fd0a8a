import Foundation
import Messages
import Wire

/// A result as it came: its data and what goes with it.
public struct RequestAnswerContent: Sendable {
    /// JSON, or what the operation's description says.
    public let data: [UInt8]
    /// A flat JSON object, or nothing.
    public let attributes: [UInt8]

    static func read(_ record: RecordView) -> Result<RequestAnswerContent, Problem> {
        if record.head.kind == .reply {
            return .success(
                RequestAnswerContent(data: [UInt8](record.data), attributes: [UInt8](record.attributes))
            )
        }
        if let problem = try? JSONDecoder().decode(Problem.self, from: Data(record.data)) {
            return .failure(problem)
        }
        let unread = Problem(
            "bus.bad-answer",
            .internal,
            "The answer cannot be read.",
            remedy: "Compare the versions of the two programs."
        )
        return .failure(unread)
    }
}
