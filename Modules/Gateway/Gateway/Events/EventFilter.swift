/// Which events a reader wants: those whose topic begins with a prefix.
struct EventFilter: Sendable, Hashable {
    /// The prefix; empty for all.
    let prefix: String

    init(_ prefix: String) {
        self.prefix = prefix
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

    /// Whether an event is wanted.
    func admits(_ event: GatewayEvent) -> Bool {
        (event.type + ".").hasPrefix(prefix)
    }
}
