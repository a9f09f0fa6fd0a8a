import AccountsMessages
import Foundation
import Messages
import Stream

/// Which events a reader gets: those whose topic begins with a prefix and whose place it is there for.
struct EventFilter: Sendable {
    /// The prefix; empty for all.
    let prefix: String
    /// What the reader may see.
    let access: Access
    /// What keeps from a reader of a part how far the streams go.
    let seal: PlaceSeal

    init(_ prefix: String, for access: Access, seal: PlaceSeal) {
        self.prefix = prefix
        self.access = access
        self.seal = seal
    }

    /// What the reader comes back with.
    func id(_ positions: [String: StreamPosition]) -> String {
        let text = LastEventID(positions: positions).text
        return access.isWhole || text.isEmpty ? text : seal.seal(text)
    }

    /// What an event is called instead of its place in the stream; `nil` for readers of the whole.
    func name(of event: GatewayEvent) -> String? {
        access.isWhole ? nil : seal.name("\(event.source)#\(event.position)")
    }

    /// Where a reader that comes back left off.
    ///
    /// - Returns: `nil` when that is none of ours, or was not given to readers of a part.
    func place(_ id: String) -> LastEventID? {
        seal.open(id).flatMap(LastEventID.init) ?? (access.isWhole ? LastEventID(id) : nil)
    }

    /// What to subscribe to: whole modules, since a gap only shows in a whole stream.
    var subscription: String {
        prefix.firstIndex(of: ".").map { String(prefix[...$0]) } ?? ""
    }

    /// Whether events of a module may be wanted.
    func concerns(_ module: String) -> Bool {
        let name = module + "."
        return name.hasPrefix(prefix) || prefix.hasPrefix(name)
    }

    /// Whether an event is wanted and may be seen.
    ///
    /// What names no place is for readers of the whole; what happens to accounts is for administrators.
    func admits(_ event: GatewayEvent) -> Bool {
        guard (event.type + ".").hasPrefix(prefix), !Self.withheld.contains(event.type) else { return false }
        if event.type.hasPrefix(Self.accounts), access.role != .administrator { return false }
        if access.isWhole { return true }
        guard let place = try? JSONDecoder().decode(Place.self, from: Data(event.data)) else { return false }
        return access.covers(place)
    }

    /// What nobody gets: the hashes of passwords.
    private static let withheld: Set<String> = [PasswordSet.name]
    private static let accounts = FindSession.service + "."
}
