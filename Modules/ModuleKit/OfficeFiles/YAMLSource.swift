import Messages
import Yams

/// A YAML file that is being read.
///
/// It remembers where everything stands, and gathers all that is wrong.
package final class YAMLSource {
    let file: String
    private(set) var faults: [FileFault] = []
    private var marks: [String: Mark] = [:]
    private var faultyPlaces: Set<String> = []

    init(file: String) {
        self.file = file
    }

    /// Reads a file whose top is a mapping.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for messages.
    ///   - read: Makes the value; it always makes one, whatever is wrong, so that everything wrong is found.
    ///   - check: The rules that the value must keep, by JSON pointer. Faults at places that could not be read are
    ///     left out.
    /// - Returns: The value, when nothing is wrong.
    /// - Throws: ``FileFaults`` with everything that is wrong.
    package static func read<Value>(
        _ text: String,
        file: String,
        _ read: (YAMLMap) -> Value,
        check: (Value) -> [Problem.Fault] = { _ in [] }
    ) throws -> Value {
        let source = YAMLSource(file: file)
        guard let root = try source.compose(text) else { throw FileFaults(source.faults) }
        let map = YAMLMap(root, at: "", in: source)
        let value = read(map)
        map.close()
        for fault in check(value) where !source.isFaulty(fault.pointer) {
            source.add(fault.message, at: fault.pointer)
        }
        guard source.faults.isEmpty else { throw FileFaults(source.sorted) }
        return value
    }

    func remember(_ mark: Mark?, at pointer: String) {
        if let mark { marks[pointer] = mark }
    }

    /// Records a fault at a place, or at the nearest place around it that is in the file.
    func add(_ message: String, at pointer: String) {
        var place = Substring(pointer)
        while marks[String(place)] == nil, let slash = place.lastIndex(of: "/") { place = place[..<slash] }
        add(message, mark: marks[String(place)], at: pointer)
    }

    func add(_ message: String, mark: Mark?, at pointer: String) {
        faultyPlaces.insert(pointer)
        faults.append(
            FileFault(file: file, line: mark?.line ?? 1, column: "\(mark?.column ?? 1)", message: message)
        )
    }

    private var sorted: [FileFault] {
        faults.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(
            \.element
        )
    }

    /// Whether a place, or one around it or in it, could not be read.
    private func isFaulty(_ pointer: String) -> Bool {
        faultyPlaces.contains { place in
            place == pointer || pointer.hasPrefix(place + "/") || (!pointer.isEmpty && place.hasPrefix(pointer + "/"))
        }
    }

    private func compose(_ text: String) throws -> Node.Mapping? {
        do {
            let node = try PlainYAML.compose(text, file: file)
            if let mapping = node?.mapping { return mapping }
            add("expected a mapping of names to values", mark: node?.mark, at: "")
        } catch let fault as FileFault {
            faults.append(fault)
        } catch let error as YamlError {
            add(Self.explain(error), mark: Self.mark(of: error), at: "")
        }
        return nil
    }

    private static func mark(of error: YamlError) -> Mark? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        case .duplicatedKeysInMapping(_, let context): context.mark
        default: nil
        }
    }

    private static func explain(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _):
            "is not YAML: \(problem)"
        case .duplicatedKeysInMapping(let keys, _):
            "'\(keys.joined(separator: "', '"))' stands twice; expected each once"
        default: "is not YAML: \(error)"
        }
    }
}
