import Foundation

/// Reads from `Package.swift` what its factory declares: the domain modules and the rooms, with what each uses.
struct ManifestReader {
    /// One `.module(…)` or `.room(…)`.
    struct Declaration {
        /// The target's name.
        let name: String
        /// The folder under `Modules`.
        let folder: String
        /// The names that it uses; ``ManifestReader/everyModule`` for the list of all.
        let dependencies: Set<String>
        /// The line it begins on, from 1.
        let line: Int
    }

    /// The manifest's name for all domain modules at once.
    static let everyModule = "everyModule"

    /// The names declared with `Target.module`, and that of all at once.
    let domainModules: Set<String>
    /// Every module and room.
    let targets: [Declaration]

    /// Reads the manifest.
    init(_ file: SourceFile) {
        let modules = Self.calls(of: "Target.module(", in: file).map { call in
            Declaration(
                name: call.strings.first ?? "",
                folder: call.strings.first ?? "",
                dependencies: Set(call.strings.dropFirst()),
                line: call.line
            )
        }
        let rooms = Self.calls(of: ".room(", in: file).filter { $0.strings.count > 1 && !$0.strings[0].contains("\\") }
            .map {
                Declaration(
                    name: $0.strings[0],
                    folder: $0.strings[1],
                    dependencies: Set($0.strings.dropFirst(2)),
                    line: $0.line
                )
            }
        self.domainModules = Set(modules.map(\.name)).union([Self.everyModule])
        self.targets = modules + rooms
    }

    /// The string literals of each call, up to its closing parenthesis.
    private static func calls(of name: String, in file: SourceFile) -> [(strings: [String], line: Int)] {
        let text = file.codeWithLiterals
        return text.ranges(of: name).map { range in
            var depth = 1
            let rest = text[range.upperBound...]
            let end = rest.firstIndex { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth == 0
            }
            let pieces = rest[..<(end ?? rest.endIndex)].split(separator: "\"", omittingEmptySubsequences: false)
            var strings = pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            if rest[..<(end ?? rest.endIndex)].contains(everyModule) { strings.append(everyModule) }
            let line = text[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
            return (strings, line)
        }
    }
}
