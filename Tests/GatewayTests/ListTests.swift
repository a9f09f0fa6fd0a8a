import Messages
import Testing

@testable import Gateway

@Suite("Lists")
struct ListTests {
    @Test("Filters go to the module as its fields, decoded; the answer comes through byte for byte")
    func filters() async throws {
        try await TestGateway.run { gateway in
            let page = #"{"next":"c2","total":55,"items":[{"b":1,"a":2}]}"#
            gateway.bus.answer("registry.list-towns", page)
            let path = "/api/v1/towns?programme=p&region=2201&q=%E9%95%87+a&asOf=2021&limit=20&cursor=c1&level="
            let reply = try await gateway.get(path)
            #expect(reply.status == 200)
            #expect(reply.text == page)
            let asked = try #require(gateway.bus.asked.first)
            #expect(
                asked.members == [
                    "programme": "p", "region": "2201", "q": "镇 a", "asOf": "2021", "limit": 20, "cursor": "c1",
                ]
            )
        }
    }

    @Test(
        "A wrong parameter is 400 and named",
        arguments: [
            ("limit=0", "?limit: is 0; a page has 1 to 200 items"),
            ("limit=201", "?limit: is 201; a page has 1 to 200 items"),
            ("limit=ten", "?limit: is not a whole number: 'ten'"),
            ("stage=a&stage=b", "?stage: stands twice in the query"),
            ("q=%FF", "?q=%FF: is not UTF-8 text in percent encoding"),
        ]
    )
    func wrong(query: String, fault: String) async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.get("/api/v1/towns?\(query)")
            #expect(reply.status == 400)
            #expect(reply.faults == [fault])
        }
    }

    @Test("An unknown parameter is named, with the ones that are known")
    func unknown() async throws {
        try await TestGateway.run { gateway in
            let reply = try await gateway.get("/api/v1/units?kinds=x")
            #expect(reply.faults == ["?kinds: is not a parameter here; known are: cursor, kind, limit, q"])
        }
    }

    @Test("A page of exactly the most items is asked for")
    func mostItems() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.list-towns", #"{"items":[],"total":0,"next":null}"#)
            let page = try await gateway.get("/api/v1/towns?limit=200")
            #expect(page.status == 200)
        }
    }

    @Test("A town's ETag is its version")
    func etag() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.find-town", #"{"id":"t-1","version":12}"#)
            let reply = try await gateway.get("/api/v1/towns/t-1?asOf=2019-12-31")
            #expect(reply.headers["etag"] == "\"12\"")
            #expect(gateway.bus.asked.first?.members == ["id": "t-1", "asOf": "2019-12-31"])
        }
    }

    @Test("A batch's number in the path must be a number")
    func batchNumber() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.check-batch", "{}")
            let number = try await gateway.get("/api/v1/programmes/p/batches/1/check")
            #expect(number.status == 200)
            #expect(gateway.bus.asked.first?.members == ["programme": "p", "number": 1])
            let word = try await gateway.get("/api/v1/programmes/p/batches/one/check")
            #expect(word.status == 400)
        }
    }

    @Test("A plugin has its state and the reason, and one by its id all that it says of its town type")
    func plugins() async throws {
        try await TestGateway.run(host: HostDouble(hasPlugin: true)) { gateway in
            let plugins = try await gateway.get("/api/v1/plugins").json
            #expect(plugins["total"] == 1)
            let item = plugins["items"]?.elements.first
            #expect(item?["id"] == "good-town")
            #expect(item?["townType"] == "good")
            #expect(item?["state"] == "quarantined")
            #expect(item?["reason"] == "late: it slept.")
            gateway.bus.answer("plugins.find", #"{"plugin":{},"manifest":{"indicators":[]}}"#)
            let one = try await gateway.get("/api/v1/plugins/good-town")
            #expect(one.text == #"{"plugin":{},"manifest":{"indicators":[]}}"#)
            #expect(gateway.bus.asked.last?.members == ["id": "good-town"])
        }
    }
}
