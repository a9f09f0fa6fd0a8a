import Messages
import OfficeFiles
import Yams

/// Reads a composition file.
///
/// Every fault is named with its line; an unknown key is one.
public struct CompositionFile {
    private let file: String
    private var faults: [Problem.Fault] = []
    private var composition = Composition()

    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - text: YAML.
    ///   - file: The file's name, for the texts of faults.
    /// - Returns: The composition; what the file leaves out is as in the embedded default.
    /// - Throws: ``Problem`` `host.bad-composition` with every fault.
    public static func read(_ text: String, file: String) throws(Problem) -> Composition {
        var reader = CompositionFile(file: file)
        do {
            if let node = try PlainYAML.compose(text, file: file) { reader.read(node) }
        } catch let fault as FileFault {
            let place = [file, fault.line.map(String.init), fault.column].compactMap { $0 }.joined(separator: ":")
            reader.faults.append(.init(pointer: place, message: fault.message))
        } catch let error as YamlError {
            reader.faults.append(.init(pointer: file, message: "is no YAML: \(error)"))
        } catch {
            reader.faults.append(.init(pointer: file, message: "cannot be read: \(error)"))
        }
        guard reader.faults.isEmpty else {
            throw Problem(
                "host.bad-composition",
                .invalid,
                "The composition '\(file)' has \(reader.faults.count) fault(s).",
                remedy: "Correct the named lines; 'baizhen check \(file)' reads it again.",
                errors: reader.faults
            )
        }
        return reader.composition
    }

    private init(file: String) {
        self.file = file
    }

    private mutating func fault(_ node: Node, _ message: String) {
        let line = node.mark.map { ":\($0.line):\($0.column)" } ?? ""
        faults.append(.init(pointer: file + line, message: message))
    }

    private mutating func read(_ root: Node) {
        guard let mapping = root.mapping else { return fault(root, "is not a mapping of keys to values") }
        for (key, value) in mapping {
            switch key.string {
            case "node": composition.node = name(value) ?? composition.node
            case "data": composition.data = text(value) ?? composition.data
            case "listen": composition.listen = address(value) ?? composition.listen
            case "transport": readTransport(value)
            case "publish": composition.opensPublishing = flag(value) ?? false
            case "modules": readModules(value)
            case "plugins": readPlugins(value)
            default:
                fault(
                    key,
                    "the key '\(key.string ?? "?")' is not known; "
                        + "known are node, data, listen, transport, publish, modules, plugins"
                )
            }
        }
    }

    private mutating func readTransport(_ value: Node) {
        if let transport = value.string.flatMap(Composition.Transport.init(rawValue:)) {
            composition.transport = transport
        } else {
            fault(value, "expected one of: inproc, ipc")
        }
    }

    private mutating func readModules(_ value: Node) {
        guard let sequence = value.sequence, !sequence.isEmpty else {
            return fault(value, "expected a list of modules: \(ModuleCatalogue.names.joined(separator: ", "))")
        }
        var found: [String] = []
        for node in sequence {
            guard let name = node.string, ModuleCatalogue.names.contains(name) else {
                fault(node, "is not a module; modules are \(ModuleCatalogue.names.joined(separator: ", "))")
                continue
            }
            if found.contains(name) { fault(node, "the module '\(name)' is named twice") } else { found.append(name) }
        }
        composition.modules = found
    }

    private mutating func readPlugins(_ value: Node) {
        guard let sequence = value.sequence else { return fault(value, "expected a list of folders") }
        let paths = sequence.compactMap { text($0) }
        if Set(paths).count < paths.count { fault(value, "names a folder twice") }
        composition.plugins = paths
    }

    private mutating func text(_ value: Node) -> String? {
        guard let text = value.string, !text.isEmpty else {
            fault(value, "expected a text")
            return nil
        }
        return text
    }

    private mutating func name(_ value: Node) -> String? {
        let allowed = "abcdefghijklmnopqrstuvwxyz0123456789-"
        guard let text = value.string, (1...32).contains(text.count), text.allSatisfy({ allowed.contains($0) }) else {
            fault(value, "expected a name of 1 to 32 lower-case letters, digits and '-'")
            return nil
        }
        return text
    }

    private mutating func address(_ value: Node) -> String? {
        guard let text = value.string, ListenAddress(text) != nil else {
            fault(value, "expected HOST:PORT, such as 127.0.0.1:8080")
            return nil
        }
        return text
    }

    private mutating func flag(_ value: Node) -> Bool? {
        guard let flag = value.bool else {
            fault(value, "expected true or false")
            return nil
        }
        return flag
    }
}

/// `HOST:PORT`.
struct ListenAddress {
    let host: String
    let port: Int

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
            let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        host = String(text[..<colon])
        self.port = port
    }
}
