import Bus
import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Gateway

/// Takes every table; it is only asked for its kinds.
private struct KindsImporter: TableImporter {
    let kinds = [TableKind("villages", "villages", needsProgramme: true, module: "registry")]

    func read(_ kind: String, _ csv: [UInt8], file: String, programme: ProgrammeDefinition?) -> ImportedTable {
        ImportedTable(rows: 0, items: [])
    }
}

@Suite("Pages of the console over HTTP")
struct ConsolePageTests {
    private static let browser = [("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")]
    private static let form = browser + [("Content-Type", "application/x-www-form-urlencoded")]
    private static let town = """
        {"id": "t-1", "name": "甲镇", "regionCode": "220184", "townType": null, "isDesignatedTown": true,
         "attributes": {}, "region": {"id": "r-1", "kind": "town", "names": {"zh": "甲"}, "parents": []},
         "memberships": [{"programme": "p", "number": 1, "level": null, "category": "a", "stage": "a",
                          "programmeVersion": 1}], "honours": [], "version": 3}
        """

    @Test("An address that leads nowhere is a page for a browser, and a document for a program")
    func nowhere() async throws {
        try await TestGateway.run { gateway in
            let page = try await gateway.get("/nonsense?a=b", headers: Self.browser)
            #expect(page.status == 404)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("没有这个页面") && page.text.contains("回到工作台"))
            let wrong = try await gateway.get("/towns?nope=1", headers: Self.browser)
            #expect(wrong.status == 400 && wrong.text.contains("请求的内容有误"))
            for (path, headers) in [("/nonsense", []), ("/api/v1/nonsense", Self.browser)] {
                let document = try await gateway.get(path, headers: headers)
                #expect(document.status == 404 && document.code == "gateway.no-route")
            }
        }
    }

