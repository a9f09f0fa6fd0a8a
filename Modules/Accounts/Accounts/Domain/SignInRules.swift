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

    /// Too many wrong passwords.
    ///
    /// - Parameter until: When it opens again, `HH:mm`.
    /// - Returns: What the asker is told.
    static func locked(until: String) -> Problem {
        Problem(
            AccountsCode.locked,
            .forbidden,
            "密码多次错误，账号已锁定至 \(until)。Locked until \(until) after \(SignIn.wrongPasswords) wrong passwords.",
            remedy: "Wait, or ask the administrator for a sign-in link."
        )
    }

    /// Account or password are wrong.
    static let wrong = Problem(
        AccountsCode.wrongPassword,
        .forbidden,
        "账号或密码不正确。The account or the password is wrong.",
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
