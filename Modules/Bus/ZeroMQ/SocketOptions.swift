import CZeroMQ

/// What a socket is, in ZeroMQ's terms.
public enum SocketKind: Sendable, Hashable {
    /// Publishes, and sees who subscribes.
    case xpub
    /// Subscribes, one side of a broker.
    case xsub
    /// Subscribes.
    case sub
    /// Publishes.
    case pub
    /// Sends and receives freely with one peer or several.
    case dealer
    /// Addresses each peer by its routing id.
    case router

    var number: Int32 {
        switch self {
        case .xpub: ZMQ_XPUB
        case .xsub: ZMQ_XSUB
        case .sub: ZMQ_SUB
        case .pub: ZMQ_PUB
        case .dealer: ZMQ_DEALER
        case .router: ZMQ_ROUTER
        }
    }
}

/// How a socket behaves.
///
/// Every value is set before bind and connect and read back; libzmq ignores some silently.
public struct SocketOptions: Sendable {
    /// The most messages waiting to go out, for each peer.
    ///
    /// What happens at the limit depends on the kind.
    public var sendHighWater: Int32 = 1000
    /// The most messages waiting to be read, for each peer.
    public var receiveHighWater: Int32 = 1000
    /// The longest frame, in bytes.
    ///
    /// A peer that sends a longer one is disconnected by libzmq.
    public var maxFrameBytes: Int64 = 4 * 1024 * 1024
    /// How long closing waits for what is still to be sent, in milliseconds.
    public var lingerMilliseconds: Int32 = 0
    /// The first pause before connecting again, in milliseconds.
    public var reconnectMilliseconds: Int32 = 20
    /// The longest pause before connecting again, in milliseconds.
    public var reconnectLimitMilliseconds: Int32 = 1000
    /// How long a peer may take to shake hands, in milliseconds.
    public var handshakeMilliseconds: Int32 = 5000
    /// How often a silent TCP peer is asked for a sign of life, in milliseconds; 0 for never.
    public var heartbeatMilliseconds: Int32 = 2000
    /// Whether messages wait only for peers that are really there (DEALER).
    public var onlyConnectedPeers = false
    /// The name under which a ROUTER knows this socket; 1 to 255 bytes, the first not 0.
    public var routingId: [UInt8]?
    /// Whether a ROUTER says when a peer is not there, and lets a new connection take over a routing id.
    public var strictRouting = false
    /// Whether a publisher waits instead of dropping when a subscriber is full.
    ///
    /// One slow subscriber then stops all.
    public var waitsForSlowSubscribers = false

    /// Makes the defaults.
    public init() {}
}

extension SocketOptions {
    /// Sets every option on a new socket.
    func apply(to handle: UnsafeMutableRawPointer, kind: SocketKind) throws(ZeroMQError) {
        try Self.set(handle, ZMQ_SNDHWM, sendHighWater, "SNDHWM")
        try Self.set(handle, ZMQ_RCVHWM, receiveHighWater, "RCVHWM")
        try Self.set(handle, ZMQ_MAXMSGSIZE, maxFrameBytes, "MAXMSGSIZE")
        try Self.set(handle, ZMQ_LINGER, lingerMilliseconds, "LINGER")
        try Self.set(handle, ZMQ_RECONNECT_IVL, reconnectMilliseconds, "RECONNECT_IVL")
        try Self.set(handle, ZMQ_RECONNECT_IVL_MAX, reconnectLimitMilliseconds, "RECONNECT_IVL_MAX")
        try Self.set(handle, ZMQ_HANDSHAKE_IVL, handshakeMilliseconds, "HANDSHAKE_IVL")
        try Self.set(handle, ZMQ_HEARTBEAT_IVL, heartbeatMilliseconds, "HEARTBEAT_IVL")
        try Self.set(handle, ZMQ_IMMEDIATE, Int32(onlyConnectedPeers ? 1 : 0), "IMMEDIATE")
        if let routingId {
            try Self.setBytes(handle, ZMQ_ROUTING_ID, routingId, "ROUTING_ID")
        }
        // libzmq 4.3.4 cannot read these three back; `SocketTests` proves each by what the socket then does.
        if kind == .router, strictRouting {
            try Self.write(handle, ZMQ_ROUTER_MANDATORY, Int32(1), "ROUTER_MANDATORY")
            try Self.write(handle, ZMQ_ROUTER_HANDOVER, Int32(1), "ROUTER_HANDOVER")
        }
        if kind == .xpub || kind == .pub, waitsForSlowSubscribers {
            try Self.write(handle, ZMQ_XPUB_NODROP, Int32(1), "XPUB_NODROP")
        }
    }

    private static func set<Value: FixedWidthInteger>(
        _ handle: UnsafeMutableRawPointer,
        _ option: Int32,
        _ value: Value,
        _ name: String
    ) throws(ZeroMQError) {
        try write(handle, option, value, name)
        var kept: Value = 0
        var length = MemoryLayout<Value>.size
        guard zmq_getsockopt(handle, option, &kept, &length) == 0 else {
            throw ZeroMQError("read socket option \(name)")
        }
        guard kept == value else {
            throw ZeroMQError("set socket option \(name) to \(value)", number: 0, reason: "it reads back as \(kept)")
        }
    }

    private static func setBytes(
        _ handle: UnsafeMutableRawPointer,
        _ option: Int32,
        _ value: [UInt8],
        _ name: String
    ) throws(ZeroMQError) {
        guard zmq_setsockopt(handle, option, value, value.count) == 0 else {
            throw ZeroMQError("set socket option \(name)")
        }
        var kept = [UInt8](repeating: 0, count: 256)
        var length = kept.count
        guard zmq_getsockopt(handle, option, &kept, &length) == 0 else {
            throw ZeroMQError("read socket option \(name)")
        }
        guard Array(kept.prefix(length)) == value else {
            throw ZeroMQError("set socket option \(name)", number: 0, reason: "it reads back differently")
        }
    }

    private static func write<Value: FixedWidthInteger>(
        _ handle: UnsafeMutableRawPointer,
        _ option: Int32,
        _ value: Value,
        _ name: String
    ) throws(ZeroMQError) {
        var value = value
        guard zmq_setsockopt(handle, option, &value, MemoryLayout<Value>.size) == 0 else {
            throw ZeroMQError("set socket option \(name) to \(value)")
        }
    }
}
