import Testing

/// All tests of the bus, one after another.
///
/// Each has a broker, clients, threads and sockets of its own; all at once they would be thousands, beside every other
/// test of the process.
@Suite(.serialized, .timeLimit(.minutes(1))) enum BusSuite {}
