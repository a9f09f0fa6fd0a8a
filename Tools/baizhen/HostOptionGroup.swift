import ArgumentParser
import Foundation
import Gateway
import GatewayClient
import Messages

/// How every command that asks a host finds it, and how it answers.
struct HostOptionGroup: ParsableArguments {
    @Option(help: "The data folder of the host (BAIZHEN_URL and BAIZHEN_TOKEN come first).")
    var data = "./data"

    @Flag(help: "Answer in JSON.")
    var json = false

    /// A client of the host.
    func client() throws(Problem) -> GatewayClient {
        GatewayClient(try HostAddress.find(data: data, environment: ProcessInfo.processInfo.environment))
    }

    /// Reads JSON of a known shape.
    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw Problem(
                "client.strange-answer",
                .internal,
                "The host's answer has another shape than this command knows: \(error)",
                remedy: "Use the command that came with the host."
            )
        }
    }
}

extension HostOptionGroup {
    /// All pages of a list as one, as JSON.
    ///
    /// - Parameters:
    ///   - path: The list, with `?` and what stands in its query, `&` behind each.
    ///   - client: The host.
    /// - Returns: The page with everything.
    /// - Throws: ``Problem``.
    static func list(_ path: String, _ client: GatewayClient) throws -> [UInt8] {
        var (items, next) = ([JSONValue](), String?.none)
        repeat {
            let cursor = next.map { "&cursor=\(GatewayClient.escaped($0))" } ?? ""
            let page = try decode(JSONValue.self, try client.get(path + "limit=200\(cursor)"))
            items += page["items"]?.elements ?? []
            next = page["next"]?.string
        } while next != nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let whole: JSONValue = ["items": .array(items), "total": .integer(Int64(items.count)), "next": .null]
        return [UInt8](try encoder.encode(whole))
    }
}

/// Reads a file whole.
enum InputFile {
    /// The file's bytes.
    ///
    /// - Throws: ``Problem`` `client.no-file`.
    static func bytes(_ path: String) throws(Problem) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem("client.no-file", .invalid, "'\(path)' cannot be read.", remedy: "Name a file that is there.")
        }
        return [UInt8](data)
    }
}
