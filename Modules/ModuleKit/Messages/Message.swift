/// Something modules say to each other, known everywhere by one name.
///
/// The name is the same from the command line to the table: `registry.take-step` is the operation on the bus, and its
/// first part names the service that answers.
public protocol Message: Codable, Sendable {
    /// The name on the bus: lower-case words joined by `-`, the module first, then a dot.
    static var name: String { get }
}

extension Message {
    /// The service that answers: the part of the name before its first dot.
    public static var service: String {
        String(name.prefix { $0 != "." })
    }
}

/// A request that changes something.
///
/// It is carried out once, however often it is sent with the same idempotency key.
public protocol Command: Message {
    /// What the one who asked gets back.
    associatedtype Reply: Codable & Sendable
}

/// A request that changes nothing.
public protocol Query: Message {
    /// What the one who asked gets back.
    associatedtype Reply: Codable & Sendable
}

/// A fact that has happened.
///
/// Its name ends in a version (`registry.town-listed.v1`); the topic is the name and a dot.
public protocol Event: Message {
    /// What the fact is about: the id of a town, a programme, a unit.
    var subject: String { get }
    /// The event's type on the bus; ``Message/name`` unless the module's own name is known only at run time.
    var type: String { get }
}

extension Event {
    /// The name that all events of this Swift type have.
    public var type: String { Self.name }
}
