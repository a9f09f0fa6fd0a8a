import Bus
import Messages
import Testing

@testable import Gateway

@Suite("Watching the host")
struct WatchingTests {
    @Test("/readyz is 503 with the reasons until the host is ready, then 200")
    func readiness() async throws {
        let host = HostDouble(waitingFor: ["registry is replaying", "admin.token is not written"])
        try await TestGateway.run(host: host) { gateway in
            let before = try await gateway.get("/readyz")
            #expect(before.status == 503)
            #expect(before.json["reasons"] == ["registry is replaying", "admin.token is not written"])
            let health = try await gateway.get("/healthz")
            #expect(health.text == "ok\n")
            host.becomeReady()
            let after = try await gateway.get("/readyz")
            #expect(after.status == 200)
            #expect(after.json == ["ready": true, "reasons": []])
        }
    }

    @Test("The status names services and modules; a module that does not answer is named with its problem")
    func status() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.status", #"{"module":"registry","deadLetters":0}"#)
            let status = try await gateway.get("/api/v1/status").json
            #expect(status["ready"] == true)
            #expect(status["node"] == "test")
            #expect(status["services"]?.elements.first?["name"] == "registry")
            let modules = status["modules"]?.elements ?? []
            #expect(modules.map { $0["name"]?.string } == ["audit", "registry"])
            #expect(modules.first?["problem"]?.string?.hasPrefix("bus.unavailable") == true)
            #expect(modules.last?["status"]?["deadLetters"] == 0)
            #expect(modules.last?["problem"] == .null)
        }
    }

    @Test("The status shows plugins, and their modules beside the composition's")
    func pluginStatus() async throws {
        try await TestGateway.run(host: HostDouble(hasPlugin: true)) { gateway in
            let status = try await gateway.get("/api/v1/status").json
            let modules = status["modules"]?.elements ?? []
            #expect(modules.map { $0["name"]?.string } == ["audit", "plugin.good-town", "registry"])
            #expect(status["plugins"]?.elements.first?["reason"] == "late: it slept.")
        }
    }

    @Test("The check of all logs passes only when every module answers without a fault")
    func verify() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.answer("registry.verify", #"{"events":3,"faults":0}"#)
            let silent = try await gateway.post("/api/v1/verify", "")
            #expect(silent.json["passed"] == false)
            gateway.bus.answer("audit.verify", #"{"events":0,"faults":0}"#)
            let passed = try await gateway.post("/api/v1/verify", "")
            #expect(passed.json["passed"] == true)
            gateway.bus.answer("audit.verify", #"{"events":9,"faults":1,"first":"event 4: chain"}"#)
            let failed = try await gateway.post("/api/v1/verify", "")
            #expect(failed.json["passed"] == false)
            #expect(failed.text.contains("event 4: chain"))
            #expect(gateway.bus.asked.last?.options.deadline == GatewayLimits.verifyDeadline)
        }
    }

    @Test("Requests are counted by known route and class of status, services and heads beside them")
    func metrics() async throws {
        try await TestGateway.run { gateway in
            gateway.bus.append("registry.town-listed.v1")
            _ = try await gateway.get("/api/v1/towns/one")
            _ = try await gateway.get("/api/v1/towns/two")
            _ = try await gateway.get("/api/v1/no/such/path")
            let text = try await gateway.get("/metrics").text
            let name = "baizhen_http_request_duration_seconds_count"
            #expect(text.contains(#"\#(name){route="/api/v1/towns/{id}",method="GET",status="5xx"} 2"#))
            #expect(text.contains(#"\#(name){route="none",method="GET",status="4xx"} 1"#))
            #expect(text.contains(#"le="+Inf"} 2"#))
            #expect(text.contains(#"baizhen_service_requests_total{service="registry"} 7"#))
            #expect(text.contains(#"baizhen_ledger_head{module="registry"} 1"#))
            #expect(text.contains("process_resident_memory_bytes "))
        }
    }

    @Test("The first page shows programmes, escaped, and loads nothing from elsewhere")
    func page() async throws {
        try await TestGateway.run { gateway in
            let item = #"""
                {"id":"p","version":1,"names":{"zh":"<script>镇</script>","en":"A & B"},
                 "title":"t","towns":55,"batches":1}
                """#
            gateway.bus.answer("registry.list-programmes", #"{"items":[\#(item)],"total":1,"next":null}"#)
            let reply = try await gateway.get("/")
            #expect(reply.headers["content-type"] == "text/html; charset=utf-8")
            let policy = reply.headers["content-security-policy"]
            #expect(policy?.hasPrefix("default-src 'none'; script-src 'self'") == true)
            #expect(policy?.contains("unsafe") == false)
            #expect(reply.text.contains("&lt;script&gt;镇&lt;/script&gt;"))
            #expect(!reply.text.contains("<script>"))
            #expect(reply.text.contains("width=device-width"))
            #expect(!reply.text.contains("http://") && !reply.text.contains("https://"))
        }
    }

    @Test("Without a registry the page still stands, and what is not there is said in Chinese")
    func pageWithoutRegistry() async throws {
        try await TestGateway.run { gateway in
            let text = try await gateway.get("/").text
            #expect(text.contains("还没有方案"))
            let missing = try await gateway.get("/towns/nowhere")
            #expect(missing.status == 503)
            #expect(missing.headers["content-type"] == "text/html; charset=utf-8")
            #expect(missing.text.contains("没有应答"))
        }
    }

    @Test("Assets are open to everybody and are ours")
    func assets() async throws {
        try await TestGateway.run { gateway in
            let style = try await gateway.exchange("GET", "/assets/console.css", token: "")
            #expect(style.status == 200)
            #expect(style.headers["content-type"] == "text/css; charset=utf-8")
            let script = try await gateway.exchange("GET", "/assets/console.js", token: "")
            #expect(script.text.contains("drawCharts"))
        }
    }
}
