import Foundation
import Messages
import OfficeFiles
import ProjectsMessages
import Quantities
import RegistryMessages

/// The projects of a folder: `projects.csv`, and beside it, where there are such, `measures.csv`, `places.csv` and
/// `milestones.csv`.
public enum ProjectsFolder {
    /// The name of the table that begins it.
    public static let table = "projects.csv"
    /// The names of those that may stand beside it.
    public static let tablesBeside = ["measures.csv", "places.csv", "milestones.csv"]
    /// Projects in one command, so that even long ones fit a request on the bus (1 MiB).
    public static let listLength = 200

    /// Reads a folder.
    ///
    /// Nothing is sent. Sending it again changes nothing.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - programme: The programme that the projects belong to; it names the kinds, the benefits, the funds and the
    ///     units.
    /// - Returns: Commands of at most ``listLength`` projects; none when the folder has no projects.
    /// - Throws: `FileFaults` with everything that is wrong in all files, by file, row and column.
    public static func read(_ path: String, programme: ProgrammeDefinition) throws -> [any Command] {
        guard FileManager.default.fileExists(atPath: path + "/" + table) else { return [] }
        return try read(table: path + "/" + table, programme: programme)
    }

    /// Reads a table of projects alone.
    ///
    /// - Parameters:
    ///   - bytes: The table: UTF-8 or GB18030.
    ///   - file: Its name, for messages.
    ///   - programme: The programme that the projects belong to.
    /// - Returns: The projects, one for each row.
    /// - Throws: `FileFaults`.
    public static func drafts(
        _ bytes: [UInt8],
        file: String,
        programme: ProgrammeDefinition
    ) throws -> [ProjectDraft] {
        var reader = ProjectFiles(folder: "", programme: programme)
        return try reader.read(projects: bytes, file: file)
    }

    /// Reads a table of projects, and the others beside it.
    ///
    /// - Parameters:
    ///   - file: The table of projects.
    ///   - csv: What is in it, where somebody read it already.
    ///   - programme: The programme that the projects belong to.
    /// - Returns: The commands.
    /// - Throws: `FileFaults`.
    public static func read(
        table file: String,
        csv: [UInt8]? = nil,
        programme: ProgrammeDefinition
    ) throws -> [RegisterProjects] {
        var reader = ProjectFiles(folder: (file as NSString).deletingLastPathComponent, programme: programme)
        let drafts = try reader.read(projects: (file as NSString).lastPathComponent, csv: csv)
        return stride(from: 0, to: drafts.count, by: listLength).map { start in
            RegisterProjects(programme: programme.id, Array(drafts[start...].prefix(listLength)))
        }
    }
}

/// Reads the tables of a folder into projects, and gathers what is wrong in all of them.
struct ProjectFiles {
    let folder: String
    let programme: ProgrammeDefinition
    private var faults: [FileFault] = []
    private var drafts: [ProjectDraft] = []
    private var placeOfNumber: [Int: Int] = [:]

    init(folder: String, programme: ProgrammeDefinition) {
        self.folder = folder
        self.programme = programme
    }

    private var rules: ProjectRules { programme.projects ?? ProjectRules(kinds: []) }

    private var units: UnitRegister {
        Library(programme: programme.id, rules: rules, measureUnits: programme.measureUnits).units
    }

    /// Reads `projects.csv` and the tables beside it.
    ///
    /// - Throws: `FileFaults`.
    mutating func read(projects name: String, csv: [UInt8]?) throws -> [ProjectDraft] {
        guard let projects = try table(name, csv: csv, ProjectColumn.self, required: true) else {
            throw FileFaults(faults)
        }
        take(projects)
        if let measures = try table("measures.csv", MeasureColumn.self) { take(measures) }
        if let places = try table("places.csv", PlaceColumn.self) { take(places) }
        if let milestones = try table("milestones.csv", MilestoneColumn.self) { take(milestones) }
        guard faults.isEmpty else { throw FileFaults(faults) }
        return drafts
    }

