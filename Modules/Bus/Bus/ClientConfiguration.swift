/// How a client joins the bus.
public struct ClientConfiguration: Sendable {
    /// Where the bus is.
    public var endpoints: BusEndpoints
    /// A random number that tells this client from every other, also from its own earlier life.
    public var instance: UInt64
    /// Whether this client publishes; one that does not needs no publishing socket.
    public var publishes: Bool

    /// Chooses how to join.
    public init(
        endpoints: BusEndpoints,
        instance: UInt64 = .random(in: 1 ... .max),
        publishes: Bool = true
    ) {
        self.endpoints = endpoints
        self.instance = instance
        self.publishes = publishes
    }

    /// The routing id of the client's data socket; the first byte is never 0, which ROUTER keeps for itself.
    func routingId(_ channel: UInt8) -> [UInt8] {
        [channel] + withUnsafeBytes(of: instance.bigEndian) { Array($0) }
    }
}
