import Bus
import Ledger
import Logging
import Messages
import ModuleKit
import Stream
import Testing
import Wire

@Suite("A module at work", .serialized)
struct ModuleServiceTests {
    @Test("An operation off the ledger is answered")
    func asks() async throws {
        try await SmallHouse.run { house in
            try await house.start(NumbersModule())
            let data = try MessageCoding.encode(SayNumber(number: 7))
            let reply = try await house.bus.request(operation: "numbers.square", data: data)
            #expect(try MessageCoding.decode(SayNumber.self, from: reply, of: "test").number == 49)
        }
    }

    @Test("A module with a name known at run time reacts with events of its own, and a bad one is buried alone")
    func reacts() async throws {
        try await SmallHouse.run { house in
            try await house.start(NumbersModule())
            for number in [1, 2, -3, 4] { try await Self.say(number, house) }
            let heard = try await house.bus.subscribe(prefix: "doubles-x.")
            let ledger = try await Self.startDoubles("doubles-x", hearing: ["numbers"], house)
            let found = try await Self.events(3, from: heard)
            #expect(found.map(\.number) == [2, 4, 8])
            let dead = try await ledger.read { try $0.deadLetterCount() }
            #expect(dead == 1)
            #expect(ledger.state().head == 3)
        }
    }

    @Test("A stream that appears later is followed from its beginning")
    func follows() async throws {
        try await SmallHouse.run { house in
            let heard = try await house.bus.subscribe(prefix: "doubles.")
            let service = try await Self.doubles("doubles", hearing: ["num*"], house).service
            try await house.run(service)
            try await house.start(NumbersModule())
            for number in [1, 2] { try await Self.say(number, house) }
            service.follow("other")
            service.follow("numbers")
            service.follow("numbers")
            #expect(try await Self.events(2, from: heard).map(\.of) == [1, 2])
            let sources = try await house.bus.status(of: "doubles").cursors.map(\.source)
            #expect(sources == ["//test/numbers"])
        }
    }

    @Test("Work begins when something is heard, and what it keeps is kept once")
    func works() async throws {
        try await SmallHouse.run { house in
            let heard = try await house.bus.subscribe(prefix: "counter.")
            let ledger = try await house.start(CounterModule()).ledger
            try await house.start(NumbersModule())
            for number in [2, 3] { try await Self.say(number, house) }
            var noted: [Int] = []
            for await frame in heard {
                try frame.forEach { record in
                    guard record.head.kind == .event else { return }
                    noted.append(
                        try MessageCoding.decode(CounterModule.Noted.self, from: [UInt8](record.data), of: "t").number
                    )
                }
                if noted.count == 4 { break }
            }
            #expect(noted.sorted() == [2, 3, 4, 9])
            #expect(ledger.state().head == 4)
        }
    }

    private static func say(_ number: Int, _ house: SmallHouse) async throws {
        _ = try await house.bus.request(SayNumber(number: number), options: RequestOptions(actor: SmallHouse.actor))
    }

    private static func doubles(
        _ name: String,
        hearing sources: [String],
        _ house: SmallHouse
    ) async throws -> (service: ModuleService, ledger: Ledger) {
        let ledger = try house.ledger(of: name, Doubles.migrations)
        let service = ModuleService(
            name: name,
            declaration: Doubles.declaration(name: name, hearing: sources),
            ledger: ledger,
            bus: house.bus,
            node: "test",
            others: [],
            clock: SmallHouse.now,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        return (service, ledger)
    }

    private static func startDoubles(
        _ name: String,
        hearing sources: [String],
        _ house: SmallHouse
    ) async throws -> Ledger {
        let (service, ledger) = try await doubles(name, hearing: sources, house)
        try await house.run(service)
        return ledger
    }

    private static func events(_ count: Int, from heard: Subscription) async throws -> [Doubled] {
        var found: [Doubled] = []
        for await frame in heard {
            try frame.forEach { record in
                guard record.head.kind == .event else { return }
                found.append(try MessageCoding.decode(Doubled.self, from: [UInt8](record.data), of: "test"))
            }
            if found.count >= count { break }
        }
        return found
    }
}
