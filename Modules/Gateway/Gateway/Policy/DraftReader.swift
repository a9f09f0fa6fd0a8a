import Messages
import OfficeFiles
import PolicyMessages

/// Makes commands of a draft's files: what knows the modules' files, behind the gateway's back.
public protocol DraftReader: Sendable {
    /// Reads the files of a draft as a programme's folder, and tries it by itself; nothing is sent.
    ///
    /// - Parameters:
    ///   - files: The draft's files; those that no folder of a programme has are left alone.
    ///   - actor: Who would send the commands.
    ///   - acceptDiscrepancies: Whether a list is taken as printed although the text claims something else of it.
    /// - Returns: The commands, in their order.
    /// - Throws: `FileFaults` with every wrong line and column; ``Problem`` of a rule that the whole breaks.
    func read(
        _ files: [DraftFile],
        by actor: ActingUnit,
        acceptDiscrepancies: Bool
    ) async throws -> DraftProgramme
}

/// A draft as commands.
public struct DraftProgramme: Sendable {
    /// A command of it.
    public struct Item: Sendable {
        /// The file that it is made of.
        public var file: String
        /// Its name on the bus.
        public var operation: String
        /// The command as JSON.
        public var data: [UInt8]
        /// Whether what is on record can refuse it only after the items before it are there.
        public var restsOnOthers: Bool
        /// Whether the module that takes it only hears of the items before it: it may know them a moment later.
        public var awaitsHearing: Bool

        /// Makes an item.
        public init(
            file: String,
            operation: String,
            data: [UInt8],
            restsOnOthers: Bool,
            awaitsHearing: Bool = false
        ) {
            self.file = file
            self.operation = operation
            self.data = data
            self.restsOnOthers = restsOnOthers
            self.awaitsHearing = awaitsHearing
        }
    }

    /// The programme's id.
    public var programme: String
    /// The programme's version.
    public var version: Int
    /// The commands, in the order in which they are sent.
    public var items: [Item]

    /// Puts a draft together.
    public init(programme: String, version: Int, items: [Item]) {
        self.programme = programme
        self.version = version
        self.items = items
    }
}
