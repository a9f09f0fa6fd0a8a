import CPluginKit
import Foundation
import PluginKit

/// Loads a library and checks its table before anything in it is used.
enum PluginTable {
    /// The only symbol that a library exports.
    static let entry = "baizhen_plugin_query"

    private typealias Query = @convention(c) (UInt32) -> UnsafeRawPointer?

    /// Loads a library and returns its table.
    ///
    /// - Throws: ``PluginFault`` with the code `library`, `symbol` or `abi`.
    static func load(_ path: String, for manifest: PluginManifest) throws(PluginFault) -> baizhen_plugin {
        guard let library = dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) else {
            let reason = dlerror().map { String(cString: $0) } ?? "no reason was given"
            throw PluginFault(.library, "'\(path)' cannot be loaded: \(reason).")
        }
        guard let symbol = dlsym(library, entry) else {
            throw PluginFault(.symbol, "'\(path)' does not export `\(entry)`. Is it a plugin?")
        }
        let query = unsafeBitCast(symbol, to: Query.self)
        guard let address = query(UInt32(BAIZHEN_PLUGIN_ABI_MAJOR)) else {
            throw PluginFault(.abi, "'\(path)' refuses a host of version \(BAIZHEN_PLUGIN_ABI_MAJOR).")
        }
        let table = try check(address, path)
        try compare(table, manifest, path)
        return table
    }

    /// Looks at magic, size and version, in this order, and at the functions that must be there.
    private static func check(_ address: UnsafeRawPointer, _ path: String) throws(PluginFault) -> baizhen_plugin {
        let magic = address.load(as: UInt32.self)
        guard magic == BAIZHEN_PLUGIN_MAGIC else {
            let found = String(magic, radix: 16)
            throw PluginFault(.abi, "'\(path)' begins with \(found), not with the magic of a plugin.")
        }
        let size = address.load(fromByteOffset: 4, as: UInt32.self)
        guard size >= UInt32(BAIZHEN_PLUGIN_SIZE) else {
            throw PluginFault(
                .abi,
                "The table of '\(path)' has \(size) bytes; expected \(BAIZHEN_PLUGIN_SIZE) or more."
            )
        }
        let table = address.load(as: baizhen_plugin.self)
        try checkVersion(table.abi_major, table.abi_minor, of: path)
        guard table.start != nil, table.judge != nil, table.stop != nil, table.id != nil, table.version != nil else {
            throw PluginFault(.abi, "The table of '\(path)' lacks id, version, start, judge or stop.")
        }
        return table
    }

    /// The major version must be ours, the minor one at most ours.
    static func checkVersion(_ major: UInt16, _ minor: UInt16, of what: String) throws(PluginFault) {
        let host = (major: UInt16(BAIZHEN_PLUGIN_ABI_MAJOR), minor: UInt16(BAIZHEN_PLUGIN_ABI_MINOR))
        guard major == host.major, minor <= host.minor else {
            throw PluginFault(
                .abi,
                "'\(what)' is made for the boundary \(major).\(minor), this host has \(host.major).\(host.minor). "
                    + "Build it with this host's kit."
            )
        }
    }

    /// The library must be the one that the manifest describes.
    private static func compare(
        _ table: baizhen_plugin,
        _ manifest: PluginManifest,
        _ path: String
    ) throws(PluginFault) {
        let id = String(cString: table.id)
        let version = String(cString: table.version)
        guard id == manifest.id, version == manifest.version else {
            throw PluginFault(
                .library,
                "'\(path)' says that it is \(id) \(version), its manifest says \(manifest.id) \(manifest.version)."
            )
        }
        guard manifest.hears.isEmpty || table.derive != nil else {
            throw PluginFault(.library, "The manifest of \(id) says that it hears events, its library has no `derive`.")
        }
    }
}
