import Ledger
import Messages
import ModuleKit
import Stream

/// The module that plugins hear in these tests.
struct ProjectsDouble: Module {
    static let name = "projects"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(SayProject.self) { _, _, _ in Decision([ProjectSaid(town: "t-1")], reply: .init()) }
        declaration.event(ProjectSaid.self) { _, _, _ in }
    }
}

/// Says a project.
struct SayProject: Command {
    static let name = "projects.say"
    struct Reply: Codable, Sendable {}
}

/// A project was said.
struct ProjectSaid: Event {
    static let name = "projects.project-registered.v1"
    var town: String
    var subject: String { town }
}

/// A module that hears plugins, and says of each event that it has heard it.
struct ListenerDouble: Module {
    static let name = "listener"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    /// An event of a plugin was heard.
    struct Heard: Event {
        static let name = "listener.heard.v1"
        var sequence: UInt64
        var subject: String { "\(sequence)" }
    }

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.event(Heard.self) { _, _, _ in }
        declaration.reacts(to: ["plugin.*"]) { events, _ in
            events.map { Heard(sequence: $0.context.position.sequence) }
        }
    }
}
