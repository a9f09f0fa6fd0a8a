import Stream

/// What a module says of itself.
public struct ModuleStatus: Codable, Sendable {
    /// One stream that the module follows.
    public struct Cursor: Codable, Sendable {
        /// The stream: `//NODE/MODULE`.
        public var source: String
        /// The last event that was applied; `null` before the first.
        public var position: StreamPosition?
        /// The last event that the source is known to have.
        public var head: UInt64
        /// How many committed events are not applied yet.
        public var lag: UInt64
        /// Why nothing more is applied, if so.
        public var alarm: String?
    }

    /// The module's name.
    public var module: String
    /// Its own stream: `//NODE/MODULE`.
    public var source: String
    /// How far its own stream goes.
    public var stream: StreamState
    /// The streams that it follows.
    public var cursors: [Cursor]
    /// How many events could not be applied and were set aside.
    public var deadLetters: Int
}
