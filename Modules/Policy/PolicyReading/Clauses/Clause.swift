import Messages

/// Who is responsible for something, as one place of the text says.
public struct ResponsibilityClause: Codable, Sendable, Hashable {
    /// What the lead rests on.
    public enum LeadBasis: String, Codable, Sendable {
        /// 牵头 or a like word is written.
        case stated
        /// The word is missing; the unit stands where the lead stands.
        case position
        /// No lead is named.
        case none
    }

    /// Units that lead (牵头).
    public var lead: [String]
    /// Units that join in (参加、配合).
    public var joining: [String]
    /// Units that are named with no role.
    public var responsible: [String]
    /// The line that it begins in, from 1.
    public var line: Int
    /// The line that it ends in.
    public var lineEnd: Int
    /// What the lead rests on.
    public var leadBasis: LeadBasis
    /// Whether the text leaves the list open (等).
    public var openEnded: Bool
    /// The number and title of the heading that it belongs to; `null` where there is none.
    @OrNull public var task: String?
    /// The words it rests on.
    public var phrase: String
}
