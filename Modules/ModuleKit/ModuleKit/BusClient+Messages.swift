import Bus
import Messages

extension BusClient {
    /// Sends a command.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - options: The actor must be named.
    /// - Throws: The module's ``Problem``, or the bus's.
    public func request<C: Command>(_ command: C, options: RequestOptions) async throws(Problem) -> C.Reply {
        try await exchange(command, as: C.Reply.self, options)
    }

    /// Asks a query.
    ///
    /// - Throws: The module's ``Problem``, or the bus's.
    public func request<Q: Query>(_ query: Q, options: RequestOptions = .init()) async throws(Problem) -> Q.Reply {
        try await exchange(query, as: Q.Reply.self, options)
    }

    private func exchange<M: Message, Reply: Decodable>(
        _ message: M,
        as reply: Reply.Type,
        _ options: RequestOptions
    ) async throws(Problem) -> Reply {
        do {
            let data = try MessageCoding.encode(message)
            return try MessageCoding.decode(
                Reply.self,
                from: try await request(operation: M.name, data: data, options: options),
                of: M.name
            )
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem("bus.bad-message", .internal, "'\(M.name)' cannot be written: \(error)")
        }
    }
}
