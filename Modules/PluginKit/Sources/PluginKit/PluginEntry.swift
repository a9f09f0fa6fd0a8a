import CPluginKit
import Foundation
import Synchronization

/// The way into a plugin's library.
///
/// A plugin's one line of boilerplate:
/// ```swift
/// @c(baizhen_plugin_query)
/// public func query(host: UInt32) -> UnsafeRawPointer? { PluginEntry.table(of: ForestTown.self, for: host) }
/// ```
public enum PluginEntry {
    /// The table of a plugin that only judges.
    ///
    /// - Parameters:
    ///   - plugin: The plugin's type. One for each library: the first that asks has it.
    ///   - host: The host's major version of the boundary.
    /// - Returns: A `const baizhen_plugin *` that stays valid; `nil` when the versions do not fit.
    public static func table<P: TownTypePlugin>(of plugin: P.Type, for host: UInt32) -> UnsafeRawPointer? {
        table(for: host, id: P.id, version: P.version, derives: false) { manifest in
            try PluginSpeech(judging: P.self, manifest: manifest)
        }
    }

    /// The table of a plugin that also derives; see ``table(of:for:)-(P.Type,_)``.
    public static func table<P: DerivingPlugin>(of plugin: P.Type, for host: UInt32) -> UnsafeRawPointer? {
        table(for: host, id: P.id, version: P.version, derives: true) { manifest in
            try PluginSpeech(deriving: P.self, manifest: manifest)
        }
    }

    /// This library's plugin, once it was asked for.
    private struct Registration: Sendable {
        let start: @Sendable (UnsafeRawBufferPointer) throws -> PluginSpeech
        /// The address of the table, which is never freed.
        let table: UInt
    }

    private static let registration = Mutex<Registration?>(nil)

    private static func table(
        for host: UInt32,
        id: String,
        version: String,
        derives: Bool,
        start: @escaping @Sendable (UnsafeRawBufferPointer) throws -> PluginSpeech
    ) -> UnsafeRawPointer? {
        guard host == UInt32(BAIZHEN_PLUGIN_ABI_MAJOR) else { return nil }
        let table = registration.withLock { registration in
            if let table = registration?.table { return table }
            let table = UnsafeMutablePointer<baizhen_plugin>.allocate(capacity: 1)
            table.initialize(to: makeTable(id: id, version: version, derives: derives))
            registration = Registration(start: start, table: UInt(bitPattern: table))
            return UInt(bitPattern: table)
        }
        return UnsafeRawPointer(bitPattern: table)
    }

    private static func makeTable(id: String, version: String, derives: Bool) -> baizhen_plugin {
        baizhen_plugin(
            magic: BAIZHEN_PLUGIN_MAGIC,
            size: UInt32(BAIZHEN_PLUGIN_SIZE),
            abi_major: UInt16(BAIZHEN_PLUGIN_ABI_MAJOR),
            abi_minor: UInt16(BAIZHEN_PLUGIN_ABI_MINOR),
            // Never freed: the table is static storage.
            id: strdup(id).map { UnsafePointer($0) },
            version: strdup(version).map { UnsafePointer($0) },
            start: { host, manifest, instance in PluginEntry.start(host, manifest, instance) },
            judge: { instance, batch, reply, sink in PluginEntry.speak(instance, batch, reply, sink) { $0.judge } },
            derive: derives
                ? { instance, request, reply, sink in
                    PluginEntry.speak(instance, request, reply, sink) { $0.derive }
                } : nil,
            stop: { instance in PluginEntry.stop(instance) }
        )
    }

    private static func start(
        _ host: UnsafePointer<baizhen_host>?,
        _ manifest: baizhen_bytes,
        _ instance: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) -> Int32 {
        guard let start = registration.withLock({ $0?.start }), let instance else { return 1 }
        do {
            let speech = try start(manifest.buffer)
            let place = UnsafeMutablePointer<PluginSpeech>.allocate(capacity: 1)
            place.initialize(to: speech)
            instance.pointee = UnsafeMutableRawPointer(place)
            return 0
        } catch {
            lend(Array("\(error)".utf8)) { host?.pointee.log?(host?.pointee.context, 3, $0) }
            return 1
        }
    }

    private static func speak(
        _ instance: UnsafeMutableRawPointer?,
        _ content: baizhen_bytes,
        _ reply: baizhen_reply?,
        _ sink: UnsafeMutableRawPointer?,
        _ operation: (PluginSpeech) -> PluginSpeech.Operation?
    ) -> Int32 {
        let speech = instance?.assumingMemoryBound(to: PluginSpeech.self).pointee
        do {
            guard let operation = speech.flatMap(operation) else { throw PluginError("The plugin is not started.") }
            lend(Array(try operation(content.buffer))) { reply?(sink, $0) }
            return 0
        } catch {
            let failure = try? PluginSpeech.write(["error": "\(error)"])
            lend(Array(failure ?? Data())) { reply?(sink, $0) }
            return 1
        }
    }

    private static func stop(_ instance: UnsafeMutableRawPointer?) {
        guard let speech = instance?.assumingMemoryBound(to: PluginSpeech.self) else { return }
        speech.deinitialize(count: 1)
        speech.deallocate()
    }

    private static func lend(_ bytes: [UInt8], _ body: (baizhen_bytes) -> Void) {
        bytes.withUnsafeBufferPointer { body(baizhen_bytes(bytes: $0.baseAddress, count: $0.count)) }
    }
}

extension baizhen_bytes {
    /// The bytes, borrowed: not to be kept beyond the call.
    fileprivate var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes, count: count) }
}
