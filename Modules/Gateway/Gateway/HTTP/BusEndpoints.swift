import HTTPTypes
import Hummingbird
import Messages

/// Endpoints that are nothing but a message: decode, ask the bus, pass the answer on.
extension Endpoint {
    /// A GET whose query is a message of a module.
    ///
    /// The message's fields are the endpoint's parameters.
    ///
    /// - Parameters:
    ///   - type: The message.
    ///   - path: The path.
    ///   - fields: Which field of the message each part of the path fills.
    ///   - tagged: Whether the answer has a `version` that becomes its ETag.
    ///   - table: How the answer becomes CSV or XLSX, when it can.
    ///   - summary: What it is for, in one sentence.
    ///   - bus: Where the message goes.
    /// - Returns: The endpoint.
    static func query<Q: Query>(
        _ type: Q.Type,
        at path: String,
        fields: [String: String] = [:],
        tagged: Bool = false,
        table: ListTable? = nil,
        _ summary: String,
        on bus: any GatewayBus
    ) -> Endpoint {
        let shape = FirstUse { QueryShape(type, inPath: Set(fields.values)) }
        return Endpoint(
            method: .get,
            path: path,
            summary: summary,
            parameters: .init { shape.value.parameters + (table == nil ? [] : [.lang, .format]) },
            answer: .json(Q.Reply.self, others: table == nil ? [] : TableFormat.allCases.map(\.name))
        ) { request in
            let members = try shape.value.members(of: request, fields: fields)
            if let table, let format = try request.tableFormat {
                return try await table.response(to: request, as: format, members: members, of: Q.name, on: bus)
            }
            let data = try GatewayJSON.encode(JSONValue.object(members))
            let reply = try await bus.request(operation: Q.name, data: data, options: request.options())
            return .json(reply, headers: tagged ? try Self.tag(of: reply) : [:])
        }
    }

    /// A POST whose body is a command of a module.
    ///
    /// - Parameters:
    ///   - type: The command.
    ///   - path: The path.
    ///   - fields: Which field of the command each part of the path fills; those must not stand in the body.
    ///   - usual: Like `fields`, but the body may say otherwise.
    ///   - summary: What it is for, in one sentence.
    ///   - bus: Where the command goes.
    ///   - check: Refuses a command that does not fit its path.
    ///   - dryRun: What a dry run answers, when that is not the command's reply.
    /// - Returns: The endpoint.
    static func command<C: Command>(
        _ type: C.Type,
        at path: String,
        fields: [String: String] = [:],
        usual: [String: String] = [:],
        _ summary: String,
        on bus: any GatewayBus,
        check: Check<C>? = nil,
        dryRun: DryRun<C>? = nil
    ) -> Endpoint {
        let shape = FirstUse { BodyShape(type, given: Set(fields.values), usual: Set(usual.values)) }
        return Endpoint(
            method: .post,
            path: path,
            summary: summary,
            parameters: .init { EndpointParameter.ofWrites(versioned: shape.value.isVersioned) },
            body: shape,
            status: .created,
            answer: .json(C.Reply.self)
        ) { request in
            var given = try request.parts(fields)
            let expected = shape.value.isVersioned ? try request.expectedVersion() : nil
            if let expected { given["expectedVersion"] = .integer(Int64(expected)) }
            let (command, author) = try await request.command(C.self, shape, given: given, usual: request.parts(usual))
            try await check?(command, request)
            let dry = try request.flag("dryRun")
            if dry, let dryRun { return .json(try await dryRun(command, request)) }
            let options = request.options(author, dryRun: dry)
            do {
                let data = try GatewayJSON.encode(command)
                let reply = try await bus.request(operation: C.name, data: data, options: options)
                return .json(reply, status: dry ? .ok : .created)
            } catch let problem as Problem where expected != nil && problem.code.hasSuffix(".version-mismatch") {
                throw HTTPProblem(.preconditionFailed, problem)
            }
        }
    }

    /// Throws when a command does not fit the path that it came to.
    typealias Check<C: Command> = @Sendable (C, GatewayRequest) async throws -> Void

    /// What a dry run answers instead, for a command that has a better answer than its reply.
    typealias DryRun<C: Command> = @Sendable (C, GatewayRequest) async throws -> [UInt8]

    private static func tag(of reply: [UInt8]) throws -> HTTPFields {
        struct Versioned: Decodable { var version: Int }
        let version = try GatewayJSON.decode(Versioned.self, from: reply).version
        return [.eTag: "\"\(version)\""]
    }
}

extension EndpointParameter {
    /// What every write takes besides its body.
    static func ofWrites(versioned: Bool) -> [EndpointParameter] {
        let always: [EndpointParameter] = [
            .init(name: "dryRun", schema: .boolean, text: "Only say what would happen; nothing is kept."),
            .init(
                name: "Idempotency-Key",
                place: .header,
                text: "Your name for this write: sent again with the same key and body, it is carried out once."
            ),
        ]
        let matching = EndpointParameter(
            name: "If-Match",
            place: .header,
            text: "The ETag that you saw; 412 when the thing has changed since."
        )
        return versioned ? always + [matching] : always
    }
}

extension GatewayRequest {
    /// Parts of the path as fields of a message.
    fileprivate func parts(_ fields: [String: String]) throws(HTTPProblem) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (part, field) in fields { members[field] = .string(try path(part)) }
        return members
    }
}
