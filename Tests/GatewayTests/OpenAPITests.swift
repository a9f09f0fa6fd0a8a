import Testing

@testable import Gateway

@Suite("The OpenAPI document")
struct OpenAPITests {
    @Test("What is served and what is described are the same, in both directions")
    func equal() async throws {
        try await TestGateway.run { gateway in
            let document = try await gateway.get("/api/v1/openapi.json").json
            guard case .object(let paths)? = document["paths"] else {
                Issue.record("There are no paths.")
                return
            }
            let described = paths.flatMap { path, methods -> [String] in
                guard case .object(let operations) = methods else { return [] }
                return operations.keys.map { "\($0.uppercased()) \(path)" }
            }
            #expect(Set(described) == Set(gateway.service.routes))
            #expect(described.count == gateway.service.routes.count)
            #expect(described.count > 25)
        }
    }

    @Test("Every reference leads somewhere, every operation has a name of its own, every path part is a parameter")
    func whole() async throws {
        try await TestGateway.run { gateway in
            let document = try await gateway.get("/api/v1/openapi.json").json
            #expect(document["openapi"] == "3.1.0")
            let references = Set(document.all("$ref").compactMap(\.string))
            for reference in references {
                let name = String(reference.dropFirst("#/components/schemas/".count))
                #expect(document["components"]?["schemas"]?[name] != nil, "\(reference)")
            }
            #expect(references.contains("#/components/schemas/ProblemDocument"))
            let names = document.all("operationId").compactMap(\.string)
            #expect(Set(names).count == names.count)
            let parameters = document["paths"]?["/api/v1/programmes/{id}/batches/{n}"]?["get"]?["parameters"]?.elements
            #expect(parameters?.compactMap { $0["name"]?.string } == ["id", "n"])
        }
    }

    @Test("Shapes are those of the messages: a town, a page, a command's body")
    func shapes() async throws {
        try await TestGateway.run { gateway in
            let document = try await gateway.get("/api/v1/openapi.json").json
            let schemas = document["components"]?["schemas"]
            let town = schemas?["Town"]?["properties"]
            #expect(town?["id"]?["type"] == "string")
            #expect(town?["townType"]?["anyOf"] == [["type": "string"], ["type": "null"]])
            #expect(town?["memberships"]?["items"]?["$ref"] == "#/components/schemas/Membership")
            #expect(schemas?["PageOfTown"]?["properties"]?["next"] != nil)
            #expect(schemas?["Comparator"] == nil)
            #expect(
                schemas?["Criterion"]?["properties"]?["comparator"]?["anyOf"]?.elements.first?["enum"]?.elements.count
                    == 4
            )
            let body = document["paths"]?["/api/v1/towns/{id}/{collection}"]?["post"]?["requestBody"]
            let shape = body?["content"]?["application/json"]?["schema"]
            #expect(shape?["required"] == ["programme"], "an account acts as its own unit when none is named")
            #expect(shape?["properties"]?["town"] == nil)
            #expect(shape?["properties"]?["materials"] != nil)
        }
    }

    @Test("Only what is open needs no token")
    func security() async throws {
        try await TestGateway.run { gateway in
            let document = try await gateway.get("/api/v1/openapi.json").json
            #expect(document["security"] == [["bearer": []], ["session": []]])
            #expect(document["paths"]?["/readyz"]?["get"]?["security"] == [])
            #expect(document["paths"]?["/api/v1/towns"]?["get"]?["security"] == nil)
        }
    }
}

extension JSONValue {
    /// Everything that stands under a name, however deep.
    fileprivate func all(_ name: String) -> [JSONValue] {
        switch self {
        case .object(let members):
            members.flatMap { key, value in (key == name ? [value] : []) + value.all(name) }
        case .array(let elements): elements.flatMap { $0.all(name) }
        default: []
        }
    }
}
