import AccountsMessages
import Messages

/// When somebody may try to sign in, and when a secret still holds.
enum SignInRules {
    /// Until when an account is locked; `nil` when it is not.
    ///
    /// - Parameters:
    ///   - failures: When wrong passwords were given since the last sign-in, in milliseconds, in any order.
    ///   - now: The present time.
    /// - Returns: When it opens, in milliseconds.
    static func lockedUntil(_ failures: [Int64], now: Int64) -> Int64? {
        let last = failures.sorted().suffix(SignIn.wrongPasswords)
        guard last.count == SignIn.wrongPasswords, let oldest = last.first, let newest = last.last else { return nil }
        let until = newest + SignIn.windowMilliseconds
        return newest - oldest <= SignIn.windowMilliseconds && now < until ? until : nil
    }

    /// Account or password are wrong, or it was wrong too often.
    ///
    /// It is one answer, so that it tells of no account whether it is there.
    static let wrong = Problem(
        AccountsCode.wrongPassword,
        .forbidden,
        "账号或密码不正确；连续输错 \(SignIn.wrongPasswords) 次的账号，十五分钟内不能用密码登录。"
            + "The account or the password is wrong; after \(SignIn.wrongPasswords) wrong ones an account takes no "
            + "password for fifteen minutes.",
        remedy: "Try again, or ask the administrator for a sign-in link."
    )

    /// A link that opens nothing.
    static let linkSpent = Problem(
        AccountsCode.linkSpent,
        .forbidden,
        "登录链接已使用或已过期。The sign-in link was used, or is older than ten minutes.",
        remedy: "Ask the administrator for another one (baizhen account link)."
    )

    /// The account may not sign in.
    static let disabled = Problem(
        AccountsCode.disabled,
        .forbidden,
        "账号已停用。The account is disabled.",
        remedy: "Ask the administrator."
    )
}
