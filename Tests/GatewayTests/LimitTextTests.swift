import Foundation
import Spreadsheets
import Testing

@testable import Gateway

@Suite("Sizes in docs/operating.md")
struct LimitTextTests {
    @Test("are those of the code")
    func sizes() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/operating.md"), encoding: .utf8)
        let (sheet, mib) = (SheetLimits.self, 1024 * 1024)
        let (packed, ratio) = ("\(sheet.entryBytes / mib) MiB and, over \(sheet.ratioFloor / mib) MiB", sheet.ratio)
        for row in [
            "among them | \(GatewayLimits.bodyBytes / mib) MiB | 413 |",
            "orders | \(OrderLimits.bodyBytes / mib) MiB, \(OrderLimits.rows) rows | 413 |",
            "rows of a table that is imported | \(sheet.rows) |",
            "imported | \(sheet.columns), \(sheet.sheets), \(sheet.cells) |",
            "unpacked | \(sheet.unpackedBytes / mib) MiB, each part of it \(packed), \(ratio) times",
            "named | \(ImportRun.faultLimit) |",
            "exported | \(GatewayLimits.tableRows) | 422",
            "of a list | \(GatewayLimits.pageItems) (\(GatewayLimits.defaultPageItems) when nothing is said) | 400 |",
            "streams | \(GatewayLimits.eventStreams), of one account \(GatewayLimits.accountEventStreams) |",
        ] {
            #expect(text.contains(row), "\(row)")
        }
    }
}
