import Bus
import Messages
import Stream

extension BusClient {
    /// Sends a command.
    ///
    /// - Parameters:
    ///   - command: What to do.
    ///   - options: The actor must be named.
    /// - Returns: The module's reply.
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

extension BusClient {
    /// Asks a module how far its stream goes.
    ///
    /// - Throws: The module's ``Problem``, or the bus's.
    public func streamState(of module: String) async throws(Problem) -> StreamState {
        let name = StreamOperation.state.name(of: module)
        let data = try await request(operation: name, data: [])
        return try Self.decode(StreamState.self, data, name)
    }

    /// Asks a module for the events after a sequence.
    ///
    /// - Throws: The module's ``Problem``, or the bus's.
    public func streamPage(of module: String, after: UInt64, limit: Int? = nil) async throws(Problem) -> FetchedPage {
        let limits = limit.map { #","limit":\#($0)"# } ?? ""
        let content = try await requestContent(
            operation: StreamOperation.fetch.name(of: module),
            data: Array(#"{"after":\#(after)\#(limits)}"#.utf8)
        )
        return try FetchedPage(content)
    }

    /// Asks a module for its cursors and dead letters.
    ///
    /// - Throws: The module's ``Problem``, or the bus's.
    public func status(of module: String) async throws(Problem) -> ModuleStatus {
        let name = StreamOperation.status.name(of: module)
        let data = try await request(operation: name, data: [])
        return try Self.decode(ModuleStatus.self, data, name)
    }

    private static func decode<M: Decodable>(_ type: M.Type, _ data: [UInt8], _ name: String) throws(Problem) -> M {
        do {
            return try MessageCoding.decode(type, from: data, of: name)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem("bus.bad-answer", .internal, "The answer to '\(name)' cannot be read: \(error)")
        }
    }
}
