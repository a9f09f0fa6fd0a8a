/// Who a plugin is, as its checked manifest says.
struct PluginIdentity: Sendable, Hashable {
    let id: String
    let version: String
    /// The id of the town type that it brings.
    let townType: String
}

/// A plugin's folder as a look found it.
struct SeenFolder: Sendable, Hashable {
    /// Its path.
    let path: String
    /// Its content in short: another one when a file in it was put there, replaced or taken away.
    let stamp: String

    /// The last part of the path.
    var name: String { String(path.split(separator: "/").last ?? "") }
}

/// What is to be done about plugins.
enum PluginAction: Sendable, Hashable {
    /// Read the folder's manifest and check it, now.
    case read(path: String)
    /// Load the library, open the ledger, answer for the service.
    case start(path: String, run: Int)
    /// Withdraw the service, end the instance, close the ledger.
    case stop(path: String)
    /// Tell the catalogue where a plugin is now.
    case note(path: String)
    /// Tell the catalogue which folders are left.
    case keepFolders
}
