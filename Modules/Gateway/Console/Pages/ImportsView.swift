import Messages
import Spreadsheets

/// Importing a table: choose it, see what is wrong in it, confirm.
public struct ImportsView: View {
    /// The template.
    public static let template = Template(PackageResources.imports_mustache)
    /// What the page is called.
    public let heading = Heading("数据导入", "Import")

    let fields: [Field]
    let key: String
    let check: Check?
    let tables: [Table]

    /// What a kind of table is made of.
    struct Table {
        let id: String
        let name: String
        let template: String
        let columns: [ImportColumn]
    }

    /// What came of a check.
    public struct Check: Sendable {
        let headline: String
        let isGood: Bool
        let columns: [Heading]
        let rows: [Row]
        let more: String?
        let confirm: Confirm?
        let whole: [String]

        /// The rows that are shown at most; those with something wrong come first in any case.
        public static let shownRows = 300
    }

    /// A row of the table.
    struct Row: Sendable {
        let number: String
        let cells: [Cell]
        let isWrong: Bool
        let reasons: [String]
    }

    /// A cell.
    struct Cell: Sendable {
        let text: String
        let label: String
        let error: String?
    }

    /// What the table is sent again with, when all is well.
    public struct Confirm: Sendable {
        let kind: String
        let programme: String
        let name: String
        let content: String

        /// Keeps a table.
        ///
        /// - Parameters:
        ///   - kind: The kind of table.
        ///   - programme: The programme that it belongs to.
        ///   - name: The file's name.
        ///   - content: The file, in Base64.
        public init(kind: String, programme: String, name: String, content: String) {
            self.kind = kind
            self.programme = programme
            self.name = name
            self.content = content
        }
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - kinds: The kinds of tables.
    ///   - check: What came of a check.
    ///   - names: What programmes are called.
    ///   - form: The form as it was sent.
    ///   - key: A new key, so that a form is carried out once.
    public init(kinds: [String], check: Check?, names: Names, form: SentForm?, key: String) {
        let choices = kinds.map { (value: $0, text: Self.kind($0)) }
        fields = [
            .choice("kind", "表的种类", choices, value: kinds.first ?? "", form: form),
            .choice("programme", "方案", names.programmes, any: "不区分方案", form: form),
            Field("file", "文件", type: "file", hint: "CSV（UTF-8 或 GB18030）或 XLSX，最大 4 MB", required: true),
        ]
        self.check = check
        self.key = key
        tables = kinds.filter { !ImportColumn.columns(of: $0).isEmpty }.map { kind in
            Table(
                id: "columns-" + kind,
                name: Self.kind(kind),
                template: "/imports/templates/\(Address.escaped(kind)).csv",
                columns: ImportColumn.columns(of: kind)
            )
        }
    }

    /// A kind of table in Chinese.
    static func kind(_ name: String) -> String {
        switch name {
        case "towns": "城镇名单"
        case "projects": "项目库"
        case "progress": "项目月报"
        case "observations": "指标数据"
        case "targets": "目标"
        case "villages": "电商村"
        case "shops": "网店"
        case "couriers": "快递企业"
        case "assets": "主播、直播间和园区"
        case "orders": "电商订单"
        default: name
        }
    }
}

extension ImportsView.Check {
    /// A table with faults, marked in place.
    ///
    /// - Parameters:
    ///   - sheet: The table; its last column holds each row's reasons.
    ///   - kind: The kind of table.
    public init(refused sheet: Sheet, kind: String) {
        let marks = Dictionary(grouping: sheet.marks, by: \.row)
        let width = max(sheet.columns.count - 1, 0)
        let titles = sheet.columns.prefix(width).map(\.title)
        columns = titles.map { ImportColumn.heading($0, of: kind) }
        let all = sheet.rows.enumerated().map { index, cells in
            Self.row(index, cells.prefix(width).map(\.text), marks[index] ?? [], titles)
        }
        let wrong = all.filter(\.isWrong)
        headline =
            wrong.isEmpty ? "这个文件有问题，没有导入。改好后重新检查。" : "有 \(wrong.count) 行需要改正，一行也没有导入。改好文件后重新检查。"
        isGood = false
        rows = wrong.count > Self.shownRows ? Array(wrong.prefix(Self.shownRows)) : Array(all.prefix(Self.shownRows))
        more = all.count > rows.count ? "共 \(all.count) 行，只显示 \(rows.count) 行。" : nil
        confirm = nil
        whole = (marks[-1] ?? []).filter { $0.column == width || width == 0 }.flatMap { ImportWords.lines($0.text) }
    }

    /// A table with nothing wrong.
    ///
    /// - Parameters:
    ///   - sheet: The table.
    ///   - changes: How many things it would change.
    ///   - unchanged: How many stand so already.
    ///   - confirm: What it is sent again with.
    public init(good sheet: Sheet, changes: Int, unchanged: Int, confirm: ImportsView.Confirm) {
        let width = max(sheet.columns.count - 1, 0)
        let titles = sheet.columns.prefix(width).map(\.title)
        columns = titles.map { ImportColumn.heading($0, of: confirm.kind) }
        rows = sheet.rows.prefix(Self.shownRows).enumerated().map { index, cells in
            Self.row(index, cells.prefix(width).map(\.text), [], titles)
        }
        let total = sheet.rows.count
        let same = unchanged > 0 ? "，\(unchanged) 行未变" : ""
        headline =
            changes > 0
            ? "检查通过：共 \(total) 行，将新增或改变 \(changes) 项\(same)。确认后导入。" : "检查通过：共 \(total) 行\(same)，不需要导入。"
        isGood = true
        more = total > rows.count ? "共 \(total) 行，只显示 \(rows.count) 行。" : nil
        self.confirm = changes > 0 ? confirm : nil
        whole = []
    }

    private static func row(
        _ index: Int,
        _ cells: [String],
        _ marks: [Sheet.Mark],
        _ titles: [String]
    )
        -> ImportsView.Row
    {
        let errors = Dictionary(marks.map { ($0.column, $0.text) }) { first, _ in first }
        let reasons = marks.first { $0.column == titles.count }.map { ImportWords.lines($0.text) } ?? []
        return ImportsView.Row(
            number: String(index + 2),
            cells: cells.enumerated().map { column, text in
                ImportsView.Cell(
                    text: text,
                    label: titles.indices.contains(column) ? titles[column] : "",
                    error: errors[column].map { ProblemWords.chinese(of: $0) }
                )
            },
            isWrong: !marks.isEmpty,
            reasons: reasons
        )
    }
}

/// The reasons of a row, in Chinese.
enum ImportWords {
    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: "：", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return ProblemWords.chinese(of: String(line)) }
            let place = ProblemWords.places[parts[0].split(separator: "/").first.map(String.init) ?? ""] ?? parts[0]
            return "\(place)：\(ProblemWords.chinese(of: parts[1]))"
        }
    }
}
