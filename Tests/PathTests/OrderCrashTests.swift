import Bus
import ECommerceMessages
import Foundation
import GatewayClient
import Messages
import ModuleKit
import Registry
import RegistryMessages
import Stream
import Synchronization
import Testing
import ZeroMQ

/// 100,000 orders with duplicates, refunds and late rows, through the real command that is killed in the middle: the
/// roll-ups are those of an undisturbed run, which the test works out by itself.
@Suite("Orders of a host that is killed")
struct OrderCrashTests {
    private static let actor = ActingUnit(unit: "town-office", post: "statistics")
    private static let programme = "changzhi"
    private static let town = "orders-town"
    private static let closed = ["2023-01", "2023-02"]

    @Test("are each counted once, refunds and late rows too", .timeLimit(.minutes(5)))
    func killedInTheMiddle() async throws {
        let folder = TemporaryFolder()
        let (first, second) = OrderFile.parts(rows: 100_000, seed: 20_240_731)
        var book = OrderBook()

        var host = try await RunningHost.start(in: folder.path, examples: false)
        var (bus, leave) = try await host.joinBus()
        try await prepare(bus)
        #expect(try upload(first, to: host) == book.take(first))
        for month in Self.closed {
            let close = CloseMonth(programme: Self.programme, town: Self.town, month: try #require(Period(month)))
            #expect(try await bus.request(close, options: options).version == 1)
        }
        book.closed = Set(Self.closed)
        try await killAfter(20, host, bus, sending: second)
        await leave()

        host = try await RunningHost.start(in: folder.path, examples: false)
        (bus, leave) = try await host.joinBus()
        let undisturbed = book.take(second)
        #expect(try upload(second, to: host) == undisturbed)
        #expect(undisturbed.late > 0 && undisturbed.refunds > 0 && undisturbed.repeated > 0)
        for dimension in SummarizeSales.Dimension.allCases where dimension != .town {
            try await compare(dimension, book, bus)
        }
        let months = try await bus.request(ListMonths(programme: Self.programme, town: Self.town), options: options)
        #expect(months.items.map(\.version) == [2, 2])
        #expect(months.items.reduce(0) { $0 + $1.late } == undisturbed.late)
        await leave()
        #expect(await host.stop() == 0)
        let verify = try ChildProcess(RunningHost.command, ["verify", "--data", host.data])
        #expect(await verify.status() == 0)
    }

    private var options: RequestOptions { RequestOptions(deadline: .seconds(30), actor: Self.actor, reason: "test") }

    // MARK: Steps

    /// Defines a programme, a town, its villages and shops.
    private func prepare(_ bus: BusClient) async throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "examples/\(Self.programme)/programme.yaml")
        var definition = try ProgrammeFile.read(String(contentsOf: file, encoding: .utf8), file: "programme.yaml")
        definition.ecommerce = ECommerceRules()
        _ = try await bus.request(DefineProgramme(definition), options: options)
        let town = RegisterTown(id: Self.town, townName: "订单小镇", programme: Self.programme)
        _ = try await bus.request(town, options: options)
        try await caughtUp(bus, "ecommerce", with: bus.streamState(of: "registry").head, of: "registry")
        let villages = OrderFile.villages.map { Village(id: $0, name: $0) }
        let list = DefineVillages(programme: Self.programme, town: Self.town, villages)
        _ = try await bus.request(list, options: options)
        let shops = DefineShops(programme: Self.programme, town: Self.town, OrderFile.shops)
        _ = try await bus.request(shops, options: options)
    }

    private func upload(_ rows: [OrderFile.Row], to host: RunningHost) throws -> OrderBook.Totals {
        let path = "/api/v1/ecommerce/orders?programme=\(Self.programme)&town=\(Self.town)&actor=town-office"
        let answer = try host.client.post(path, OrderFile.csv(rows), type: "text/csv", patience: 240)
        return try JSONDecoder().decode(OrderBook.Totals.self, from: Data(answer))
    }

    /// Sends rows, and kills the host when so many batches of them are committed.
    private func killAfter(
        _ batches: Int,
        _ host: RunningHost,
        _ bus: BusClient,
        sending rows: [OrderFile.Row]
    ) async throws {
        let taken = try await bus.subscribe(prefix: "ecommerce.orders-taken.")
        let answered = Mutex(false)
        let (ended, end) = AsyncStream<Void>.makeStream()
        Thread.detachNewThread {
            if (try? upload(rows, to: host)) != nil { answered.withLock { $0 = true } }
            end.finish()
        }
        // On a thread of its own: other tests may keep the pool busy for longer than the rest of the upload takes.
        let killer = Reactor(name: "killer")
        defer { killer.stop() }
        let waiting = Task(executorPreference: killer) {
            var seen = 0
            for await frame in taken {
                frame.forEach { _ in seen += 1 }
                guard seen < batches else { break }
            }
            host.child.signal(SIGKILL)
        }
        await waiting.value
        #expect(await host.child.status() == SIGKILL)
        for await _ in ended {}
        #expect(!answered.withLock { $0 }, "the upload was over before the host was killed")
    }

    private func compare(_ dimension: SummarizeSales.Dimension, _ book: OrderBook, _ bus: BusClient) async throws {
        let period = try #require(Period(OrderFile.period))
        let query = SummarizeSales(programme: Self.programme, by: dimension, period: period, town: Self.town)
        let reply = try await bus.request(query, options: options)
        let expected = book.sums(by: dimension)
        #expect(reply.items.count == expected.count)
        for item in reply.items {
            let sum = try #require(expected[item.key ?? ""])
            let figures = item.figures
            #expect(figures.orders == sum.orders && figures.quantity == sum.quantity, "\(item.name)")
            #expect(figures.gross.number * 100 == Decimal(sum.gross), "\(item.name)")
            #expect(figures.refunds.number * 100 == Decimal(sum.refunds), "\(item.name)")
            #expect(figures.net.number * 100 == Decimal(sum.gross - sum.refunds), "\(item.name)")
            #expect(figures.late == sum.late, "\(item.name)")
        }
    }
}
