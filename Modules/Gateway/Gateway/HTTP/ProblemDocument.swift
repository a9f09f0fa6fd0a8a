import Foundation
import HTTPTypes
import Hummingbird
import Messages

/// A problem as RFC 9457 wants it, with our code and remedy.
struct ProblemDocument: Codable, Sendable {
    /// A URN made of the code.
    var type: String
    /// The kind of failure, in few words.
    var title: String
    /// The HTTP status.
    var status: Int
    /// What happened and why.
    var detail: String
    /// The places at fault.
    var errors: [Problem.Fault]
    /// The stable code.
    var code: String
    /// What to do now.
    var remedy: String
    /// The trace under which the host's log has more.
    var traceparent: String

    init(_ failure: HTTPProblem, trace: String) {
        let problem = failure.problem
        self.type = "urn:baizhen:problem:\(problem.code)"
        self.title = Self.title(of: problem.kind)
        self.status = failure.status.code
        self.detail = problem.detail
        self.errors = problem.errors
        self.code = problem.code
        self.remedy = problem.remedy
        self.traceparent = trace
    }

    private static func title(of kind: Problem.Kind) -> String {
        switch kind {
        case .invalid: "The request is wrong"
        case .notFound: "Not found"
        case .conflict: "The request does not fit the present state"
        case .forbidden: "Not allowed"
        case .unavailable: "The service is not there"
        case .busy: "Too much is waiting"
        case .timeout: "No answer in time"
        case .internal: "Our own fault"
        }
    }
}

extension HTTPProblem {
    /// The problem as a response.
    func response(trace: String) -> Response {
        var headers = self.headers
        headers[.contentType] = "application/problem+json"
        let document = ProblemDocument(self, trace: trace)
        let body = (try? GatewayJSON.encode(document)) ?? [UInt8]("{}".utf8)
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }
}
