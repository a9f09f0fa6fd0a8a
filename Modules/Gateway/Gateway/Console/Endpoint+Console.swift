import Console
import HTTPTypes
import Hummingbird
import Messages

extension Endpoint {
    /// A page.
    ///
    /// What goes wrong becomes a page too.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - summary: What it shows, in one sentence.
    ///   - filters: The names that its address may have.
    ///   - desk: What pages need.
    ///   - view: Makes the view.
    /// - Returns: The endpoint.
    static func page<V: View>(
        _ path: String,
        _ summary: String,
        filters: [String] = [],
        on desk: ConsoleDesk,
        view: @escaping @Sendable (GatewayRequest) async throws -> V
    ) -> Endpoint {
        Endpoint(
            method: .get,
            path: path,
            summary: summary,
            parameters: .init { (filters + ["done"]).map { EndpointParameter(name: $0, text: "Filter of the page.") } },
            answer: .content("text/html")
        ) { request in
            do {
                guard desk.asker(of: request).hasPage(path) else { throw ConsoleDesk.notInstalled(path) }
                return desk.show(try await view(request), for: request)
            } catch {
                return try desk.trouble(error, for: request)
            }
        }
    }

    /// A form that a page sends.
    ///
    /// - Parameters:
    ///   - path: Where it is sent to.
    ///   - summary: What it does, in one sentence.
    ///   - desk: What pages need.
    ///   - carryOut: Gives the command; answers the way on.
    ///   - refused: Makes the page that the form came from, with what was typed and what was wrong.
    /// - Returns: The endpoint.
    static func form<V: View>(
        _ path: String,
        _ summary: String,
        on desk: ConsoleDesk,
        carryOut: @escaping @Sendable (ConsoleForm, GatewayRequest) async throws -> Response,
        refused: @escaping @Sendable (ConsoleForm, ProblemText, GatewayRequest) async throws -> V
    ) -> Endpoint {
        Endpoint(
            method: .post,
            path: path,
            summary: summary,
            status: .seeOther,
            answer: .content("text/html")
        ) { request in
            do {
                let form = try await ConsoleForm(request)
                do {
                    return try await carryOut(form, request)
                } catch let problem as Problem {
                    let text = ProblemText(problem)
                    let view = try await refused(form, text, request)
                    let status = HTTPProblem(problem).status
                    return desk.show(view, for: request, problem: text, status: status)
                }
            } catch {
                return try desk.trouble(error, for: request)
            }
        }
    }
}

extension ConsoleDesk {
    /// A page whose module the composition leaves out: waiting does not help.
    static func notInstalled(_ path: String) -> Problem {
        Problem(
            "gateway.not-installed",
            .notFound,
            "This installation has no page '\(path)': its composition leaves the module out.",
            remedy: "Ask who runs the system to add the module to the composition."
        )
    }

    /// A page instead of a problem document, for somebody who is signed in and opens an address in a browser.
    ///
    /// - Returns: `nil` for programs, and for whoever is not signed in.
    func page(instead problem: HTTPProblem, _ request: Request, _ context: GatewayContext) -> Response? {
        var head = request.head
        head.path = request.uri.path
        let bare = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        guard request.method == .get, !request.uri.path.hasPrefix("/api"), context.identity != .nobody,
            let bare = try? GatewayRequest(bare, context, parameters: []),
            bare.firstAccepted(of: ["text/html", "application/json", "application/problem+json"]) == "text/html"
        else { return nil }
        return page(of: problem, for: bare)
    }

    /// The page for something that cannot be shown; what is no problem of a request goes on.
    func trouble(_ error: any Error, for request: GatewayRequest) throws -> Response {
        let failure: HTTPProblem
        switch error {
        case let problem as HTTPProblem: failure = problem
        case let problem as Problem: failure = HTTPProblem(problem)
        default: throw error
        }
        guard failure.status != .unauthorized else { throw failure }
        return page(of: failure, for: request)
    }

    private func page(of failure: HTTPProblem, for request: GatewayRequest) -> Response {
        let view = TroubleView(isMissing: failure.status == .notFound)
        return show(view, for: request, problem: ProblemText(failure.problem), status: failure.status)
    }
}
