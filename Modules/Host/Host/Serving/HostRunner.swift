import Foundation
import Logging
import Messages
import ServiceLifecycle
import UnixSignals

/// Runs a host from the options of the command line until it is told to stop.
public enum HostRunner {
    /// Serves until SIGTERM or SIGINT, or until something fails.
    ///
    /// - Parameters:
    ///   - options: What the command line says.
    ///   - logger: Where the host tells what happens.
    ///   - announce: Gets the summary line by line, and last the address, as soon as the host is ready.
    /// - Throws: ``Problem``.
    public static func run(
        _ options: HostOptions,
        logger: Logger,
        announce: @escaping @Sendable (String) -> Void
    ) async throws {
        let composition = try composition(options)
        let host = try await Host.start(composition, options: options, logger: logger, announce: announce)
        let group = ServiceGroup(
            configuration: .init(
                services: host.services.map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch {
            await host.stop()
            throw error
        }
        await host.stop()
    }

    /// Reads the composition and puts what the command line says over it.
    ///
    /// - Throws: ``Problem`` `host.bad-composition` or `host.no-file`.
    public static func composition(_ options: HostOptions) throws(Problem) -> Composition {
        var composition = try options.composition.map(read) ?? Composition()
        composition.data = options.data ?? composition.data
        if let listen = options.listen {
            guard ListenAddress(listen) != nil else {
                throw Problem(
                    "host.bad-address",
                    .invalid,
                    "'\(listen)' is no address to listen on.",
                    remedy: "Give HOST:PORT, such as 127.0.0.1:8080."
                )
            }
            composition.listen = listen
        }
        return composition
    }

    private static func read(_ path: String) throws(Problem) -> Composition {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Problem(
                "host.no-file",
                .invalid,
                "The composition '\(path)' cannot be read.",
                remedy: "Give the path of a file that is there."
            )
        }
        return try CompositionFile.read(String(decoding: data, as: UTF8.self), file: path)
    }
}
