import Foundation
import Host
import Testing

/// The page says what the modules declare.
@Suite("Permissions")
struct PermissionsTests {
    @Test("docs/permissions.md lists every operation with those it is for")
    func page() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/permissions.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let written = text.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(".") }
            .filter { $0.contains("| command |") || $0.contains("| query |") }.map(String.init)
        let rows = PermissionTable.rows()
        #expect(rows.count > 100)
        #expect(PermissionTable.untold == [], "name them in PermissionTable")
        let missing = rows.filter { !written.contains($0) }
        let tooMany = written.filter { !rows.contains($0) }
        #expect(missing == [], "add to docs/permissions.md:\n\(missing.joined(separator: "\n"))")
        #expect(tooMany == [], "take out of docs/permissions.md")
    }
}
