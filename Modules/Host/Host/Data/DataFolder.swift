import Bus
import Foundation
import Glibc
import Messages

/// The data folder: what is ours in it, and the lock that makes it one host's.
///
/// It may hold other files too.
///
/// ```
/// lock             who holds it
/// modules/NAME.db  each module's log and tables
/// run/             the bus's sockets, mode 0700
/// plugins/         plugins dropped in
/// plugin-copies/   the copies of plugins' libraries that are loaded, mode 0700; emptied at start
/// endpoints.json   where everything listens
/// admin.token      what opens the API, mode 0600
/// ```
public struct DataFolder: Sendable {
    /// The folder.
    public let path: String

    /// Names a folder; nothing is made before ``prepare()``.
    public init(path: String) {
        self.path = URL(filePath: path).standardizedFileURL.path(percentEncoded: false)
    }

    /// Where a module keeps its log and tables.
    public func database(of module: String) -> String { file("modules/\(module).db") }

    /// A file in the folder.
    public func file(_ name: String) -> String {
        (path.hasSuffix("/") ? path : path + "/") + name
    }

    /// The modules that have a database here, by name.
    public func modules() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file("modules"))) ?? []
        return names.filter { $0.hasSuffix(".db") }.map { String($0.dropLast(3)) }.sorted()
    }

    /// Makes what is missing.
    ///
    /// - Throws: ``Problem`` `host.no-data` naming the folder that cannot be made.
    public func prepare() throws(Problem) {
        for folder in [path, file("modules"), file("plugins")] { try make(folder, mode: 0o755) }
    }

    private func make(_ folder: String, mode: mode_t) throws(Problem) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Problem(
                "host.no-data",
                .invalid,
                "The folder '\(folder)' cannot be made: \(error.localizedDescription)",
                remedy: "Choose another with --data, or make this one writable."
            )
        }
        if mode == 0o700 { chmod(folder, mode) }
    }

    /// The folder for the bus's sockets, only its owner's.
    ///
    /// A Unix socket's path is short, so where this folder's path is too long, one in the folder for temporary files is
    /// used.
    ///
    /// - Throws: ``Problem`` `host.no-data`.
    func socketFolder() throws(Problem) -> String {
        let own = file("run")
        if own.utf8.count <= BusEndpoints.ipcFolderBytes {
            try make(own, mode: 0o700)
            return own
        }
        var template = Array("/tmp/baizhen-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Problem("host.no-data", .invalid, "No folder for the bus's sockets can be made in /tmp.")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes a file so that others see all of it or nothing: beside it first, then renamed.
    ///
    /// - Parameters:
    ///   - content: The file's bytes.
    ///   - name: Its name in the folder.
    ///   - mode: Its mode.
    /// - Throws: ``Problem`` `host.no-data`.
    func write(_ content: [UInt8], to name: String, mode: mode_t) throws(Problem) {
        let (final, draft) = (file(name), file(".\(name).new"))
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Self.unwritable(final) }
        fchmod(descriptor, mode)
        let written = content.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard written == content.count, isSynced, rename(draft, final) == 0 else {
            unlink(draft)
            throw Self.unwritable(final)
        }
    }

    private static func unwritable(_ path: String) -> Problem {
        Problem(
            "host.no-data",
            .invalid,
            "'\(path)' cannot be written: \(String(cString: strerror(errno))).",
            remedy: "Free some space, or make the folder writable."
        )
    }
}
