import ArgumentParser

/// The programs that `make bench` runs beside the C programs of the limits, each in a process of its own.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Roles for the benchmarks; Tools/bench/run.py starts them together.",
        subcommands: [
            BrokerRole.self, PublisherRole.self, SubscriberRole.self, EchoRole.self, AskerRole.self, StoreRole.self,
            ReplayRole.self, JudgeRole.self, OfficeRole.self,
        ]
    )
}

/// Where the benchmark's bus is.
struct BusOptions: ParsableArguments {
    @Option(help: "The first of three TCP ports on 127.0.0.1.")
    var port: Int = 17_100
}
