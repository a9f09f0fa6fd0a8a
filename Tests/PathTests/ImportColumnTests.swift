import Console
import Gateway
import Host
import Messages
import OfficeFiles
import RegistryMessages
import Testing

/// What the console says of tables, against what the modules read.
@Suite("Columns of tables, as the console tells them")
struct ImportColumnTests {
    private static let programme = ProgrammeDefinition(
        id: "p",
        version: 1,
        names: .init(zh: "方案"),
        card: .init(title: "文件"),
        stages: [],
        steps: [],
        projects: .init(kinds: [])
    )

    private static func read(_ headings: [String], as kind: String) throws {
        let csv = Array(headings.joined(separator: ",").utf8)
        _ = try HostImporter().read(kind, csv, file: "a.csv", programme: programme)
    }

    @Test(
        "Every kind has columns; its template is read, in either language",
        arguments: HostImporter().kinds.map(\.name)
    )
    func templates(kind: String) throws {
        let columns = ImportColumn.columns(of: kind)
        #expect(!columns.isEmpty)
        try Self.read(columns.map(\.zh), as: kind)
        try Self.read(columns.map(\.id), as: kind)
    }

    @Test("What is called required is, and nothing else", arguments: HostImporter().kinds.map(\.name))
    func required(kind: String) throws {
        let columns = ImportColumn.columns(of: kind)
        for left in columns {
            let others = columns.filter { $0.id != left.id }.map(\.zh)
            if left.isRequired {
                #expect(throws: FileFaults.self, "\(left.zh)") { try Self.read(others, as: kind) }
            } else {
                try Self.read(others, as: kind)
            }
        }
    }
}
