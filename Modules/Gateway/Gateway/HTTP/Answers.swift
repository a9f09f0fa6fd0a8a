import HTTPTypes
import Hummingbird

/// How answers are put together.
extension Response {
    /// JSON that a module or the gateway has written.
    static func json(_ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        content(bytes, type: "application/json", status: status, headers: headers)
    }

    /// A value as JSON.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(try GatewayJSON.encode(value), status: status)
    }

    /// Any content.
    static func content(
        _ bytes: [UInt8],
        type: String,
        status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A list as every endpoint answers it: the items, how many there are in all, and where the next page begins.
struct ListPage<Item: Codable & Sendable>: Codable, Sendable {
    var items: [Item]
    var total: Int
    var next: String?

    /// A list that is all on one page.
    init(whole items: [Item]) {
        self.items = items
        self.total = items.count
    }

    private enum CodingKeys: CodingKey { case items, total, next }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(items, forKey: .items)
        try fields.encode(total, forKey: .total)
        try fields.encode(next, forKey: .next)
    }
}
