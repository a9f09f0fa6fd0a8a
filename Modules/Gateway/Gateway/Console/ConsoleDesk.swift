import Bus
import Console
import HTTPTypes
import Hummingbird
import Logging
import Messages
import PluginMessages

/// What every page of the console needs: questions and commands in the asker's name, and the way to show a view.
struct ConsoleDesk: Sendable {
    let bus: any GatewayBus
    /// The modules that run here.
    let modules: Set<String>
    /// The kinds of tables that these modules take.
    let kinds: [TableKind]
    /// The town types, for when no catalogue of plugins runs here.
    let townTypes: [PluginDescription.TownType]
    /// Random numbers for the keys of forms.
    let random: @Sendable () -> UInt64

    /// Who asks, as pages show them, and what there is here for them.
    func asker(of request: GatewayRequest) -> Asker {
        Asker(
            unit: request.identity.names.zh,
            acting: request.identity.unit,
            access: request.identity.access,
            modules: modules,
            imports: !kinds(for: request).isEmpty
        )
    }

    /// The kinds of tables that somebody may import here.
    func kinds(for request: GatewayRequest) -> [TableKind] {
        kinds.filter { $0.isFor(request.identity.access) }
    }

    /// Asks a module, with what the asker may see.
    func ask<Q: Query>(_ query: Q, for request: GatewayRequest) async throws -> Q.Reply {
        let data = try GatewayJSON.encode(query)
        let reply = try await bus.request(operation: Q.name, data: data, options: request.options())
        return try GatewayJSON.decode(Q.Reply.self, from: reply)
    }

    /// Asks a module for a part that the page can do without.
    ///
    /// - Returns: `nil` when the module does not answer, has nothing, or may not tell.
    func ask<Q: Query>(orNothing query: Q, for request: GatewayRequest) async throws -> Q.Reply? {
        do {
            return try await ask(query, for: request)
        } catch let problem as Problem {
            request.context.logger.debug("a page lacks a part", metadata: ["code": "\(problem.code)"])
            return nil
        }
    }

    /// Gives a command in the asker's name.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - form: The form that asks for it; its key makes it happen once, its reason goes along.
    ///   - request: Whose.
    /// - Returns: What the module answers.
    /// - Throws: ``Problem`` when the module refuses, or does not answer.
    func give<C: Command>(_ command: C, of form: ConsoleForm, for request: GatewayRequest) async throws -> C.Reply {
        var options = request.options(Author(actor: request.identity.acting, reason: form["reason"]))
        options.key = form["key"].map { "console-\($0)-\(C.name)-\(request.request.uri.path)" }
        let data = try GatewayJSON.encode(command)
        let reply = try await bus.request(operation: C.name, data: data, options: options)
        return try GatewayJSON.decode(C.Reply.self, from: reply)
    }

    /// A new key for the forms of a page.
    func key() -> String {
        String(random(), radix: 36) + String(random(), radix: 36)
    }

    /// A view in its frame.
    func show(
        _ view: some View,
        for request: GatewayRequest,
        problem: ProblemText? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let frame = Frame(
            asker: asker(of: request),
            path: request.request.uri.path,
            done: request.text("done"),
            problem: problem
        )
        return .page(ConsolePage(view, in: frame), status: status)
    }
}

extension Response {
    /// A page of the console.
    static func page(_ page: ConsolePage, status: HTTPResponse.Status = .ok) -> Response {
        .content([UInt8](page.html.utf8), type: "text/html; charset=utf-8", status: status, headers: consoleHeaders)
    }

    /// Scripts and styles come from this host's own files only, and nothing may be put into a frame.
    static let consoleHeaders: HTTPFields = [
        .contentSecurityPolicy: """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
        base-uri 'none'; form-action 'self'; frame-ancestors 'none'
        """,
        .cacheControl: "no-store",
        .referrerPolicy: "same-origin",
    ]

    /// The way on after a form was carried out.
    ///
    /// - Parameters:
    ///   - path: Where to.
    ///   - done: The word for what was done.
    /// - Returns: A redirection, 303.
    static func seeOther(_ path: String, done: String) -> Response {
        let mark = path.contains("?") ? "&" : "?"
        return Response(
            status: .seeOther,
            headers: [.location: "\(path)\(mark)done=\(done)", .cacheControl: "no-store"],
            body: .init()
        )
    }
}
