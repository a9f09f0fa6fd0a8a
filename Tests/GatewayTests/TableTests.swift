import Messages
import Spreadsheets
import Synchronization
import Testing

@testable import Gateway

@Suite("Tables for spreadsheets")
struct TableTests {
    @Test(
        "A cell that a spreadsheet would run is made text; numbers stay numbers; quotes are doubled",
        arguments: [
            ("=1+1", "'=1+1"), ("+SUM(A1)", "'+SUM(A1)"), ("-2+3", "'-2+3"), ("@x", "'@x"), ("\t=1", "'\t=1"),
            ("-12.5", "-12.5"), ("+7", "+7"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
            ("=\"x\"", "\"'=\"\"x\"\"\""), ("镇", "镇"), ("", ""),
        ]
    )
    func cells(text: String, cell: String) {
        #expect(CSVText.cell(text) == cell)
    }

    @Test("Towns as CSV: a byte order mark, one row for each membership that was asked for, formulas guarded")
    func towns() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-towns", Samples.towns)
            let own = try await gateway.get("/api/v1/towns?programme=q", headers: [("Accept", "text/csv")])
            #expect(
                own.text.split(separator: "\r\n").map { $0.split(separator: ",")[0] }.dropFirst() == ["t-1", "t-2"]
            )
            #expect(own.text.contains(",q,") && !own.text.contains(",p,"))
            let reply = try await gateway.get("/api/v1/towns", headers: [("Accept", "text/csv")])
            #expect(reply.headers["content-type"] == "text/csv; charset=utf-8")
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"towns.csv\"")
            let rows = [
                "\u{FEFF}小镇编号,名称,行政区划代码,小镇类型,建制镇,方案,序号,级别,类别,阶段,所属市(州),版本",
                "t-1,'=SUM(A1),220184,,true,p,1,,\"a,b\",listed,,3",
                "t-1,'=SUM(A1),220184,,true,q,,,,new,,3",
                "t-2,\"二\"\"镇\"\"\",,,false,,,,,,,1",
            ]
            #expect(reply.text == rows.map { $0 + "\r\n" }.joined())
        }
    }

    @Test("Headings are Chinese, English where that is asked for, and nothing else", arguments: TableFormat.allCases)
    func headings(format: TableFormat) async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-towns", Samples.towns)
            for (lang, first) in [("", "小镇编号,"), ("?lang=zh", "小镇编号,"), ("?lang=en", "id,")] {
                let reply = try await gateway.get("/api/v1/towns" + lang, headers: [("Accept", format.name)])
                let csv = try TableFile.csv(reply.bytes, file: "a." + format.rawValue)
                let text = String(decoding: csv, as: UTF8.self).replacing("\u{FEFF}", with: "")
                #expect(text.hasPrefix(first), "\(text)")
            }
            let wrong = try await gateway.get("/api/v1/towns?lang=fr", headers: [("Accept", format.name)])
            #expect(wrong.status == 400)
            #expect(wrong.text.contains("is neither zh nor en: 'fr'"))
        }
    }

    @Test("Without a limit all pages are in the table; with one only the page, and the cursor of the next")
    func pages() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("audit.list") { asked in
                let second = asked.members["cursor"] == "c2"
                let item = #"{"time":"2024","type":"\#(second ? "b" : "a")","actor":{"unit":"u","post":null}}"#
                return .success(#"{"items":[\#(item)],"total":2,"next":\#(second ? "null" : "\"c2\"")}"#)
            }
            let csv = [("Accept", "text/csv")]
            let whole = try await gateway.get("/api/v1/audit?subject=t", headers: csv)
            #expect(whole.text.split(separator: "\r\n").dropFirst() == ["2024,a,,u,,,,,", "2024,b,,u,,,,,"])
            #expect(gateway.bus.asked.map { $0.members["subject"] } == ["t", "t"])
            let page = try await gateway.get("/api/v1/audit?limit=1", headers: csv)
            #expect(page.text.split(separator: "\r\n").count == 2)
            #expect(page.headers["x-next-cursor"] == "c2")
        }
    }

    @Test("The same table as XLSX: numbers are numbers, what looks like a formula is text, the same bytes each time")
    func workbook() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-towns", Samples.towns)
            let accept = [("Accept", "text/html;q=0.1, \(Workbook.mediaType), text/csv;q=0.5")]
            let reply = try await gateway.get("/api/v1/towns", headers: accept)
            #expect(reply.headers["content-type"] == Workbook.mediaType)
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"towns.xlsx\"")
            let rows = String(decoding: try TableFile.csv(reply.bytes, file: "a.xlsx"), as: UTF8.self).split(
                separator: "\n"
            )
            #expect(rows.count == 4)
            #expect(rows[1].hasPrefix("t-1,=SUM(A1),220184,"))
            #expect(rows[1].hasSuffix(",3"))
            #expect(try await gateway.get("/api/v1/towns", headers: accept).bytes == reply.bytes)
        }
    }

    @Test("Other answers have no table")
    func jsonOnly() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-units", #"{"items":[],"total":0,"next":null}"#)
            let reply = try await gateway.get("/api/v1/units", headers: [("Accept", "text/csv")])
            #expect(reply.headers["content-type"] == "application/json")
        }
    }
}
