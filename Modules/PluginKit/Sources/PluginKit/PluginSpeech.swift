import Foundation

/// A started plugin as bytes in, bytes out: what stands behind the C table.
struct PluginSpeech: Sendable {
    /// From JSON, borrowed for the call, to JSON.
    typealias Operation = @Sendable (UnsafeRawBufferPointer) throws -> Data

    /// From the JSON of a ``JudgementBatch`` to the JSON of a ``JudgementAnswer``.
    let judge: Operation
    /// From the JSON of a ``DerivationRequest`` to the JSON of a ``Derivation``; `nil` when the plugin hears nothing.
    let derive: Operation?

    /// Starts a plugin that only judges.
    init<P: TownTypePlugin>(judging type: P.Type, manifest: UnsafeRawBufferPointer) throws {
        self.init(try P(manifest: Self.read(manifest)), derive: nil)
    }

    /// Starts a plugin that also derives.
    init<P: DerivingPlugin>(deriving type: P.Type, manifest: UnsafeRawBufferPointer) throws {
        let plugin = try P(manifest: Self.read(manifest))
        self.init(plugin) { request in
            let request = try Self.read(request) as Request<P.State>
            var state = request.state ?? P.State()
            let observations = try plugin.derive(&state, from: request.events)
            return try Self.write(Answer(state: state, observations: observations))
        }
    }

    private init(_ plugin: some TownTypePlugin, derive: Operation?) {
        self.judge = { batch in
            try Self.write(JudgementAnswer(judgements: plugin.judge(Self.read(batch))))
        }
        self.derive = derive
    }

    /// A ``DerivationRequest`` with the plugin's own state.
    private struct Request<State: PluginState>: Decodable {
        let state: State?
        let events: [HeardEvent]
    }

    /// A ``Derivation`` with the plugin's own state.
    private struct Answer<State: PluginState>: Encodable {
        let state: State
        let observations: [DerivedObservation]
    }

    private static func read<T: Decodable>(_ json: UnsafeRawBufferPointer) throws -> T {
        try JSONValue(json: json).decoded(as: T.self)
    }

    /// Writes with the keys in order: the same value is always the same bytes.
    static func write(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}

extension JudgedTown {
    /// What the plugin's own `derive` keeps for this town.
    ///
    /// - Parameter type: The plugin's `State.Town`.
    /// - Returns: `nil` when nothing is kept.
    /// - Throws: `DecodingError` when it is of another shape.
    public func state<T: Decodable>(as type: T.Type) throws -> T? {
        guard let state, !state.isNull else { return nil }
        return try state.decoded(as: type)
    }
}