    /// Reads a table of projects that has none beside it.
    ///
    /// - Throws: `FileFaults`.
    mutating func read(projects bytes: [UInt8], file: String) throws -> [ProjectDraft] {
        take(try HeadedTable(bytes, file: file, ProjectColumn.self))
        guard faults.isEmpty else { throw FileFaults(faults) }
        return drafts
    }

    private mutating func table<Column: TableColumn>(
        _ name: String,
        csv: [UInt8]? = nil,
        _ type: Column.Type,
        required: Bool = false
    ) throws -> HeadedTable<Column>? {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard let bytes = csv ?? FileManager.default.contents(atPath: path).map([UInt8].init) else {
            if required { faults.append(.init(file: path, message: "cannot be read; expected a table here")) }
            return nil
        }
        do {
            return try HeadedTable(bytes, file: path, type)
        } catch let wrong as FileFaults {
            faults += wrong.faults
            return nil
        }
    }

    // MARK: Rows

    private mutating func take(_ projects: HeadedTable<ProjectColumn>) {
        var table = projects
        for row in table.rows {
            guard let number = table.number(.number, row) else { continue }
            if placeOfNumber.updateValue(drafts.count, forKey: number) != nil {
                table.fault(row, .number, "number \(number) stands twice; expected each once")
            }
            drafts.append(draft(number, row, &table))
        }
        faults += table.faults
    }

    private func draft(
        _ number: Int,
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<ProjectColumn>
    ) -> ProjectDraft {
        let names = (table.required(.kinds, row, "a kind") ?? "").split { ";；、".contains($0) }.map(String.init)
        let facts = ProjectFacts(
            number: number,
            name: table.required(.name, row, "the project's name") ?? "",
            town: table.cell(.town, row),
            kinds: names.compactMap { table.meaning(of: $0, .kinds, row, Self.ids(rules.kinds)) },
            zone: table.cell(.zone, row),
            location: table.cell(.location, row),
            industry: table.cell(.industry, row),
            content: table.cell(.content, row),
            source: source(table.cell(.clause, row))
        )
        let step = table.choice(.step, row, Self.steps)
        return ProjectDraft(id: table.cell(.id, row), facts, step: step, date: table.cell(.date, row) ?? recorded)
    }

    private mutating func take(_ measures: HeadedTable<MeasureColumn>) {
        var table = measures
        for row in table.rows {
            guard let place = place(of: table.number(.number, row), row, .number, &table),
                let sort = table.choice(.sort, row, Self.sorts), var figure = figure(row, &table)
            else { continue }
            figure.source = table.cell(.clause, row).map(source) ?? drafts[place].facts.source
            add(figure, as: sort, to: place, row, &table)
        }
        faults += table.faults
    }

    private mutating func add(
        _ figure: Figure,
        as sort: CountedFigure.Sort,
        to place: Int,
        _ row: CSVTable.Row,
        _ table: inout HeadedTable<MeasureColumn>
    ) {
        let phase = table.cell(.phase, row) == nil ? nil : table.number(.phase, row)
        guard let name = table.required(.measure, row, "what is measured") else { return }
        switch sort {
        case .investment: drafts[place].facts.investment = figure
        case .benefit:
            guard let id = table.meaning(of: name, .measure, row, Self.ids(rules.benefits)) else { return }
            drafts[place].facts.benefits.append(ProjectBenefit(id, phase: phase, figure: figure))
        case .fund:
            guard let id = table.meaning(of: name, .measure, row, Self.ids(rules.funds)) else { return }
            drafts[place].facts.funds.append(ProjectFund(id, figure: figure))
        case .measure:
            let scope = table.choice(.scope, row, Self.scopes) ?? .total
            let measure = ProjectMeasure(name, name: table.cell(.name, row), scope: scope, figure: figure)
            guard let phase else { return drafts[place].facts.measures.append(measure) }
            if let index = drafts[place].facts.phases.firstIndex(where: { $0.number == phase }) {
                drafts[place].facts.phases[index].measures.append(measure)
            } else {
                drafts[place].facts.phases.append(ProjectPhase(number: phase, measures: [measure]))
            }
        }
    }

