import ECommerce
import ECommerceMessages
import Evaluation
import EvaluationMessages
import Gateway
import Messages
import OfficeFiles
import Projects
import ProjectsMessages
import Registry
import RegistryMessages

/// One function for each kind of table.
extension TableSource {
    /// Towns, each one a command: the registry has no list of towns that is not a published batch.
    func towns() throws -> [ImportedItem] {
        let programme = try definition()
        let table = try TownTable.read(
            csv,
            file: file,
            categories: programme.categories,
            levels: programme.levels,
            isBatch: false
        )
        var placeOfID: [String: Int] = [:]
        var faults: [FileFault] = []
        let items = try zip(table.entries, rows).map { entry, row in
            let id = Self.townID(entry, programme.id)
            if let other = placeOfID.updateValue(row, forKey: id) {
                let message = "is the same town as in row \(other) ('\(id)'); expected each once"
                faults.append(.init(file: file, line: row, message: message))
            }
            return try single(Self.command(entry, id, programme.id), row: row, path: "/api/v1/towns")
        }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return items
    }

    private static func townID(_ entry: BatchEntry, _ programme: String) -> String {
        let number = String(entry.number)
        let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
        return entry.town ?? entry.newTown ?? "\(programme)-\(padded)"
    }

    private static func command(_ entry: BatchEntry, _ id: String, _ programme: String) -> RegisterTown {
        RegisterTown(
            id: id,
            townName: entry.name,
            region: entry.region,
            townType: entry.townType,
            isDesignatedTown: entry.isDesignatedTown,
            attributes: entry.attributes,
            programme: programme,
            level: entry.level,
            category: entry.category
        )
    }

    /// Projects, in lists.
    func projects() throws -> [ImportedItem] {
        let programme = try definition()
        let drafts = try ProjectsFolder.drafts(csv, file: file, programme: programme)
        return try lists(
            drafts,
            of: ProjectsFolder.listLength,
            list: "projects",
            path: "/api/v1/programmes/\(Self.escaped(programme.id))/projects",
            given: ["programme"]
        ) { RegisterProjects(programme: programme.id, $0) }
    }

    /// Monthly reports, each one a command; rows of one project and month are one report.
    func progress() throws -> [ImportedItem] {
        let reports = try ReportTable.read(csv, file: file)
        var row: [String: Int] = [:]
        for index in rows.indices {
            guard let own = try ReportTable.read(only(index), file: file).first else { continue }
            if row[Self.key(own)] == nil { row[Self.key(own)] = rows[index] }
        }
        return try reports.map { report in
            var report = report
            // Exports do not say how exact a figure is.
            if isExport { report.parts?.removeAll { $0 == .exactness } }
            return try single(
                report,
                row: row[Self.key(report)] ?? rows[0],
                path: "/api/v1/projects/\(Self.escaped(report.project))/progress",
                given: ["project"]
            )
        }
    }

    private static func key(_ report: SubmitReport) -> String { "\(report.figures.month)/\(report.project)" }

    /// Observed figures, in lists.
    func observations() throws -> [ImportedItem] {
        let entries = try ObservationTable.read(csv, file: file, programme: try definition())
        return try lists(entries, of: RecordObservations.limit, list: "observations", path: "/api/v1/observations") {
            RecordObservations($0)
        }
    }

    /// Targets, in lists.
    func targets() throws -> [ImportedItem] {
        let targets = try TargetTable.read(csv, file: file, programme: try definition())
        return try lists(targets, of: SetTargets.limit, list: "targets", path: "/api/v1/targets") { SetTargets($0) }
    }

    // MARK: E-commerce

    func villages() throws -> [ImportedItem] {
        let rows = try CommerceTables.villages(csv, file: file)
        return try lists(rows, of: RegisterLimit.entries, "villages") { DefineVillages(programme: $0, town: $1, $2) }
    }

    func shops() throws -> [ImportedItem] {
        let rows = try CommerceTables.shops(csv, file: file)
        return try lists(rows, of: RegisterLimit.entries, "shops") { DefineShops(programme: $0, town: $1, $2) }
    }

    func couriers() throws -> [ImportedItem] {
        let rows = try CommerceTables.couriers(csv, file: file)
        return try lists(rows, of: RegisterLimit.entries, "couriers") { DefineCouriers(programme: $0, town: $1, $2) }
    }

    func assets() throws -> [ImportedItem] {
        let rows = try CommerceTables.assets(csv, file: file)
        return try lists(rows, of: RegisterLimit.entries, "assets") { DefineAssets(programme: $0, town: $1, $2) }
    }

    func orders() throws -> [ImportedItem] {
        let rows = try CommerceTables.orders(csv, file: file)
        return try lists(rows, of: TakeOrders.limit, "rows", at: "orders") { TakeOrders(programme: $0, town: $1, $2) }
    }

    /// Commands of lists, town by town in the order of the table.
    private func lists<Entry, C: Command>(
        _ entries: [CommerceRow<Entry>],
        of size: Int,
        _ list: String,
        at path: String? = nil,
        _ command: (String, String, [Entry]) -> C
    ) throws -> [ImportedItem] {
        let programme = try definition().id
        let numbered = Array(zip(entries, rows))
        var towns: [String] = []
        for (entry, _) in numbered where !towns.contains(entry.town) { towns.append(entry.town) }
        return try towns.flatMap { town in
            let own = numbered.filter { $0.0.town == town }
            let path = "/api/v1/ecommerce/\(path ?? list)"
            return try lists(own.map(\.0.entry), rows: own.map(\.1), of: size, list: list, path: path) {
                command(programme, town, $0)
            }
        }
    }
}
