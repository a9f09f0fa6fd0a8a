import Bus
import Foundation
import Messages
import ProjectsMessages
import Spreadsheets
import Testing

@testable import Gateway

@Suite("The monthly circular over HTTP")
struct CircularRouteTests {
    private static let path = "/api/v1/circulars/p/2024-05"
    private static let xlsx = [("Accept", Workbook.mediaType)]
    private static let html = [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")]
    private static let nasty = "<script>alert('x')</script> & \"镇\""

    private static let circular = Circular(
        programme: "p",
        month: Period("2024-05") ?? Period(year: 2024),
        edition: 2,
        digest: String(repeating: "ab", count: 32),
        extract: false,
        content: content
    )

    private static let content: CircularContent = {
        let counts = CircularCounts(projects: 3, reported: 2, approved: 1, onTime: 1, missing: 1)
        let town = CircularTown(
            rank: 1,
            town: "t",
            name: nasty,
            counts: counts,
            lights: .init(green: 1, grey: 2),
            onTimeShare: DecimalValue("33.3") ?? DecimalValue(0),
            investmentProgress: nil,
            covered: 0,
            approved: .init(thisMonth: [], toDate: [.init(DecimalValue(500), unit: "万元", covered: 1, of: 3)]),
            rankBefore: 3,
            lightsBefore: nil
        )
        let project = CircularProject(project: "p-1", name: "=1+1", town: "t", townName: nasty, state: nil)
        return CircularContent(
            programmeName: .init(zh: "=甲<乙>"),
            month: Period("2024-05") ?? Period(year: 2024),
            preliminary: false,
            issuer: "县\"推进办\"",
            date: "2024-06-01",
            rule: .init(zh: "规则"),
            whole: .init(
                counts: counts,
                lights: town.lights,
                groups: [.init(kind: "k", names: .init(zh: "类&别"), counts: counts, lights: town.lights)],
                reported: .init(thisMonth: [], toDate: []),
                approved: town.approved,
                before: nil
            ),
            towns: .init([town]),
            delays: .init([.init(project: project, light: .red, share: DecimalValue(60), why: .init(zh: "慢"))]),
            unreported: .init(Array(repeating: project, count: 3), most: 1),
            difficulties: .init([.init(project: project, difficulty: .init("'用地'", unit: "u"))])
        )
    }()

    private static func answering() throws -> BusDouble {
        let bus = BusDouble()
        bus.answer("projects.circular", String(decoding: try GatewayJSON.encode(circular), as: UTF8.self))
        return bus
    }

    @Test("JSON is what the module says; the path gives programme and month, the query the edition")
    func json() async throws {
        try await TestGateway.run(bus: try Self.answering()) { gateway in
            let reply = try await gateway.get(Self.path + "?edition=1")
            #expect(try GatewayJSON.decode(Circular.self, from: reply.bytes) == Self.circular)
            let asked = try #require(gateway.bus.asked.last)
            #expect(asked.members == ["programme": "p", "month": "2024-05", "edition": 1])
        }
    }

    @Test("The page needs nothing else, escapes everything, says the digest, and may run nothing")
    func page() async throws {
        try await TestGateway.run(bus: try Self.answering()) { gateway in
            let reply = try await gateway.get(Self.path, headers: Self.html)
            #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
            #expect(reply.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            #expect(!reply.text.contains("<script"))
            #expect(!reply.text.contains("http"))
            #expect(reply.text.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;镇&quot;"))
            #expect(reply.text.contains("县&quot;推进办&quot;"))
            #expect(reply.text.contains("类&amp;别"))
            #expect(reply.text.contains("<html lang=\"zh-CN\">"))
            #expect(reply.text.contains(Self.circular.digest))
            #expect(reply.text.contains("@page { size: A4"))
            #expect(reply.text.contains("↑2"))
            #expect(reply.text.contains("共3条，此处列前1条。"))
            #expect(reply.text.contains("〔2024〕第5期　第2次印发"))
        }
    }

    @Test("The workbook is the same bytes at every download, on every host; the digest is on every sheet")
    func workbook() async throws {
        let first = try await TestGateway.run(bus: try Self.answering()) { gateway in
            let reply = try await gateway.get(Self.path, headers: Self.xlsx)
            #expect(reply.headers["content-type"] == Workbook.mediaType)
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"circular-p-2024-05-2.xlsx\"")
            #expect(try await gateway.get(Self.path, headers: Self.xlsx).bytes == reply.bytes)
            return reply.bytes
        }
        let other = try await TestGateway.run(bus: try Self.answering()) { gateway in
            try await gateway.get(Self.path, headers: Self.xlsx).bytes
        }
        #expect(other == first)
        for sheet in ["概况", "各镇（街道）排名", "各类项目", "进度滞后项目", "未报和退回项目", "需协调解决的问题"] {
            let text = String(decoding: try TableFile.csv(first, file: "c.xlsx", sheet: sheet), as: UTF8.self)
            #expect(text.contains(Self.circular.digest), "\(sheet)")
        }
        let delays = String(decoding: try TableFile.csv(first, file: "c.xlsx", sheet: "进度滞后项目"), as: UTF8.self)
        #expect(delays.contains("=1+1,"))
    }

    @Test("An extract says that it is one, and has no totals")
    func extract() async throws {
        var circular = Self.circular
        circular.extract = true
        circular.content.whole = nil
        let text = CircularPage(circular: circular).html()
        #expect(text.contains("（摘录）"))
        #expect(text.contains("本页为摘录，全文摘要值 SHA-256："))
        #expect(!text.contains("应报项目3个"))
        #expect(!text.contains("各类项目"))
    }

    @Test("Freezing is a POST at the same place")
    func freeze() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("projects.freeze-circular", #"{"circular": {}, "isNew": true}"#)
            let body = #"{"preliminary": true, "actor": {"unit": "county"}}"#
            let reply = try await gateway.post(Self.path, body)
            #expect(reply.status == 201)
            let asked = try #require(gateway.bus.asked.last)
            #expect(asked.members == ["programme": "p", "month": "2024-05", "preliminary": true])
            #expect(asked.options.actor?.unit == "county")
        }
    }
}
