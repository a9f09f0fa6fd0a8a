/// A clause before the names of its units are brought together.
struct RawClause: Sendable {
    var lead: [String] = []
    var joining: [String] = []
    var responsible: [String] = []
    var basis = ResponsibilityClause.LeadBasis.none
    var isOpen = false
    var paragraph = 0
    /// The paragraph of its label, where that is another one.
    var labelParagraph: Int?
    var place: Range<Int> = 0..<0
    var line = 0
    var lineEnd = 0
    var phrase = ""
    /// Whether the next paragraph may go on with it: `牵头单位：…` and `配合单位：…` on two lines.
    var isLine = false
    /// Whether the last words were a label of a lead.
    var labelled: Set<Responsibilities.Role> = []

    /// The first unit leads: the text said so once for all.
    mutating func leadByOrder() {
        guard lead.isEmpty, joining.isEmpty, basis == .none, !responsible.isEmpty else { return }
        lead = [responsible.removeFirst()]
        basis = .stated
    }

    var isEmpty: Bool { lead.isEmpty && joining.isEmpty && responsible.isEmpty }
}
