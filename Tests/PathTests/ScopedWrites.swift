import Foundation
import GatewayClient
import Testing

/// Every way to change something, tried as somebody who is there for other places.
///
/// The ways and the shapes of their bodies are those of the OpenAPI document. A body names hidden places wherever it
/// can; the answer must be that this is not for the asker (403), or that there is no such thing (404).
struct ScopedWrites {
    private struct Way {
        var path: String
        var names: [String]
        var schema: [String: Any]?
    }

    private let house: ScopedHouse
    private let ways: [Way]
    private let shapes: [String: [String: Any]]

    /// What signs in and out belongs to no place; what imports reads its file first and then gives the commands of
    /// these ways; a reading is of the text that is sent, and nothing is kept of it.
    private static let others = [
        "/sign-in", "/sign-out", "/imports", "/api/v1/imports/{kind}", "/api/v1/policy/readings",
    ]

    /// What stands in paths, queries and bodies by these names.
    private static let known = [
        "programme": "huangtun", "town": "huangtun-1", "project": "huangtun-p01", "month": "2024-07",
        "period": "2024-07", "date": "2024-07-01", "due": "2024-09-30", "since": "2024-01-01", "n": "1",
        "operation": "projects.find-project", "percent": "1", "score": "1", "superior": "1", "value": "1",
        "residents": "1",
        "id": "huangtun-p01",
    ]

    /// Bodies of which the document tells no shape.
    private static let bodies = [
        "/api/v1/operations/{operation}": #"{"id":"huangtun-p01"}"#,
        "/api/v1/ecommerce/orders": #"{"orderId":"a","channel":"taobao","shop":"s","time":"2024-05-03","#
            + #""amount":"1","quantity":1,"category":"c","status":"paid"}"#,
    ]

    init(_ house: ScopedHouse) throws {
        let document = try JSONFile.object(try house.host.client.get("/api/v1/openapi.json"))
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        let components = try #require(document["components"] as? [String: Any])
        self.house = house
        shapes = try #require(components["schemas"] as? [String: [String: Any]])
        ways = paths.sorted { $0.key < $1.key }.flatMap { path, methods in
            methods.filter { $0.key != "get" }.map { _, operation in
                let parameters = operation["parameters"] as? [[String: Any]] ?? []
                let names = parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String }
                let body = (operation["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
                return Way(path: path, names: names, schema: body?["application/json"]?["schema"] as? [String: Any])
            }
        }
    }

    /// Tries all of them.
    ///
    /// - Returns: What was not refused as it must be, and what was told of hidden things in refusing.
    func walk(as reader: ScopedHouse.Reader, hidden: Set<String>) throws -> [String] {
        var wrong: [String] = []
        for way in ways where !Self.others.contains(way.path) {
            let address = try address(way, for: reader)
            let isForm = !way.path.hasPrefix("/api/")
            let body = isForm ? form : way.schema.map(json) ?? Self.bodies[way.path] ?? "{}"
            let answer = try reader.client.exchange(
                "POST",
                address,
                headers: [("Content-Type", isForm ? "application/x-www-form-urlencoded" : "application/json")],
                body: Array(body.utf8)
            )
            let text = String(decoding: answer.body, as: UTF8.self)
            let asked = (address.removingPercentEncoding ?? address) + body
            let told = Finder(text).all(of: hidden.filter { !asked.contains($0) })
            if ![403, 404].contains(answer.status) || !told.isEmpty {
                wrong.append("\(answer.status) \(address) \(body): \(told.prefix(5)) \(isForm ? "" : text.prefix(300))")
            }
        }
        return wrong
    }

    private var form: String {
        Self.known.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "&") + "&reason=x&key=k"
    }

    /// A path with hidden things in it.
    private func address(_ way: Way, for reader: ScopedHouse.Reader) throws -> String {
        var address = ""
        for part in way.path.split(separator: "/") {
            guard part.hasPrefix("{") else {
                address += "/\(part)"
                continue
            }
            let name = String(part.dropFirst().dropLast())
            let found = name == "id" ? try hiddenID(address, from: reader) : Self.known[name]
            address += "/" + GatewayClient.escaped(found ?? "nothing")
        }
        let query = way.names.compactMap { name in Self.known[name].map { "\(name)=\($0)" } }
        return query.isEmpty ? address : address + "?" + query.joined(separator: "&")
    }

    private func hiddenID(_ list: String, from reader: ScopedHouse.Reader) throws -> String? {
        let list = list.hasPrefix("/api/v1") ? list : "/api/v1\(list)"
        let items = try house.items(list).filter { item in
            ScopedHouse.Place(item, of: list).map { !$0.covered(by: reader) } ?? true
        }
        let ids = items.compactMap { ScopedHouse.id(of: $0) }
        return ids.first { $0.hasPrefix("huangtun") } ?? ids.first
    }

    private func json(_ schema: [String: Any]) -> String {
        let value = value(schema, "", depth: 0) as? [String: Any] ?? [:]
        return JSONFile.text(value)
    }

    /// A value of a shape: what must stand in it, as little as there can be.
    private func value(_ schema: [String: Any], _ name: String, depth: Int) -> Any {
        if let reference = schema["$ref"] as? String {
            let shape = reference.split(separator: "/").last.flatMap { shapes[String($0)] } ?? [:]
            return depth < 12 ? value(shape, name, depth: depth + 1) : [String: Any]()
        }
        if let choices = schema["anyOf"] as? [[String: Any]], let first = choices.first {
            return value(first, name, depth: depth + 1)
        }
        if let first = (schema["enum"] as? [Any])?.first { return first }
        let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? ""]
        switch types.first {
        case "array": return (schema["items"] as? [String: Any]).map { [value($0, name, depth: depth + 1)] } ?? []
        case "integer", "number": return 1
        case "boolean": return false
        case "string": return Self.known[name] ?? "x"
        default:
            let required = schema["required"] as? [String] ?? []
            let members = schema["properties"] as? [String: [String: Any]] ?? [:]
            return members.filter { required.contains($0.key) || $0.key == "reason" }
                .reduce(into: [String: Any]()) { $0[$1.key] = value($1.value, $1.key, depth: depth + 1) }
        }
    }
}