    private mutating func take(_ places: HeadedTable<PlaceColumn>) {
        var table = places
        for row in table.rows {
            guard let place = place(of: table.number(.number, row), row, .number, &table),
                let name = table.required(.name, row, "the place's name")
            else { continue }
            drafts[place].facts.places.append(ProjectPlace(name, kind: table.cell(.kind, row)))
        }
        faults += table.faults
    }

    private mutating func take(_ milestones: HeadedTable<MilestoneColumn>) {
        var table = milestones
        for row in table.rows {
            guard let place = place(of: table.number(.number, row), row, .number, &table),
                let name = table.required(.name, row, "the milestone's name"),
                let status = table.choice(.status, row, Self.milestoneStates)
            else { continue }
            let figure = table.cell(.figure, row).flatMap { text in
                Self.figure(text, units, .reported, row, .figure, &table)
            }
            let (due, date) = (table.cell(.due, row), table.cell(.date, row))
            drafts[place].milestones.append(.init(name, status: status, figure: figure, due: due, date: date))
        }
        faults += table.faults
    }

    // MARK: Cells

    private func place<Column: TableColumn>(
        of number: Int?,
        _ row: CSVTable.Row,
        _ column: Column,
        _ table: inout HeadedTable<Column>
    ) -> Int? {
        guard let number else { return nil }
        if let place = placeOfNumber[number] { return place }
        table.fault(row, column, "there is no project \(number) in \(ProjectsFolder.table)")
        return nil
    }

    private func figure(_ row: CSVTable.Row, _ table: inout HeadedTable<MeasureColumn>) -> Figure? {
        guard let text = table.required(.figure, row, "a figure such as 500余万元") else { return nil }
        let basis = table.choice(.basis, row, Self.bases)
        var figure = Self.figure(text, units, basis ?? .planned, row, .figure, &table)
        if let basis { figure?.basis = basis }
        return figure
    }

    static func figure<Column: TableColumn>(
        _ text: String,
        _ units: UnitRegister,
        _ basis: Figure.Basis,
        _ row: CSVTable.Row,
        _ column: Column,
        _ table: inout HeadedTable<Column>
    ) -> Figure? {
        do throws(Problem) {
            return try FigureText.readCell(text, units: units, basis: basis)
        } catch {
            table.fault(row, column, "\(error.detail) \(error.remedy)")
            return nil
        }
    }

    /// When the programme's document was published or signed, as exact as it says.
    private var recorded: String? {
        programme.card.published ?? programme.card.signed
    }

    private func source(_ clause: String?) -> FigureSource {
        FigureSource(document: programme.card.number ?? programme.card.title, clause: clause)
    }

    private static func ids(_ kinds: [ProjectRules.Kind]) -> [(String, String)] {
        kinds.flatMap { kind in
            [(kind.id, kind.id), (kind.names.zh, kind.id)] + (kind.names.en.map { [($0, kind.id)] } ?? [])
        }
    }

    private static func words<Value: RawRepresentable<String> & CaseIterable>(
        _ type: Value.Type,
        _ chinese: [(String, Value)]
    ) -> [(String, Value)] {
        Value.allCases.map { ($0.rawValue, $0) } + chinese
    }

    private static let sorts: [(String, CountedFigure.Sort)] = [
        ("investment", .investment), ("measure", .measure), ("benefit", .benefit), ("fund", .fund), ("投资", .investment),
        ("指标", .measure), ("效益", .benefit), ("资金", .fund),
    ]
    private static let scopes = words(
        MeasureScope.self,
        [("全部", .total), ("新建", .new), ("改造", .renovated), ("属性", .property)]
    )
    private static let bases = words(
        Figure.Basis.self,
        [("计划", .planned), ("预计", .expected), ("上报", .reported), ("核实", .verified), ("现状", .baseline), ("列举", .listed)]
    )
    private static let steps = words(
        FunnelStep.self,
        [("签约", .signed), ("落地", .landed), ("开工", .started), ("投产", .producing), ("完成", .completed)]
    )
    private static let milestoneStates = words(
        ProjectMilestone.Status.self,
        [("未开始", .scheduled), ("进行中", .running), ("完成", .done)]
    )
}
