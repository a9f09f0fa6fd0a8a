/// Who did something: a unit, and a post within it.
///
/// Never a person's name.
public struct ActingUnit: Codable, Sendable, Hashable {
    /// The unit's id in the unit register, or its full name where the unit is not registered.
    public var unit: String
    /// The post that acted (`officer`, `expert panel`), when it matters.
    public var post: String?

    /// The unit in whose name the installation acts: the built-in account, the command line, what happens by itself.
    ///
    /// It is no unit of the register.
    public static let installation = "baizhen"

    /// Names an actor.
    public init(unit: String, post: String? = nil) {
        self.unit = unit
        self.post = post
    }
}
