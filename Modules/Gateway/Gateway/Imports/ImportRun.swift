import Bus
import Messages

/// Carries out an import: first every command as a dry run, so that all faulty rows are known, and then, when there is
/// none, each for good.
///
/// A list of rows is one command and all or none; a table that becomes several commands can stop between two of them
/// when something else changed meanwhile, and then says how far it came.
struct ImportRun {
    let bus: any GatewayBus
    let table: ImportedTable
    /// What goes along with each command; its key, where there is one, is made different for each.
    let options: RequestOptions

    /// The most faults that are told.
    static let faultLimit = 1000

    /// Tries everything and keeps nothing.
    ///
    /// - Returns: What would change, and what is wrong.
    /// - Throws: ``Problem`` that is about no row: the asker may not, nobody answers.
    func rehearse() async throws -> (count: ImportCount, faults: [ImportReport.Fault]) {
        var (total, faults) = (ImportCount(), [ImportReport.Fault]())
        for item in table.items where faults.count < Self.faultLimit {
            switch try await attempt(item) {
            case .success(let count): total += count
            case .failure(let problem):
                let single = try await faultsOfParts(item)
                faults += single.isEmpty ? Self.faults(problem, item) : single
            }
        }
        return (total, Array(faults.prefix(Self.faultLimit)))
    }

    /// Sends everything for good.
    ///
    /// - Returns: What changed.
    /// - Throws: ``Problem`` `gateway.import-stopped` with how far it came.
    func send() async throws -> ImportCount {
        var total = ImportCount()
        for (index, item) in table.items.enumerated() {
            do {
                let reply = try await bus.request(
                    operation: item.operation,
                    data: item.data,
                    options: options(dryRun: false, index)
                )
                total += ImportCount(reply, rows: item.rows.count)
            } catch {
                guard index > 0 else { throw error }
                throw Self.stopped(at: item, total.changed, error)
            }
        }
        return total
    }

    private func faultsOfParts(_ item: ImportedItem) async throws -> [ImportReport.Fault] {
        var faults: [ImportReport.Fault] = []
        for part in item.parts where faults.count < Self.faultLimit {
            if case .failure(let problem) = try await attempt(part) { faults += Self.faults(problem, part) }
        }
        return faults
    }

    /// A dry run; what is about its rows is a failure, all else is thrown.
    private func attempt(_ item: ImportedItem) async throws -> Result<ImportCount, Problem> {
        do {
            let options = options(dryRun: true, 0)
            let reply = try await bus.request(operation: item.operation, data: item.data, options: options)
            return .success(ImportCount(reply, rows: item.rows.count))
        } catch {
            guard Self.isAboutRows(error) else { throw error }
            return .failure(error)
        }
    }

    private func options(dryRun: Bool, _ index: Int) -> RequestOptions {
        var options = options
        options.dryRun = dryRun
        options.key = dryRun ? nil : options.key.map { "\($0)/\(index)" }
        return options
    }

    private static func isAboutRows(_ problem: Problem) -> Bool {
        switch problem.kind {
        case .invalid, .notFound, .conflict: true
        case .forbidden: problem.code.hasSuffix(".not-in-scope")
        case .unavailable, .busy, .timeout, .internal: false
        }
    }

    /// Faults at the rows that a problem's pointers name, or at the item's first row.
    private static func faults(_ problem: Problem, _ item: ImportedItem) -> [ImportReport.Fault] {
        let named = problem.errors.map { error in
            var path = error.pointer.split(separator: "/").map(String.init)
            var row = item.rows.first
            if let list = item.list, path.count > 1, path[0] == list, let index = Int(path[1]) {
                row = item.rows.indices.contains(index) ? item.rows[index] : row
                path.removeFirst(2)
            }
            let column = path.isEmpty ? nil : path.joined(separator: "/")
            return ImportReport.Fault(row: row, column: column, message: error.message, code: problem.code)
        }
        guard named.isEmpty else { return named }
        let message = [problem.detail, problem.remedy].filter { !$0.isEmpty }.joined(separator: " ")
        return [.init(row: item.rows.first, column: nil, message: message, code: problem.code)]
    }

    private static func stopped(at item: ImportedItem, _ changed: Int, _ problem: Problem) -> Problem {
        Problem(
            "gateway.import-stopped",
            problem.kind,
            "The import stopped at \(item.name), after \(changed) changes that stay: \(problem.detail)",
            remedy: "Import the file again: what is there already is not made twice. \(problem.remedy)",
            errors: problem.errors
        )
    }
}
