import ECommerce
import ECommerceMessages
import Evaluation
import EvaluationMessages
import Foundation
import Gateway
import Messages
import ModuleKit
import OfficeFiles
import Projects
import ProjectsMessages
import Registry
import RegistryMessages

/// The tables of the modules, as commands.
///
/// Besides ``ModuleCatalogue`` the only place that knows several modules.
public struct HostImporter: TableImporter {
    private typealias Read = @Sendable (TableSource) throws -> [ImportedItem]

    /// The kinds of tables.
    public var kinds: [TableKind] { Self.readers.map(\.kind) }

    /// Makes the importer; it needs nothing.
    public init() {}

    /// Reads a table; see ``TableImporter/read(_:_:file:programme:)``.
    ///
    /// - Throws: `FileFaults`; ``Problem`` `import.unknown-kind`.
    public func read(
        _ kind: String,
        _ csv: [UInt8],
        file: String,
        programme: ProgrammeDefinition?
    ) throws -> ImportedTable {
        guard let reader = Self.readers.first(where: { $0.kind.name == kind }) else {
            throw Problem("import.unknown-kind", .notFound, "There is no import of '\(kind)'.")
        }
        let plain = try ExportedTable.of(kind).plain(csv, file: file, programme: programme?.id)
        let source = try TableSource(csv: plain.csv, file: file, programme: programme, isExport: plain.isExport)
        return ImportedTable(rows: source.rows.count, items: try reader.read(source))
    }

    /// A table whose rows name their programmes, as one table for each programme; rows keep their numbers.
    ///
    /// - Parameters:
    ///   - csv: The table.
    ///   - file: Its name, for messages.
    /// - Returns: The programmes' ids with their tables, in the order of their first rows.
    /// - Throws: `FileFaults` when there is no such column, or a cell of it is empty.
    public func byProgramme(_ csv: [UInt8], file: String) throws -> [(programme: String, csv: [UInt8])] {
        try ExportedTable.byProgramme(csv, file: file)
    }

    /// A table of projects, read with those that stand beside it in its folder.
    ///
    /// - Parameters:
    ///   - csv: The table.
    ///   - file: Where it stands.
    ///   - programme: The programme.
    /// - Returns: The commands.
    /// - Throws: `FileFaults`.
    public func projects(
        _ csv: [UInt8],
        beside file: String,
        programme: ProgrammeDefinition
    ) throws -> [RegisterProjects] {
        let plain = try ExportedTable.of("projects").plain(csv, file: file, programme: programme.id)
        return try ProjectsFolder.read(table: file, csv: plain.csv, programme: programme)
    }

    private static let readers: [(kind: TableKind, read: Read)] = [
        (
            TableKind(
                "towns",
                "towns that enter the programme, each by itself",
                needsProgramme: true,
                module: RegisterTown.service
            ), { try $0.towns() }
        ),
        (
            TableKind(
                "projects",
                "projects of the programme's library",
                needsProgramme: true,
                module: RegisterProjects.service,
                by: [.officer]
            ), { try $0.projects() }
        ),
        (
            TableKind(
                "progress",
                "monthly reports, for months whose round is open",
                needsProgramme: false,
                module: SubmitReport.service,
                by: [.officer, .reporter]
            ), { try $0.progress() }
        ),
        (
            TableKind(
                "observations",
                "observed figures; towns and indicators by id or name",
                needsProgramme: true,
                module: RecordObservations.service,
                by: [.officer, .reporter]
            ), { try $0.observations() }
        ),
        (
            TableKind(
                "targets",
                "targets of the programme",
                needsProgramme: true,
                module: SetTargets.service
            ), { try $0.targets() }
        ),
        online("villages", "villages of e-commerce, each with its town") { try $0.villages() },
        online("shops", "online shops, each with its town and village") { try $0.shops() },
        online("couriers", "couriers and the villages that they cover") { try $0.couriers() },
        online("assets", "streamers, rooms, brands, stations and parks") { try $0.assets() },
        online("orders", "orders of online shops, each with its town") { try $0.orders() },
    ]

    /// A table of e-commerce.
    private static func online(_ name: String, _ summary: String, _ read: @escaping Read) -> (TableKind, Read) {
        let module = TakeOrders.service
        return (TableKind(name, summary, needsProgramme: true, module: module, by: [.officer, .reporter]), read)
    }
}

/// A table that is being made into commands.
struct TableSource {
    let csv: [UInt8]
    let file: String
    let programme: ProgrammeDefinition?
    /// Whether an export wrote it.
    let isExport: Bool
    /// The numbers of the rows, the header left out.
    let rows: [Int]
    private let table: CSVTable

    init(csv: [UInt8], file: String, programme: ProgrammeDefinition?, isExport: Bool) throws {
        self.csv = csv
        self.file = file
        self.programme = programme
        self.isExport = isExport
        table = try CSVTable(try TextFile.decode(csv, file: file), file: file)
        rows = table.rows.map(\.number)
    }

    /// The programme, for kinds that need one.
    func definition() throws -> ProgrammeDefinition {
        guard let programme else {
            throw FileFaults([.init(file: file, message: "belongs to a programme; name it")])
        }
        return programme
    }

    /// Commands of lists: as many rows as fit in each, and each row by itself to find all that is wrong.
    func lists<Element, C: Command>(
        _ elements: [Element],
        rows own: [Int]? = nil,
        of size: Int,
        list: String,
        path: String,
        given: [String] = [],
        _ command: ([Element]) -> C
    ) throws -> [ImportedItem] {
        let places = own ?? rows
        func item(_ range: Range<Int>, parts: [ImportedItem]) throws -> ImportedItem {
            let rows = Array(places[range])
            let last = rows.last ?? 0
            return ImportedItem(
                name: rows.count == 1 ? "\(file), row \(last)" : "\(file), rows \(rows.first ?? 0) to \(last)",
                rows: rows,
                operation: C.name,
                data: try MessageCoding.encode(command(Array(elements[range]))),
                path: path,
                given: given,
                list: list,
                parts: parts
            )
        }
        guard elements.count == places.count else { throw FileFaults([.init(file: file, message: "has other rows")]) }
        return try stride(from: 0, to: elements.count, by: size).map { start in
            let range = start..<min(start + size, elements.count)
            return try item(range, parts: range.count == 1 ? [] : range.map { try item($0..<$0 + 1, parts: []) })
        }
    }

    /// A command of one row.
    func single<C: Command>(_ command: C, row: Int, path: String, given: [String] = []) throws -> ImportedItem {
        ImportedItem(
            name: "\(file), row \(row)",
            rows: [row],
            operation: C.name,
            data: try MessageCoding.encode(command),
            path: path,
            given: given
        )
    }

    /// The table of one row alone, as CSV.
    func only(_ index: Int) -> [UInt8] {
        let lines = [table.header, table.rows[index].fields].map { fields in
            fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    /// A value as a part of a path.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
