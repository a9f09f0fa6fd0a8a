import Foundation
import Ledger
import Logging
import Messages
import ModuleKit

/// Says a number.
struct SayNumber: Command {
    static let name = "numbers.say"
    typealias Reply = SayNumber
    var number: Int
}

/// A number was said.
struct NumberSaid: Event {
    static let name = "numbers.number-said.v1"
    var number: Int
    var subject: String { "\(number)" }
}

/// Where numbers come from.
struct NumbersModule: Module {
    static let name = "numbers"
    static let migrations: [Migration] = []
    static let tables: [String] = []

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(SayNumber.self) { command, _, _ in
            Decision([NumberSaid(number: command.number)], reply: command)
        }
        declaration.event(NumberSaid.self) { _, _, _ in }
        declaration.asks("numbers.square") { data in
            let number = try MessageCoding.decode(SayNumber.self, from: data, of: "numbers.square").number
            return try MessageCoding.encode(SayNumber(number: number * number))
        }
    }
}

/// What a module with a name of its own says of a number.
struct Doubled: Event {
    static let name = "doubles.doubled.v1"
    var of: Int
    var number: Int
    var module = "doubles"
    var subject: String { "\(of)" }
    var type: String { "\(module).doubled.v1" }
}

/// How many numbers were doubled.
struct CountDoubled: Query {
    static let name = "doubles.count"
    struct Reply: Codable, Sendable { var count: Int }
}

/// A module that reacts to numbers; it cannot bear those below zero.
enum Doubles {
    static let migrations = [Migration(id: "001", statements: ["CREATE TABLE doubled (number BIGINT PRIMARY KEY)"])]

    struct CannotDouble: Error {}

    static func declaration(name: String = "doubles", hearing sources: [String] = ["numbers"]) -> ModuleDeclaration {
        var declaration = ModuleDeclaration()
        declaration.event(Doubled.self, named: "\(name).doubled.v1") { event, _, tables in
            try tables.execute("INSERT INTO doubled (number) VALUES (?)", [.integer(Int64(event.of))])
        }
        declaration.query(CountDoubled.self) { _, tables in
            CountDoubled.Reply(count: try tables.rows("SELECT number FROM doubled", []).count)
        }
        declaration.reacts(to: sources) { events, _ in
            try events.map { event in
                let said = try MessageCoding.decode(NumberSaid.self, from: event.data, of: event.type)
                guard said.number >= 0 else { throw CannotDouble() }
                return Doubled(of: said.number, number: said.number * 2, module: name)
            }
        }
        return declaration
    }
}

/// Keeps its own count by itself: for every number that it hears, it says the next one, up to ten.
struct CounterModule: Module {
    static let name = "counter"
    static let migrations = [
        Migration(id: "001", statements: ["CREATE TABLE heard (number BIGINT PRIMARY KEY, said BIGINT)"])
    ]
    static let tables: [String] = []

    struct Note: Command {
        static let name = "counter.note"
        struct Reply: Codable, Sendable {}
        var number: Int
    }

    struct Noted: Event {
        static let name = "counter.noted.v1"
        var number: Int
        var subject: String { "\(number)" }
    }

    func declare(_ declaration: inout ModuleDeclaration) {
        declaration.command(Note.self) { command, _, _ in Decision([Noted(number: command.number)], reply: .init()) }
        declaration.event(Noted.self) { event, _, tables in
            try tables.execute("UPDATE heard SET said = 1 WHERE number = ?", [.integer(Int64(event.number))])
        }
        declaration.hears(["numbers"]) { event, tables in
            let said = try MessageCoding.decode(NumberSaid.self, from: event.data, of: event.type)
            try tables.execute("INSERT INTO heard (number) VALUES (?)", [.integer(Int64(said.number))])
        }
    }

    func work(_ desk: ModuleDesk) async {
        for await _ in desk.news {
            do {
                let open = try await desk.read { tables in
                    try tables.rows("SELECT number FROM heard WHERE said IS NULL", []).compactMap { $0.int("number") }
                }
                for number in open {
                    let data = try MessageCoding.encode(SayNumber(number: number))
                    let reply = try await desk.request(operation: "numbers.square", data: data)
                    let square = try MessageCoding.decode(SayNumber.self, from: reply, of: "square").number
                    try await desk.carryOut(Note(number: square), key: "square-\(number)")
                    try await desk.carryOut(Note(number: number), key: "number-\(number)")
                }
            } catch {
                desk.logger.error("work failed", metadata: ["error": "\(error)"])
            }
        }
    }
}
