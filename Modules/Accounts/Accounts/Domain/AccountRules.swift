import AccountsMessages
import Messages

/// What an account must look like.
enum AccountRules {
    /// The longest id, in characters.
    static let idLimit = 64
    /// The longest name, unit, post or label, in characters.
    static let textLimit = 120
    /// The most programmes, towns or regions in a scope.
    static let placesLimit = 500

    /// What is wrong with an account apart from its places, by JSON pointer.
    private static func faults(in account: Account) -> [Problem.Fault] {
        var faults: [Problem.Fault] = []
        if !isID(account.id) {
            faults.append(.init(pointer: "/id", message: "expected lower-case letters, digits and dashes, at most 64"))
        }
        for (pointer, text) in [("/unit", account.unit), ("/names/zh", account.names.zh)] where !isText(text) {
            faults.append(.init(pointer: pointer, message: "expected text of at most \(textLimit) characters"))
        }
        if let post = account.post, !isText(post) {
            faults.append(.init(pointer: "/post", message: "expected text of at most \(textLimit) characters"))
        }
        return faults
    }

    /// Refuses an account whose places nobody has named: the whole has to be asked for.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    static func requireScope(_ scope: AccountScope?, of role: Access.Role) throws(Problem) {
        guard scope == nil, role != .administrator else { return }
        let message = "expected programmes, towns or regions, or {} for every one"
        try refuse([.init(pointer: "/scope", message: message)], "Nobody said what the account is there for.")
    }

    /// Refuses an account that has faults.
    ///
    /// - Parameters:
    ///   - account: The account as it would be.
    ///   - places: Whether its role or its places are new; those of older days may stay as they are.
    /// - Throws: ``Problem`` `accounts.invalid` with each of them.
    static func check(_ account: Account, places: Bool) throws(Problem) {
        let faults = faults(in: account) + (places ? faultsOfPlaces(in: account) : [])
        try refuse(faults, "The account cannot be kept like this.")
    }

    /// Refuses a label that cannot be kept.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    static func check(label: String?, days: Int) throws(Problem) {
        var faults: [Problem.Fault] = []
        if let label, !isText(label) {
            faults.append(.init(pointer: "/label", message: "expected text of at most \(textLimit) characters"))
        }
        if !(1...IssueToken.mostDays).contains(days) {
            faults.append(.init(pointer: "/days", message: "expected 1 to \(IssueToken.mostDays), found \(days)"))
        }
        try refuse(faults, "The token cannot be made like this.")
    }

    /// Refuses what is no SHA-256 in hexadecimal.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    static func check(digest: String, at pointer: String) throws(Problem) {
        let isDigest = digest.utf8.count == 64 && digest.allSatisfy { "0123456789abcdef".contains($0) }
        guard !isDigest else { return }
        try refuse(
            [.init(pointer: pointer, message: "expected SHA-256 as 64 hexadecimal digits")],
            "The digest of a secret cannot be read."
        )
    }

    /// Refuses faults when there are any.
    ///
    /// - Throws: ``Problem`` `accounts.invalid` with each of them.
    static func refuse(_ faults: [Problem.Fault], _ detail: String) throws(Problem) {
        guard !faults.isEmpty else { return }
        throw Problem(
            AccountsCode.invalid,
            .invalid,
            detail,
            remedy: "Correct the named places and send it again.",
            errors: faults
        )
    }

    private static func faultsOfPlaces(in account: Account) -> [Problem.Fault] {
        let scope = account.scope
        if account.role == .administrator, !scope.isWhole {
            return [.init(pointer: "/scope", message: "an administrator is there for the whole; leave the scope out")]
        }
        if account.lacksPlaces {
            return [.init(pointer: "/scope/towns", message: "a reporter is there for towns; name them, or a region")]
        }
        let lists = [("programmes", scope.programmes), ("towns", scope.towns), ("regions", scope.regions)]
        return lists.compactMap { name, ids in
            guard let ids, ids.isEmpty || ids.count > placesLimit || !ids.allSatisfy(isText) else { return nil }
            return .init(pointer: "/scope/\(name)", message: "expected 1 to \(placesLimit) ids; null for every one")
        }
    }

    private static func isText(_ text: String) -> Bool {
        !text.allSatisfy(\.isWhitespace) && text.count <= textLimit && !text.contains(where: \.isNewline)
    }

    private static func isID(_ text: String) -> Bool {
        let allowed = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return allowed && !text.isEmpty && !text.hasPrefix("-") && text.utf8.count <= idLimit
    }
}
