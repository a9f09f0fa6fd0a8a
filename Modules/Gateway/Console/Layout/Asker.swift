import Messages

/// Who looks at a page: a unit's post, never a person.
public struct Asker: Sendable {
    /// The unit, as people call it.
    public var unit: String
    /// The post within it; empty when it does not matter.
    public var post: String
    /// What they may see and do.
    public var access: Access

    /// Describes somebody.
    public init(unit: String, post: String = "", access: Access) {
        self.unit = unit
        self.post = post
        self.access = access
    }

    /// Whether they run programmes: check reports, open months.
    public var isOfficer: Bool { access.role == .administrator || access.role == .officer }
    /// Whether they report for a town.
    public var isReporter: Bool { access.role == .reporter }
    /// Whether they run the installation.
    public var isAdministrator: Bool { access.role == .administrator }
}
