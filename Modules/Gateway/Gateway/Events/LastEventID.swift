import Stream

/// Where a reader of server-sent events stands: in several streams at once, since one reader follows several modules.
///
/// On the wire it is the `id:` of an event and the `Last-Event-ID` of a reader that comes back:
/// `//NODE/MODULE#EPOCH-SEQUENCE`, one for each stream, joined by commas; sealed for whoever is there for a part.
struct LastEventID: Sendable, Hashable {
    /// The position in each stream, by the stream's name.
    var positions: [String: StreamPosition]

    init(positions: [String: StreamPosition] = [:]) {
        self.positions = positions
    }

    /// Reads what came in.
    ///
    /// - Returns: `nil` when it is not one of ours.
    init?(_ text: String) {
        var positions: [String: StreamPosition] = [:]
        for part in text.split(separator: ",") {
            guard let mark = part.lastIndex(of: "#"), let dash = part.lastIndex(of: "-"), mark < dash else {
                return nil
            }
            let epoch = part[part.index(after: mark)..<dash]
            guard epoch.utf8.count == 16, let number = UInt64(epoch, radix: 16),
                let sequence = UInt64(part[part.index(after: dash)...])
            else { return nil }
            positions[String(part[..<mark])] = StreamPosition(epoch: number, sequence: sequence)
        }
        guard !positions.isEmpty else { return nil }
        self.positions = positions
    }

    /// The text for the wire, streams in a steady order.
    var text: String {
        positions.sorted { $0.key < $1.key }.map { "\($0.key)#\($0.value)" }.joined(separator: ",")
    }
}