    @Test("Whoever is not signed in is shown the way in, also where there is nothing")
    func stranger() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.exchange("GET", "/nonsense", headers: Self.browser, token: "wrong")
            #expect(reply.status == 307 || reply.status == 303 || reply.status == 401)
            #expect(!reply.text.contains("没有这个页面"))
        }
    }

    @Test("A template has the headings that the page shows; a kind that is not known has none")
    func templates() async throws {
        try await TestGateway.run(importer: KindsImporter()) { gateway in
            let reply = try await gateway.get("/imports/templates/villages.csv", headers: Self.browser)
            #expect(reply.text == "\u{FEFF}镇,编号,村,区划代码,户数\r\n")
            #expect(reply.headers["content-disposition"] == "attachment; filename=\"villages.csv\"")
            let page = try await gateway.get("/imports", headers: Self.browser)
            #expect(page.text.contains(#"href="/imports/templates/villages.csv""#))
            #expect(try await gateway.get("/imports/templates/x.csv", headers: Self.browser).status == 404)
            #expect(try await gateway.get("/imports/templates/villages", headers: Self.browser).status == 404)
        }
    }

    @Test("A link can ask for a table by its format; another word than csv or xlsx is refused")
    func formats() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-towns", Samples.towns)
            let csv = try await gateway.get("/api/v1/towns?format=csv", headers: Self.browser)
            #expect(csv.headers["content-disposition"] == "attachment; filename=\"towns.csv\"")
            let book = try await gateway.get("/api/v1/towns?format=xlsx", headers: [("Accept", "text/csv")])
            #expect(book.headers["content-disposition"] == "attachment; filename=\"towns.xlsx\"")
            let wrong = try await gateway.get("/api/v1/towns?format=pdf")
            #expect(wrong.status == 400 && wrong.faults == ["?format: is neither csv nor xlsx: 'pdf'"])
        }
    }

    @Test("A correction says what differs, with the version that was seen and the reason; what is empty stays")
    func correction() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-town", Self.town)
            gateway.bus.answer("registry.correct-town", #"{"town": "t-1", "version": 4, "stage": null, "notices": []}"#)
            let fields = "name=%E4%B9%99%E9%95%87&region=220184&townType=&isDesignatedTown=true"
            let body = fields + "&version=3&key=k&of=&reason=typo"
            let reply = try await gateway.post("/towns/t-1/corrections", body, headers: Self.form)
            #expect(reply.status == 303, "\(reply.text)")
            #expect(reply.headers["location"] == "/towns/t-1?done=corrected")
            let asked = try #require(gateway.bus.asked.last)
            #expect(asked.operation == "registry.correct-town" && asked.options.reason == "typo")
            let command = try GatewayJSON.decode(CorrectTown.self, from: asked.data)
            #expect(command.townName == "乙镇" && command.expectedVersion == 3)
            #expect(command.region == nil && command.townType == nil && command.isDesignatedTown == nil)
            #expect(command.programme == nil && command.category == nil)
        }
    }

    @Test("A refused correction keeps what was typed, and the version that was seen")
    func refusedCorrection() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-town", Self.town)
            let stale = Problem("registry.version-mismatch", .conflict, "changed", remedy: "look")
            gateway.bus.refuse("registry.correct-town", stale)
            let body = "name=typed&version=2&key=k&of=&reason=typo"
            let reply = try await gateway.post("/towns/t-1/corrections", body, headers: Self.form)
            #expect(reply.status == 409 && reply.text.contains("请重新打开后再更正"))
            #expect(reply.text.contains(#"value="typed""#) && reply.text.contains(#"name="version" value="2""#))
            #expect(reply.text.contains(#"value="typo""#))
        }
    }

    @Test("The audit shows who did what and why in words, takes a unit's name for its id, and can be exported")
    func audit() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer(
                "registry.list-units",
                #"{"items": [{"id": "u-1", "names": {"zh": "甲局"}, "kind": "office", "aliases": [], "source": "s"}], "#
                    + #""total": 1, "next": null}"#
            )
            gateway.bus.answer(
                "audit.list",
                """
                {"items": [{"id": "1-1", "source": "//n/registry", "epoch": "1", "sequence": 1,
                  "type": "registry.town-corrected.v1", "subject": "t-1", "actor": {"unit": "u-1", "post": "经办"},
                  "reason": "笔误", "time": "2024-07-31T10:20:30.000+08:00", "trace": null}], "total": 1, "next": null}
                """
            )
            let filters = "subject=t-1&actor=%E7%94%B2%E5%B1%80&since=2024-07-01&until=2024-07-31"
            let page = try await gateway.get("/audit?" + filters, headers: Self.browser)
            #expect(page.status == 200)
            for word in ["更正镇信息", "甲局 · 经办", "笔误", "2024-07-31 10:20:30", "registry.town-corrected.v1"] {
                #expect(page.text.contains(word), "\(word)")
            }
            #expect(page.text.contains("/api/v1/audit?subject=t-1&amp;actor=u-1&amp;since=2024-07-01"))
            let asked = try #require(gateway.bus.asked.last { $0.operation == "audit.list" })
            #expect(asked.members["actor"]?.string == "u-1" && asked.members["until"]?.string == "2024-07-31")
        }
    }

    @Test("Accounts show towns and regions by name; a region is found by its id or its code, whole or cut short")
    func namesOfPlaces() async throws {
        try await TestGateway.run(modules: ["registry", "accounts"]) { gateway in
            gateway.bus.answer(
                "accounts.list-accounts",
                """
                {"items": [{"id": "a", "names": {"zh": "甲"}, "unit": "u-1", "role": "reporter", "disabled": false,
                  "scope": {"towns": ["t-1", "gone"], "regions": ["r-1", "2201", "220100"]},
                  "hasPassword": false, "tokens": []}],
                 "total": 1, "next": null}
                """
            )
            gateway.bus.answer("registry.find-town") { asked in
                guard asked.members["id"]?.string == "t-1" else {
                    return .failure(Problem("registry.not-found", .notFound, "no", remedy: "look"))
                }
                return .success(Self.town)
            }
            gateway.bus.answer(
                "registry.list-regions",
                """
                {"items": [{"id": "r-1", "kind": "city", "names": {"zh": "甲市"}, "code": "220100", "parents": []},
                           {"id": "r-2", "kind": "county", "names": {"zh": "乙县"}, "code": "220122", "parents": []}],
                 "total": 2, "next": null}
                """
            )
            let page = try await gateway.get("/accounts", headers: Self.browser)
            #expect(page.text.contains("镇：甲镇、gone；区划：甲市（r-1）、甲市（2201）、甲市（220100）"), "\(page.text)")
        }
    }
}
