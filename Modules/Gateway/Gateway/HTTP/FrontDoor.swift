import HTTPTypes
import Hummingbird
import Logging
import Messages
import NIOHTTP1

/// What every request passes, found or not: trace, who asks, problems as documents, counting.
struct FrontDoor: RouterMiddleware {
    typealias Context = GatewayContext

    let doorkeeper: Doorkeeper
    let paths: PathTable
    let metrics: RequestMetrics
    let desk: ConsoleDesk
    let random: @Sendable () -> UInt64

    func handle(
        _ request: Request,
        context: GatewayContext,
        next: @concurrent (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        let started = ContinuousClock.now
        var context = context
        context.trace = TraceContext.accept(request.headers[.traceparent], random: random)
        context.logger[metadataKey: "trace"] = .string(context.trace)
        var response: Response
        do {
            if !Doorkeeper.isOpen(request.uri.path) {
                context.identity = try await doorkeeper.identity(of: request, trace: context.trace)
            }
            response = try await next(request, context)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let problem = problem(from: error, request, context)
            response =
                signIn(instead: problem, request) ?? desk.page(instead: problem, request, context)
                ?? problem.response(trace: context.trace)
        }
        response.headers[.traceparent] = context.trace
        response.headers[.xContentTypeOptions] = "nosniff"
        metrics.count(
            method: request.method.rawValue,
            route: context.endpointPath.flatMap { $0 == "NotFound" ? nil : $0 } ?? "none",
            status: response.status.code,
            took: ContinuousClock.now - started
        )
        return response
    }

    /// Shows somebody who opens a page without being signed in the way, instead of a problem.
    private func signIn(instead problem: HTTPProblem, _ request: Request) -> Response? {
        let path = request.uri.path
        guard problem.status == .unauthorized, request.method == .get, !path.hasPrefix("/api") else { return nil }
        return .redirect(to: "/sign-in?next=\(QueryText.escaped(request.uri.string))", type: .normal)
    }

    private func problem(from error: any Error, _ request: Request, _ context: GatewayContext) -> HTTPProblem {
        switch error {
        case let problem as HTTPProblem: return problem
        case let problem as Problem: return HTTPProblem(problem)
        case is CancellationError: return .stopping
        case let error as HTTPError where error.status == .notFound: return missing(request)
        default:
            context.logger.error("A request failed.", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
            return .ourFault
        }
    }

    private func missing(_ request: Request) -> HTTPProblem {
        let path = request.uri.path
        let allowed = paths.methods(of: path)
        return allowed.isEmpty ? .noRoute(path) : .wrongMethod(request.method.rawValue, path, allowed: allowed)
    }
}

/// Which methods a path answers to, for the 405 that the router does not give.
struct PathTable: Sendable {
    private let entries: [(parts: [Substring], method: String)]

    init(_ endpoints: [Endpoint]) {
        self.entries = endpoints.map { ($0.path.split(separator: "/"), $0.method.rawValue) }
    }

    /// The methods of a path as it came in; none when there is no such path.
    func methods(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        let found = entries.filter { entry in
            entry.parts.count == parts.count
                && zip(entry.parts, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }
        return Set(found.map(\.method)).sorted()
    }
}
