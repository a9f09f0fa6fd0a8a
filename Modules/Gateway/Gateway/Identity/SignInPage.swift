import Console
import Hummingbird
import Messages

/// The page at `/sign-in`: a form that sends `link`, or `account` and `password`, and `next` to `/sign-in`.
///
/// A link is opened by the button and not by looking at it, so that whatever previews links does not spend it.
enum SignInPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - link: The link's secret, when the asker came by one.
    ///   - next: Where to go afterwards: a path of this host.
    ///   - problem: Why the last try failed.
    /// - Returns: The page.
    static func response(link: String?, next: String, problem: Problem?) -> Response {
        let view = SignInView(link: link, next: next, trouble: problem.map(ProblemText.init))
        return .page(ConsolePage(bare: view), status: problem == nil ? .ok : .forbidden)
    }
}
