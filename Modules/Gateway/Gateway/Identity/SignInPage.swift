import HTTPTypes
import Hummingbird
import Messages

/// The page at `/sign-in`: a form that sends `link`, or `account` and `password`, and `next` to `/sign-in`.
///
/// A link is opened by the button and not by looking at it, so that whatever previews links does not spend it.
enum SignInPage {
    /// Nothing on the page may load or run anything.
    private static let headers: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        .cacheControl: "no-store",
        .referrerPolicy: "same-origin",
    ]

    /// The page.
    ///
    /// - Parameters:
    ///   - link: The link's secret, when the asker came by one.
    ///   - next: Where to go afterwards: a path of this host.
    ///   - problem: Why the last try failed.
    static func response(link: String?, next: String, problem: Problem?) -> Response {
        let told = problem.map { #"<p class="wait" role="alert">\#(FrontPage.escaped($0.detail))</p>"# } ?? ""
        let fields =
            link.map { #"<input type="hidden" name="link" value="\#(FrontPage.escaped($0))">"# } ?? Self.fields
        let html = """
            <!doctype html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><title>登录 · 百镇 Baizhen</title></head>
            <body><main><h1>百镇 Baizhen</h1>\(told)
            <form method="post" action="/sign-in">
            <input type="hidden" name="next" value="\(FrontPage.escaped(next))">\(fields)
            <button type="submit">登录 Sign in</button>
            </form></main></body></html>

            """
        return .content(
            [UInt8](html.utf8),
            type: "text/html; charset=utf-8",
            status: problem == nil ? .ok : .forbidden,
            headers: headers
        )
    }

    private static let fields = """
        <label for="account">账号 Account</label>
        <input id="account" name="account" autocomplete="username" required>
        <label for="password">密码 Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required>
        """
}
