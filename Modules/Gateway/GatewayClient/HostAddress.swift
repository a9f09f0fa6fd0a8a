import Foundation
import Messages

/// Where a running host is, and the token that it lets us in with.
public struct HostAddress: Sendable, Hashable {
    /// The host's name or number (`127.0.0.1`).
    public var host: String
    /// The port.
    public var port: Int
    /// What stands before `/api/v1`, for a host behind another server; usually empty.
    public var prefix: String
    /// The bearer token; empty when none was found.
    public var token: String

    /// Names a host.
    public init(host: String, port: Int, prefix: String = "", token: String) {
        self.host = host
        self.port = port
        self.prefix = prefix
        self.token = token
    }

    /// Finds the host: `BAIZHEN_URL`, else what `DATA/endpoints.json` says; the token: `BAIZHEN_TOKEN`, else
    /// `DATA/admin.token`.
    ///
    /// - Parameters:
    ///   - data: The data folder.
    ///   - environment: The process's environment.
    /// - Returns: Where the host should be; whether it is there shows when it is asked.
    /// - Throws: ``Problem`` `client.no-host` when neither says anything, `client.bad-address` when it is no address.
    public static func find(data: String, environment: [String: String]) throws(Problem) -> HostAddress {
        let folder = URL(filePath: data, directoryHint: .isDirectory)
        let saved = try? String(contentsOf: folder.appending(path: "admin.token"), encoding: .utf8)
        let token = environment["BAIZHEN_TOKEN"] ?? saved ?? ""
        let trimmed = token.trimmingCharacters(in: .whitespacesAndNewlines)
        if let url = environment["BAIZHEN_URL"], !url.isEmpty {
            return try HostAddress(url: url, from: "BAIZHEN_URL", token: trimmed)
        }
        let file = folder.appending(path: "endpoints.json")
        guard let content = try? Data(contentsOf: file) else {
            throw Problem(
                "client.no-host",
                .unavailable,
                "No host is known: there is no \(file.path(percentEncoded: false)).",
                remedy:
                    "Start one with 'baizhen serve', or name its data folder with --data or its address in BAIZHEN_URL."
            )
        }
        struct Endpoints: Decodable { var http: String }
        guard let endpoints = try? JSONDecoder().decode(Endpoints.self, from: content) else {
            throw Self.badAddress(String(decoding: content.prefix(80), as: UTF8.self), from: file.path())
        }
        return try HostAddress(url: endpoints.http, from: file.path(), token: trimmed)
    }

    private init(url: String, from place: String, token: String) throws(Problem) {
        guard let parts = URLComponents(string: url), parts.scheme == "http", let host = parts.host, !host.isEmpty
        else {
            throw Self.badAddress(url, from: place)
        }
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        let prefix = parts.path.hasSuffix("/") ? String(parts.path.dropLast()) : parts.path
        self.init(host: bare, port: parts.port ?? 80, prefix: prefix, token: token)
    }

    private static func badAddress(_ text: String, from place: String) -> Problem {
        Problem(
            "client.bad-address",
            .invalid,
            "\(place) does not name a host: '\(text)'.",
            remedy: "It must be like http://127.0.0.1:8080; https is for a proxy in between."
        )
    }
}
