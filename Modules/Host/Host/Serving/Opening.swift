import AccountsMessages
import Bus
import Foundation
import Gateway
import Logging
import Messages
import PluginHost
import ServiceLifecycle
import Synchronization

/// What happens once everything runs: examples are loaded, files written, and the host says that it is ready.
final class Opening: Service {
    let readiness: Readiness
    private let composition: Composition
    private let options: HostOptions
    private let folder: DataFolder
    private let foundation: BusFoundation
    private let plugins: (host: PluginHost, place: String)?
    private let announce: @Sendable (String) -> Void
    private let logger: Logger
    private let port: AsyncStream<Int>
    private let portFound: AsyncStream<Int>.Continuation

    private static let listening = "HTTP does not listen yet."
    private static let loading = "The examples are being loaded."
    private static let writing = "endpoints.json is not written yet."

    init(
        composition: Composition,
        options: HostOptions,
        folder: DataFolder,
        foundation: BusFoundation,
        plugins: (host: PluginHost, place: String)?,
        announce: @escaping @Sendable (String) -> Void,
        logger: Logger
    ) {
        self.composition = composition
        self.options = options
        self.folder = folder
        self.foundation = foundation
        self.plugins = plugins
        self.announce = announce
        self.logger = logger
        readiness = Readiness(waitingFor: [Self.listening, Self.loading, Self.writing], plugins: plugins?.host)
        (port, portFound) = AsyncStream<Int>.makeStream()
    }

    /// Told by the gateway, once, when it listens.
    func listening(on port: Int) {
        portFound.yield(port)
        portFound.finish()
    }

    /// Opens the house, then waits for the end.
    func run() async throws {
        try await cancelWhenGracefulShutdown { [self] in
            guard let port = await port.first(where: { _ in true }) else { return }
            readiness.done(Self.listening)
            let address = "http://\(ListenAddress(composition.listen)?.host ?? "127.0.0.1"):\(port)"
            await plugins?.host.settled()
            let summary = options.loadsExamples ? try await loadExamples() : []
            readiness.done(Self.loading)
            try writeEndpoints(http: address)
            readiness.done(Self.writing)
            for line in summary { announce(line) }
            if let link = await signInLink() { announce("sign in \(address)\(link)") }
            announce("ready \(address)")
            logger.info("ready", metadata: ["http": "\(address)", "data": "\(folder.path)"])
        }
        try await gracefulShutdown()
    }

    /// A link that signs the built-in administrator in, once; `nil` when there are no accounts.
    ///
    /// It goes to who started the host and nowhere else, as Jupyter does it.
    private func signInLink() async -> String? {
        guard composition.modules.contains(IssueSignInLink.service) else { return nil }
        do {
            return try await BuiltInAccount(bus: foundation.client).signInLink()
        } catch {
            logger.warning("no sign-in link", metadata: ["why": "\(error)"])
            return nil
        }
    }

    private func loadExamples() async throws -> [String] {
        let folders = ExampleFolders.find(options.executable, folder)
        guard !folders.isEmpty else {
            let own = folder.file("examples")
            throw Problem(
                "host.no-examples",
                .notFound,
                "The examples cannot be loaded: they stand neither beside the build folder of \(options.executable) "
                    + "nor in \(own).",
                remedy: "Copy the folder 'examples' of a checkout to \(own), or start without --examples."
            )
        }
        try await ExampleLoader(bus: foundation.client, modules: composition.modules).load(from: folders)
        return try await ExampleSummary(bus: foundation.client, modules: composition.modules).lines()
    }

    private func writeEndpoints(http: String) throws {
        let outside = foundation.outside
        let file = EndpointsFile(
            http: http,
            events: .init(subscribe: outside.subscribe, publish: outside.publish.isEmpty ? nil : outside.publish),
            requests: outside.requests,
            plugins: plugins?.place ?? folder.file("plugins")
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try folder.write([UInt8](try encoder.encode(file)), to: "endpoints.json", mode: 0o644)
    }
}
