import Messages
import ModuleKit

/// What somebody who asks is told: the answer as JSON, or the code and the text of the problem.
public func told<Reply: Encodable>(_ ask: () async throws -> Reply) async throws -> String {
    do {
        return String(decoding: try MessageCoding.encode(try await ask()), as: UTF8.self)
    } catch let problem as Problem {
        return "\(problem.code): \(problem.detail)"
    }
}

/// The queries of a module that answer with what the asker is there for.
public func scopedQueries(of module: some Module) -> Set<String> {
    Set(ModuleDeclaration(of: module).rights.filter { $0.value == .scoped }.keys)
}
