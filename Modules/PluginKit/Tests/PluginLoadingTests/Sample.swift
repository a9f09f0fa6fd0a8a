import PluginKit
import PluginLoading

/// Values for tests.
enum Sample {
    private static let names = #"{"zh": "镇", "en": "town"}"#
    private static let source = #"{"document": "文件", "clause": "一"}"#

    /// A manifest that is right, without a library.
    static func manifest() throws -> JSONValue {
        try json(
            """
            {"id": "test-town", "version": "1.0.0", "abi": {"major": 1, "minor": 0}, "names": \(names),
             "townType": {"id": "test", "names": \(names)},
             "attributes": {"type": "object", "properties": {}},
             "indicators": [
               {"id": "a", "names": \(names), "unit": "个", "direction": "more", "period": "stock",
                "source": \(source)},
               {"id": "b", "names": \(names), "unit": "%", "direction": "less", "period": "ratio",
                "source": \(source)}],
             "tasks": [{"number": "1", "title": "任务", "lead": ["局"], "joining": [], "openEnded": true,
                        "source": \(source)}],
             "thresholds": [
               {"id": "t", "names": \(names), "indicator": "a", "comparator": "at-least", "value": "60", "unit": "个",
                "source": \(source)},
               {"id": "r", "names": \(names), "indicator": "b", "comparator": "range", "value": "1", "upper": "2",
                "unit": "%", "source": \(source)}],
             "rubric": {"id": "test", "names": \(names), "weight": "1", "indicators": [
               {"indicator": "a", "weight": "0.5", "scoring": {"kind": "threshold", "threshold": "t"}},
               {"indicator": "b", "weight": "0.25", "scoring": {"kind": "linear", "low": "0", "high": "100"}},
               {"indicator": "b", "weight": "0.25", "scoring": {"kind": "steps", "steps": [
                 {"from": "0", "score": "0"}, {"from": "10", "score": "1"}]}}]},
             "hears": [],
             "cards": [{"id": "c", "names": \(names), "shows": ["a", "b"]}]}
            """
        )
    }

    /// Reads JSON from a text.
    static func json(_ text: String) throws -> JSONValue {
        try PluginJSON.read(JSONValue.self, from: Array(text.utf8))
    }
}

extension JSONValue {
    /// The value with another one put at a JSON pointer.
    ///
    /// `nil` takes away what is there. An index one past the end appends.
    func with(_ value: JSONValue?, at pointer: String) -> JSONValue {
        let parts = pointer.split(separator: "/").map(String.init)
        guard let key = parts.first else { return value ?? .null }
        let rest = parts.dropFirst().joined(separator: "/")
        let inner: (JSONValue?) -> JSONValue? = { old in rest.isEmpty ? value : (old ?? .null).with(value, at: rest) }
        if var members = object {
            members[key] = inner(members[key])
            return .object(members)
        }
        guard var elements = list, let index = Int(key) else { return self }
        let new = inner(elements.indices.contains(index) ? elements[index] : nil)
        elements.replaceSubrange(index..<min(index + 1, elements.count), with: new.map { [$0] } ?? [])
        return .list(elements)
    }
}
