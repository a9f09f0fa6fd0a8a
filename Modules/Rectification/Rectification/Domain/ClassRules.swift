import Messages
import RectificationMessages
import RegistryMessages

/// Which class a case has, and which code its reason.
struct ClassRules {
    let rules: RectificationRules

    /// The class for a kind of origin, where nothing else is said.
    func usual(_ kind: CaseOrigin.Kind) -> RectificationRules.Class {
        rules.find(class: kind.rawValue)
            ?? .init(id: kind.rawValue, names: .init(zh: kind.rawValue), workingDays: 5, urgeBefore: 1)
    }

    /// The class of a case that is there; one whose rule is gone keeps the kind's deadline.
    func kept(_ id: String, _ kind: CaseOrigin.Kind) -> RectificationRules.Class {
        rules.find(class: id) ?? usual(kind)
    }

    /// A reason as somebody wrote it, with the code that it begins with.
    func reason(_ text: String) -> CaseReason {
        let code = rules.reasons.first { text.hasPrefix($0.code) || text.hasPrefix($0.names.zh) }?.code
        return CaseReason(code: code, text: text)
    }

    /// The class of what was heard: the one named, the reason's, or that of the kind.
    func heard(_ id: String?, _ reason: CaseReason, _ kind: CaseOrigin.Kind) -> RectificationRules.Class {
        let ofReason = rules.reasons.first { $0.code == reason.code }?.class
        return (id ?? ofReason).flatMap(rules.find) ?? usual(kind)
    }

    /// The class of a case that is filed by hand.
    ///
    /// - Throws: ``Problem`` `rectification.unknown-class` or `rectification.unknown-reason`.
    func filed(_ id: String?, _ reason: CaseReason) throws -> RectificationRules.Class {
        try check(code: reason.code, at: "/reason/code")
        guard let id else { return heard(nil, reason, .fault) }
        if let rule = rules.find(class: id) { return rule }
        let known = Set((rules.classes + RectificationRules.usual.classes).map(\.id)).sorted()
        throw Problem(
            RectificationCode.unknownClass,
            .invalid,
            "The programme has no class of cases '\(id)'.",
            remedy: "Name one of \(known.joined(separator: ", ")).",
            errors: [.init(pointer: "/class", message: "expected one of \(known.joined(separator: ", "))")]
        )
    }

    /// Refuses a code that the programme does not have.
    ///
    /// - Throws: ``Problem`` `rectification.unknown-reason`.
    func check(code: String?, at pointer: String) throws {
        guard let code, !rules.reasons.contains(where: { $0.code == code }) else { return }
        let known = rules.reasons.map(\.code).joined(separator: ", ")
        throw Problem(
            RectificationCode.unknownReason,
            .invalid,
            "The programme has no code '\(code)' of a reason.",
            remedy: known.isEmpty ? "Leave the code out; the programme has none." : "Name one of \(known).",
            errors: [.init(pointer: pointer, message: known.isEmpty ? "expected none" : "expected one of \(known)")]
        )
    }
}
