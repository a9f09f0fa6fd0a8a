/// The code of a town type: it judges towns.
///
/// All that is data (names, indicators, thresholds, weights) stands in `plugin.json`. A plugin is pure: no clock, no
/// randomness, no input or output, so that any judgement can be made again and found the same. It is called by one
/// thread at a time.
public protocol TownTypePlugin: Sendable {
    /// The id, the same as in `plugin.json`; the host refuses a library that is another plugin's.
    static var id: String { get }
    /// The version, the same as in `plugin.json`.
    static var version: String { get }

    /// Starts the plugin.
    ///
    /// - Parameter manifest: What `plugin.json` says, with nothing left out.
    /// - Throws: Anything, when the plugin cannot work with it; the host then rejects the plugin with that text.
    init(manifest: PluginManifest) throws

    /// Judges towns.
    ///
    /// - Parameter batch: Towns of this type; it may be empty.
    /// - Returns: One judgement for each town, in the batch's order, with findings for indicators of the manifest. What
    ///   cannot be judged has the score `nil` and a reason that says what is missing; nothing is guessed.
    /// - Throws: Anything; the host then shows its text. Prefer a finding without a score: a throw fails the batch.
    func judge(_ batch: JudgementBatch) throws -> [Judgement]
}

/// A plugin that also hears events and keeps something of them.
///
/// `hears` in `plugin.json` names the streams. The host keeps the state, commits it together with the place up to which
/// the events were heard, and replays history to a plugin that is new: each event is taken in once.
public protocol DerivingPlugin: TownTypePlugin {
    /// What it keeps.
    associatedtype State: PluginState

    /// Takes events in.
    ///
    /// - Parameters:
    ///   - state: What was kept so far; changed in place.
    ///   - events: The next events. Types that the plugin does not know are skipped by it.
    /// - Returns: The observations that follow.
    /// - Throws: Anything; nothing is then kept, and the host asks again later.
    func derive(_ state: inout State, from events: [HeardEvent]) throws -> [DerivedObservation]
}

/// What a plugin keeps of the events it has heard.
public protocol PluginState: Codable, Sendable {
    /// What it keeps of one town.
    associatedtype Town: Codable & Sendable
    /// By the id of the town; `judge` gets a town's own in ``JudgedTown/state``.
    var towns: [String: Town] { get }
    /// Nothing heard yet.
    init()
}

/// A failure that a plugin reports.
public struct PluginError: Error, CustomStringConvertible, Sendable {
    /// What happened, why, and what to do.
    public let description: String

    /// Describes a failure.
    public init(_ description: String) {
        self.description = description
    }
}
