/// Where a bus is.
public struct BusEndpoints: Sendable, Hashable, Codable {
    /// Where subscribers connect (the broker's XPUB).
    public var subscribe: String
    /// Where publishers connect (the broker's XSUB); empty where nobody may publish.
    public var publish: String
    /// Where askers and services connect (the broker's ROUTER).
    public var requests: String

    /// Names the three addresses.
    public init(subscribe: String, publish: String, requests: String) {
        self.subscribe = subscribe
        self.publish = publish
        self.requests = requests
    }

    /// The addresses of a bus within the process.
    ///
    /// - Parameter name: Tells one bus from another in the same process.
    /// - Returns: Addresses that nobody outside the process can open.
    public static func inproc(_ name: String = "bus") -> BusEndpoints {
        BusEndpoints(
            subscribe: "inproc://\(name)-subscribe",
            publish: "inproc://\(name)-publish",
            requests: "inproc://\(name)-requests"
        )
    }

    /// The addresses of a bus in a folder that only its owner may enter.
    ///
    /// - Parameter folder: Made by the caller with mode 0700: libzmq sets no mode on its sockets. Its path is at most
    ///   ``ipcFolderBytes`` long.
    /// - Returns: Addresses that every process of the folder's owner can open.
    public static func ipc(folder: String) -> BusEndpoints {
        BusEndpoints(
            subscribe: "ipc://\(folder)/subscribe",
            publish: "ipc://\(folder)/publish",
            requests: "ipc://\(folder)/requests"
        )
    }

    /// The longest path of a folder for ``ipc(folder:)``, in bytes: a Unix socket's path has at most 107.
    public static let ipcFolderBytes = 107 - "/subscribe".utf8.count
}
