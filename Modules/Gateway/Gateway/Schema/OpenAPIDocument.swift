import HTTPTypes

/// The OpenAPI 3.1 document, made from the endpoints that are served.
struct OpenAPIDocument {
    /// Where it is served; the one path under `/api/v1` that needs no token.
    static let path = "/api/v1/openapi.json"

    private let groups: [any EndpointGroup]
    private let book = SchemaBook()

    init(_ groups: [any EndpointGroup]) {
        self.groups = groups
    }

    /// The document as JSON.
    func json() throws -> [UInt8] {
        var paths: [String: [String: JSONValue]] = [:]
        for group in groups {
            for endpoint in group.endpoints {
                paths[endpoint.path, default: [:]][endpoint.method.rawValue.lowercased()] = operation(
                    endpoint,
                    group.tag
                )
            }
        }
        _ = book.schema(of: ProblemDocument.self)
        let document: JSONValue = [
            "openapi": "3.1.0",
            "info": [
                "title": "百镇 Baizhen",
                "version": "1",
                "description": "Town programmes on record: definitions, towns, batches, steps, and who did what when.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/"]],
            "security": [["bearer": []], ["session": []]],
            "paths": .object(paths.mapValues(JSONValue.object)),
            "components": [
                "schemas": .object(book.shapes.mapValues(\.document)),
                "securitySchemes": [
                    "bearer": [
                        "type": "http", "scheme": "bearer",
                        "description": "The token of an account, or the host's own (DATA/admin.token).",
                    ],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": .string(SessionCookie.name),
                        "description": "A browser's session; changes are taken from pages of this host only.",
                    ],
                ],
            ],
        ]
        return try GatewayJSON.encode(document)
    }

    private func operation(_ endpoint: Endpoint, _ tag: String) -> JSONValue {
        var members: [String: JSONValue] = [
            "operationId": .string(Self.id(of: endpoint)),
            "summary": .string(endpoint.summary),
            "tags": [.string(tag)],
            "parameters": .array(Self.parameters(of: endpoint)),
        ]
        var responses: [String: JSONValue] = [
            String(endpoint.status.code): ["description": "Done.", "content": content(of: endpoint.answer)],
            "default": Self.problem("Why not."),
        ]
        if let body = endpoint.body?.value {
            book.add(body.shapes)
            members["requestBody"] = [
                "required": true, "content": ["application/json": ["schema": body.schema.document]],
            ]
        }
        if Doorkeeper.isOpen(endpoint.path) {
            members["security"] = []
        } else {
            responses["401"] = Self.problem("Nobody is signed in: no token and no session that holds.")
            responses["403"] = Self.problem("Not for this role, this scope or this unit (docs/permissions.md).")
        }
        members["responses"] = .object(responses)
        return .object(members)
    }

    private static func problem(_ text: String) -> JSONValue {
        [
            "description": .string(text),
            "content": ["application/problem+json": ["schema": JSONSchema.reference("ProblemDocument").document]],
        ]
    }

    private func content(of answer: Endpoint.Answer) -> JSONValue {
        switch answer {
        case .content(let type): return [type: [:]]
        case .anyJSON: return ["application/json": [:]]
        case .json(let type, let others):
            var content: [String: JSONValue] = ["application/json": ["schema": book.schema(of: type).document]]
            for other in others { content[other] = [:] }
            return .object(content)
        }
    }

    private static func parameters(of endpoint: Endpoint) -> [JSONValue] {
        let inPath = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part -> JSONValue in
            let name = String(part.dropFirst().dropLast())
            return ["name": .string(name), "in": "path", "required": true, "schema": ["type": "string"]]
        }
        let others = endpoint.parameters.list.map { parameter -> JSONValue in
            [
                "name": .string(parameter.name),
                "in": .string(parameter.place.rawValue),
                "description": .string(parameter.text),
                "schema": parameter.schema.document,
            ]
        }
        return inPath + others
    }

    /// A name for generated clients: `getTownsIdHistory`; a page's begins with `getPage`.
    private static func id(of endpoint: Endpoint) -> String {
        let words = endpoint.path.replacing("/api/v1", with: "").split { !$0.isLetter && !$0.isNumber }
        let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        let isPage = if case .content("text/html") = endpoint.answer { true } else { false }
        return endpoint.method.rawValue.lowercased() + (isPage ? "Page" : "") + (name.isEmpty ? "Root" : name)
    }
}
