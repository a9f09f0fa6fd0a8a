import Messages

/// Why something was refused, in the words of the page.
public struct ProblemText: Sendable {
    /// One wrong place.
    public struct Fault: Sendable {
        /// The place, in words; `nil` for the whole.
        public let place: String?
        /// What is wrong there.
        public let message: String
        fileprivate let field: String
    }

    /// What happened.
    public let headline: String
    /// What to do now; `nil` when the headline says it.
    public let advice: String?
    /// The wrong places.
    public let faults: [Fault]
    /// The stable code, for those who ask for help.
    public let code: String
    /// The module's own words, where there are no Chinese ones.
    public let original: String?

    /// Puts a problem into Chinese words.
    public init(_ problem: Problem) {
        let known = ProblemWords.known[problem.code]
        headline = known ?? ProblemWords.general(problem.kind)
        advice = problem.retryable ? "稍后再试；重复提交不会重复办理。" : nil
        faults = problem.errors.map { fault in
            let field = fault.pointer.split(separator: "/").last.map(String.init) ?? ""
            if field == "materials", let missing = ProblemWords.missingMaterial(fault.message) {
                return Fault(place: nil, message: missing, field: field)
            }
            return Fault(
                place: ProblemWords.places[field] ?? (field.isEmpty ? nil : fault.pointer),
                message: ProblemWords.chinese(of: fault.message),
                field: field
            )
        }
        code = problem.code
        original = known == nil ? "\(problem.detail) \(problem.remedy)" : nil
    }

    /// What is wrong with a field.
    public func error(of field: String) -> String? {
        faults.first { $0.field == field }?.message
    }
}
