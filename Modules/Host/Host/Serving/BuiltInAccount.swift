import AccountsMessages
import Bus
import Gateway
import Messages
import ModuleKit

/// The administrator that every installation has, so that somebody can sign in on the first day.
///
/// It has no password until it is given one; whoever starts the host gets a sign-in link, good once within ten minutes.
struct BuiltInAccount: Sendable {
    let bus: BusClient

    /// Its id.
    static let id = "admin"

    private static let host = ActingUnit(unit: ActingUnit.installation, post: "host")

    /// The path that signs it in, the account made first when there is none.
    ///
    /// - Throws: The accounts' ``Problem``, also when the account was disabled.
    func signInLink() async throws(Problem) -> String {
        let options = RequestOptions(actor: Self.host)
        do {
            _ = try await bus.request(FindAccount(id: Self.id))
        } catch {
            guard error.code == AccountsCode.notFound else { throw error }
            let names = LocalizedName(zh: "系统管理员", en: "Administrator")
            let account = CreateAccount(
                id: Self.id,
                names: names,
                unit: ActingUnit.installation,
                role: .administrator
            )
            _ = try await bus.request(account, options: options)
        }
        let secret = Secret()
        _ = try await bus.request(IssueSignInLink(account: Self.id, digest: secret.digest), options: options)
        return "/sign-in?link=\(secret.text)"
    }
}
