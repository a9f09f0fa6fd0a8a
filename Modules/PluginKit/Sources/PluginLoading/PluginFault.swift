/// Why a plugin was not taken, or a call to it failed.
///
/// The `code` is the contract; the text may change.
public struct PluginFault: Error, Codable, Sendable, Hashable {
    /// What sort of fault it is.
    public enum Code: String, Codable, Sendable, CaseIterable {
        /// `plugin.json` cannot be read, or has faults; ``PluginFault/places`` names each.
        case manifest
        /// Magic, size or version of the boundary do not fit, or the plugin refuses this host.
        case abi
        /// The library is not the one whose digest the manifest has.
        case digest
        /// The library does not export the entry.
        case symbol
        /// The library cannot be copied or loaded, or is not the one that the manifest describes.
        case library
        /// `start` failed or was late.
        case start
        /// The plugin reported a failure.
        case threw
        /// The plugin did not answer before its deadline; it is dead from then on.
        case late
        /// The answer is not JSON.
        case notJSON = "not-json"
        /// The answer is JSON, but not what was asked for; ``PluginFault/places`` names each fault.
        case wrongShape = "wrong-shape"
        /// The plugin is stopped or dead; the call was not made.
        case stopped
        /// Too many calls wait already; the call was not made.
        case busy
    }

    /// One wrong place.
    public struct Place: Codable, Sendable, Hashable, CustomStringConvertible {
        /// Where: a JSON pointer (`/indicators/3/unit`).
        public var pointer: String
        /// What is wrong there, and what is expected.
        public var message: String

        /// Names one wrong place.
        public init(_ pointer: String, _ message: String) {
            self.pointer = pointer
            self.message = message
        }

        /// Place and message.
        public var description: String { "\(pointer.isEmpty ? "/" : pointer): \(message)" }
    }

    /// What sort of fault it is.
    public var code: Code
    /// What happened, and what to do.
    public var text: String
    /// The single places at fault, when there are any.
    public var places: [Place]

    /// Describes a fault.
    public init(_ code: Code, _ text: String, places: [Place] = []) {
        self.code = code
        self.text = text
        self.places = places
    }
}

extension PluginFault: CustomStringConvertible {
    /// One line: the code, what happened, the places.
    public var description: String {
        (["\(code.rawValue): \(text)"] + places.map { "[\($0)]" }).joined(separator: " ")
    }
}
