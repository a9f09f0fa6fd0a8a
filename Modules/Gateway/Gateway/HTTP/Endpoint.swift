import HTTPTypes
import Hummingbird

/// One method of one path: what the router serves and what the OpenAPI document says of it, in one place.
struct Endpoint: Sendable {
    /// What comes back when all goes well.
    enum Answer: Sendable {
        /// JSON of a type, and the types that `Accept` gets instead.
        case json(any (Decodable & Sendable).Type, others: [String] = [])
        /// JSON of a module, whose shape its own documents tell.
        case anyJSON
        /// Another kind of content.
        case content(String)
    }

    typealias Handler = @Sendable (GatewayRequest) async throws -> Response

    var method: HTTPRequest.Method
    /// The path as OpenAPI writes it: `/api/v1/towns/{id}`.
    var path: String
    var summary: String
    var parameters: EndpointParameters = []
    var body: FirstUse<BodyShape>?
    var status: HTTPResponse.Status = .ok
    var answer: Answer
    var handle: Handler
}

/// Something in the query or the headers.
struct EndpointParameter: Sendable {
    /// Where it stands.
    enum Place: String, Sendable { case query, header }

    var name: String
    var place: Place = .query
    var schema: JSONSchema = .string()
    var text: String
}

/// What an endpoint takes in the query and the headers.
struct EndpointParameters: Sendable, ExpressibleByArrayLiteral {
    private let all: FirstUse<[EndpointParameter]>

    /// Describes parameters; `list` runs when they are first asked for.
    init(_ list: @escaping @Sendable () -> [EndpointParameter]) {
        all = FirstUse(list)
    }

    init(arrayLiteral elements: EndpointParameter...) {
        self.init { elements }
    }

    var list: [EndpointParameter] { all.value }
}

/// The endpoints of one part of the API.
protocol EndpointGroup: Sendable {
    /// The word that OpenAPI groups them under.
    var tag: String { get }
    /// The endpoints.
    var endpoints: [Endpoint] { get }
}
