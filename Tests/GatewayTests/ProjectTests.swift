import Testing

@testable import Gateway

@Suite("Projects over HTTP")
struct ProjectTests {
    private static let reply = #"{"project":"p-1","status":"planned","version":1,"warnings":[]}"#

    @Test("A project stands flat in the body, beside who acts")
    func register() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("projects.register-project", Self.reply)
            let body = #"""
                {\#(BodyTests.actor), "programme": "p", "name": "一号路", "kinds": ["road"],
                 "investment": {"value": "2", "unit": "亿元", "qualifier": "over", "basis": "planned"}}
                """#
            let reply = try await gateway.post("/api/v1/projects", body)
            #expect(reply.status == 201, "\(reply.text)")
            let asked = try #require(gateway.bus.asked.first)
            #expect(asked.members["name"]?.string == "一号路")
            #expect(asked.members["programme"]?.string == "p")
            #expect(asked.members["investment"]?["value"]?.string == "2")
            #expect(asked.members["actor"] == nil)
        }
    }

    @Test(
        "A project at fault is 400 and names the place",
        arguments: [
            (#""invest": 1"#, "/invest: is not known here"),
            (#""measures": [{"measure": "面积", "size": 1}]"#, "/measures/0/size: is not known here"),
            (#""places": "甲村""#, "/places: is not a list"), (#""step": "begun""#, "/step"),
            (
                #""investment": {"value": "2亿", "unit": "元", "qualifier": "exact", "basis": "planned"}"#,
                "/investment/value"
            ),
        ]
    )
    func faults(member: String, fault: String) async throws {
        try await TestGateway.run { gateway in
            let body = #"{\#(BodyTests.actor), "programme": "p", "name": "一号路", "kinds": ["road"], \#(member)}"#
            let reply = try await gateway.post("/api/v1/projects", body)
            #expect(reply.status == 400)
            #expect(reply.faults.first?.hasPrefix(fault) == true, "\(reply.faults)")
        }
    }

    @Test("A report's project and month come from the path")
    func reports() async throws {
        try await TestGateway.run { gateway in
            let reply = #"{"attempts":1,"month":"2024-05","project":"p-1","state":"submitted","warnings":[]}"#
            for command in ["submit", "return", "approve"] { gateway.bus.answer("projects.\(command)-report", reply) }
            let figures = #"{\#(BodyTests.actor), "month": "2024-05", "progress": "40"}"#
            var replies = [try await gateway.post("/api/v1/projects/p-1/progress", figures)]
            for action in ["return", "approve"] {
                let path = "/api/v1/projects/p-1/progress/2024-05/\(action)"
                replies.append(try await gateway.post(path, "{\(BodyTests.actor)}"))
            }
            #expect(replies.map(\.status) == [201, 201, 201])
            #expect(gateway.bus.asked.map { $0.members["project"]?.string } == ["p-1", "p-1", "p-1"])
            #expect(gateway.bus.asked.map { $0.members["month"]?.string } == ["2024-05", "2024-05", "2024-05"])
        }
    }

    @Test("As a table, a project of two kinds has one row with both, under the headings that an import reads")
    func table() async throws {
        try await TestGateway.run { gateway in
            let page = #"""
                {"items": [{"id": "p-1", "programme": "p", "number": 1, "name": "一号路", "kinds": ["road", "green"],
                 "status": "planned", "light": "grey", "investment": {"value": "2", "unit": "亿元"}, "version": 1}],
                 "total": 1, "next": null}
                """#
            gateway.bus.answer("projects.list-projects", page)
            let reply = try await gateway.get("/api/v1/projects", headers: [("Accept", "text/csv")])
            let rows = reply.text.split(whereSeparator: \.isNewline)
            #expect(rows.count == 2)
            #expect(rows.map { $0.split(separator: ",")[4] } == ["类型", "road;green"])
        }
    }
}
