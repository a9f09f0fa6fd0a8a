import Messages

/// Who answers for a grid or a place: a unit, and a post in it such as 路长 or 街长.
///
/// Never a person.
public struct DutyHolder: Codable, Sendable, Hashable {
    /// The unit's id in the unit register, or its full name where it is not registered.
    public var unit: String
    /// The post; `null` when the unit as a whole answers.
    @OrNull public var post: String?

    /// Names who answers.
    public init(unit: String, post: String? = nil) {
        self.unit = unit
        self._post = OrNull(wrappedValue: post)
    }
}
