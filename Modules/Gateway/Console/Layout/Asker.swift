import Messages

/// Who looks at a page: a unit's post, never a person.
public struct Asker: Sendable {
    /// The unit, as people call it.
    public var unit: String
    /// The post within it; empty when it does not matter.
    public var post: String
    /// The unit in whose name they act, as modules know it.
    public var acting: String
    /// What they may see and do.
    public var access: Access
    /// The modules that run here, by name; `nil` for all.
    public var modules: Set<String>?
    /// Whether there is a kind of table that they may import.
    public var imports: Bool

    /// Describes somebody.
    public init(
        unit: String,
        post: String = "",
        acting: String = "",
        access: Access,
        modules: Set<String>? = nil,
        imports: Bool = true
    ) {
        self.unit = unit
        self.post = post
        self.acting = acting
        self.access = access
        self.modules = modules
        self.imports = imports
    }

    /// Whether a module runs here.
    public func has(_ module: String) -> Bool { modules?.contains(module) ?? true }

    /// Whether this installation has a page.
    ///
    /// - Parameter page: Its path, or the pattern of its path.
    /// - Returns: Whether the module runs here without which it is empty.
    public func hasPage(_ page: String) -> Bool { Navigation.isInstalled(page, for: self) }

    /// Whether a link of this console leads somewhere: the page's module runs here, and they may see the page.
    public func mayOpen(_ link: String) -> Bool { Navigation.isOpen(link, to: self) }

    /// Whether they run programmes: check reports, open months.
    public var isOfficer: Bool { access.role == .administrator || access.role == .officer }
    /// Whether they run months of a whole programme: open and lock them, issue their circulars.
    var runsMonths: Bool { isOfficer && access.towns == nil }
    /// Whether they put what is on record of towns right.
    var corrects: Bool { isAdministrator || isOfficer && access.isWhole }
    /// Whether they report for a town.
    public var isReporter: Bool { access.role == .reporter }
    /// Whether they run the installation.
    public var isAdministrator: Bool { access.role == .administrator }
}
