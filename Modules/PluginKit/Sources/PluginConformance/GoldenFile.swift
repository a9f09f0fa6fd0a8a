import Foundation
import PluginKit
import PluginLoading

/// An input with the output that it must have, from `golden/NAME.json`.
struct GoldenFile: Decodable, Sendable {
    /// What is called.
    enum Operation: String, Decodable {
        case judge, derive
    }

    /// The file's name; set when it is read.
    var name = ""
    let operation: Operation
    let input: JSONValue
    /// `nil` while it is not written down yet.
    let output: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case operation, input, output
    }

    /// The golden files of a plugin's folder, by name; none when there is no folder.
    static func all(in folder: String) throws -> [GoldenFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/golden")) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
            let content = FileManager.default.contents(atPath: "\(folder)/golden/\(name)") ?? Data()
            do {
                var file = try PluginJSON.read(GoldenFile.self, from: Array(content))
                file.name = name
                return file
            } catch {
                throw ConformanceFailure("golden/\(name): \(error)")
            }
        }
    }
}

extension JSONValue {
    /// The first place where another value differs, in words; `nil` when there is none.
    func difference(to other: JSONValue, at pointer: String = "") -> String? {
        switch (self, other) {
        case (.object(let mine), .object(let others)):
            let keys = Set(mine.keys).union(others.keys).sorted()
            return keys.lazy.compactMap { key in
                (mine[key] ?? .null).difference(to: others[key] ?? .null, at: "\(pointer)/\(key)")
            }.first
        case (.list(let mine), .list(let others)) where mine.count == others.count:
            return zip(mine, others).enumerated().lazy.compactMap { index, pair in
                pair.0.difference(to: pair.1, at: "\(pointer)/\(index)")
            }.first
        default:
            return self == other ? nil : "\(pointer): expected \(short), found \(other.short)"
        }
    }

    private var short: String {
        let bytes = (try? PluginJSON.bytes(of: self)) ?? []
        return String(decoding: bytes.prefix(200), as: UTF8.self) + (bytes.count > 200 ? "…" : "")
    }
}
