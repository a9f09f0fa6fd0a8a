import Messages
import Wire

/// What the broker itself answers, as the service `bus`.
enum BusOperation: String {
    /// A client is there and answers for these services. Sent at once and then every second; the broker forgets a
    /// client that is silent.
    case hello = "bus.hello"
    /// A client goes.
    case bye = "bus.bye"
    /// Are you there?
    case ping = "bus.ping"
    /// Statistics of every service.
    case services = "bus.services"
    /// What was passed on and dropped.
    case counters = "bus.counters"
    /// Answered as soon as the subscription named by the probe, and so every earlier one of that client, has arrived.
    case subscribed = "bus.subscribed"
}

struct HelloContent: Codable, Sendable {
    var services: [String]
}

struct HelloReply: Codable, Sendable {
    /// The broker's own random number, in hex: a new one tells a client that the broker was started anew.
    var broker: String
}

struct ProbeContent: Codable, Sendable {
    var probe: String
}

/// The problems of the bus itself.
enum BusProblem {
    static func unavailable(_ service: String) -> Problem {
        Problem(
            "bus.unavailable",
            .unavailable,
            "Nobody answers for the service '\(service)'.",
            remedy: "See with 'baizhen status' what runs; start the module, then try again."
        )
    }

    static func lost(_ service: String) -> Problem {
        Problem(
            "bus.lost",
            .timeout,
            "The instance of '\(service)' that worked on the request is gone; whether it was done is unknown.",
            remedy: "Send it again with the same idempotency key: it is carried out at most once."
        )
    }

    static func busy(_ service: String) -> Problem {
        Problem(
            "bus.busy",
            .busy,
            "The service '\(service)' has as many requests waiting as it takes.",
            remedy: "Wait a moment and send it again."
        )
    }

    static func timeout(_ operation: String, milliseconds: Int64) -> Problem {
        Problem(
            "bus.timeout",
            .timeout,
            "No answer to '\(operation)' within \(milliseconds) ms; whether it was done is unknown.",
            remedy: "Send it again with the same idempotency key: it is carried out at most once."
        )
    }

    static func unknownOperation(_ operation: String) -> Problem {
        Problem(
            "bus.unknown-operation",
            .notFound,
            "There is no operation '\(operation)'.",
            remedy: "Check its name, and the version of the program that was asked."
        )
    }

    static func badMessage(_ what: String, remedy: String) -> Problem {
        Problem("bus.bad-message", .invalid, "\(what) is not what it should be.", remedy: remedy)
    }

    static func badPrefix(bytes: Int) -> Problem {
        Problem(
            "bus.bad-prefix",
            .invalid,
            "A prefix of \(bytes) bytes is longer than any topic; at most \(WireLimits.topicBytes).",
            remedy: "Subscribe to the beginning of a topic."
        )
    }

    static let stopped = Problem(
        "bus.stopped",
        .unavailable,
        "The bus is being stopped.",
        remedy: "Start the host again and send the request again."
    )

    static func tooLarge(_ error: any Error) -> Problem {
        Problem("bus.too-large", .invalid, "\(error)", remedy: "Send less at once.")
    }
}
