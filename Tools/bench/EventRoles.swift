import ArgumentParser
import Bus
import Logging
import Wire
import ZeroMQ

struct BrokerRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "broker", abstract: "Our broker, until it is killed.")

    @OptionGroup var bus: BusOptions

    func run() async throws {
        let broker = Broker(context: try Context(), waitsForSlowSubscribers: true, logger: Logger(label: "bench"))
        try await broker.start([BenchBus.endpoints(bus)])
        BenchBus.say("ready")
        try await Task.sleep(for: .seconds(600))
        await broker.stop()
    }
}

struct PublisherRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "publish", abstract: "Publishes as fast as it can.")

    @OptionGroup var bus: BusOptions
    @Option(help: "Bytes of data in each event.") var size = 256
    @Option(help: "How long, in seconds.") var seconds = 3.0

    func run() async throws {
        let client = try await BenchBus.client(bus, publishes: true)
        let topic = try Topic("bench.event.v1.")
        var attributes = Attributes()
        attributes[text: "source"] = "//bench/bench"
        let json = attributes.json
        let data = BenchBus.data(size)
        var sequence: UInt64 = 0
        let began = ContinuousClock.now
        while began.duration(to: .now) < .seconds(seconds) {
            var pack = PackedRecords()
            for _ in 0..<4096 {
                sequence += 1
                let head = RecordHead(kind: .event, epoch: 7, sequence: sequence, time: 1_700_000_000_000)
                try pack.append(head, topic: topic, attributes: json, data: data)
                if pack.bytes.count > 1 << 20 { break }
            }
            client.publish(pack)
            await client.published()
        }
        let elapsed = BenchBus.seconds(began.duration(to: .now))
        BenchBus.say(#"{"sent_rate": \#(Double(sequence) / elapsed)}"#)
    }
}

struct SubscriberRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "subscribe", abstract: "Counts events in a window.")

    @OptionGroup var bus: BusOptions
    @Option(help: "Seconds before counting.") var warm = 0.5
    @Option(help: "Seconds of counting.") var window = 2.0

    func run() async throws {
        let client = try await BenchBus.client(bus)
        let events = try await client.subscribe(prefix: "bench.")
        BenchBus.say("ready")
        var begin: ContinuousClock.Instant?
        var (count, first, last): (Int, UInt64, UInt64) = (0, 0, 0)
        var counting: ContinuousClock.Instant?
        for await frame in events {
            let now = ContinuousClock.now
            if begin == nil { begin = now }
            if counting == nil, let begin, begin.duration(to: now) >= .seconds(warm) { counting = now }
            frame.forEach { record in
                guard counting != nil else {
                    first = record.head.sequence
                    return
                }
                count += 1
                last = record.head.sequence
            }
            if let counting, counting.duration(to: now) >= .seconds(window) {
                let elapsed = BenchBus.seconds(counting.duration(to: .now))
                let lost = 1 - Double(count) / Double(last - first)
                BenchBus.say(#"{"rate": \#(Double(count) / elapsed), "lost": \#(lost)}"#)
                return
            }
        }
    }
}
