import Foundation
import Messages

extension GatewayRequest {
    /// The body as a command, and who gives it.
    ///
    /// - Parameters:
    ///   - type: The command.
    ///   - body: What may stand in the body.
    ///   - given: Fields that come from elsewhere; they replace what the body says.
    ///   - usual: Fields that the body may leave out.
    /// - Returns: The command, and who gives it and why.
    /// - Throws: ``HTTPProblem`` 400 naming, by JSON pointer, every unknown name or the first place of a wrong type;
    ///   403 for a unit that the account is not.
    func command<C: Command>(
        _ type: C.Type,
        _ body: FirstUse<BodyShape>,
        given: [String: JSONValue],
        usual: [String: JSONValue]
    ) async throws -> (command: C, author: Author) {
        let shape = body.value
        let bytes = try await self.body()
        do {
            guard case .object(var members) = try GatewayJSON.decode(JSONValue.self, from: bytes) else {
                throw HTTPProblem.malformed("The body is not a JSON object.")
            }
            let faults = UnknownNames(shapes: shape.shapes).faults(in: .object(members), of: shape.schema)
            guard faults.isEmpty else { throw HTTPProblem.malformed("The body has unknown names.", errors: faults) }
            if let own = identity.actor, members["actor"] == nil {
                members["actor"] = try GatewayJSON.decode(JSONValue.self, from: GatewayJSON.encode(own))
            }
            members.merge(usual) { own, _ in own }
            members.merge(given) { _, given in given }
            let whole = try GatewayJSON.encode(JSONValue.object(members))
            let command = try GatewayJSON.decode(C.self, from: whole)
            if shape.ownsReason { members["reason"] = nil }
            var author = try GatewayJSON.decode(Author.self, from: GatewayJSON.encode(JSONValue.object(members)))
            author.actor = try identity.actor(named: author.actor)
            return (command, author)
        } catch let error as DecodingError {
            throw HTTPProblem.malformed("The body is not what is expected.", errors: [GatewayJSON.fault(of: error)])
        }
    }
}
