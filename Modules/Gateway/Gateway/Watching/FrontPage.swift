import Bus
import HTTPTypes
import Messages
import RegistryMessages

/// The page at `/`: how the host fares and which programmes it keeps, Chinese first.
///
/// It loads nothing from elsewhere.
struct FrontPage: Sendable {
    let status: StatusCollector
    let bus: any GatewayBus

    /// Nothing on the page may load or run anything.
    static let headers: HTTPFields = [
        .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        .cacheControl: "no-store",
    ]

    /// The page as it stands now.
    func html(_ request: GatewayRequest) async -> String {
        let status = await status.collect(trace: request.context.trace)
        let programmes = await programmes(request.options())
        return """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>百镇 Baizhen · \(Self.escaped(status.node))</title>
            <style>\(Self.style)</style>
            </head>
            <body>
            <header><h1>百镇 <span lang="en">Baizhen</span></h1>\(Self.state(status))</header>
            <main>
            <section><h2>方案 <span lang="en">Programmes</span></h2>\(Self.list(programmes))</section>
            <section><h2>模块 <span lang="en">Modules</span></h2>\(request.identity.access.isWhole ? Self.modules(status) : "")</section>
            </main>
            <footer>接口 <span lang="en">API</span> <code>/api/v1</code> ·
            <a href="\(OpenAPIDocument.path)">OpenAPI</a> · <a href="/metrics">metrics</a></footer>
            </body>
            </html>

            """
    }

    private func programmes(_ options: RequestOptions) async -> [ProgrammeSummary]? {
        let query = ListProgrammes(limit: GatewayLimits.pageItems)
        guard let data = try? GatewayJSON.encode(query),
            let reply = try? await bus.request(operation: ListProgrammes.name, data: data, options: options)
        else { return nil }
        return try? GatewayJSON.decode(ListProgrammes.Reply.self, from: reply).items
    }

    private static func state(_ status: HostStatus) -> String {
        guard !status.ready else { return #"<p class="good">已就绪 <span lang="en">Ready</span></p>"# }
        let reasons = status.reasons.map { "<li>\(escaped($0))</li>" }.joined()
        return #"<p class="wait">准备中 <span lang="en">Not ready yet</span></p><ul>\#(reasons)</ul>"#
    }

    private static func list(_ programmes: [ProgrammeSummary]?) -> String {
        guard let programmes else {
            return #"<p>登记服务未应答 <span lang="en">The registry does not answer</span></p>"#
        }
        guard !programmes.isEmpty else { return #"<p>暂无方案 <span lang="en">None yet</span></p>"# }
        return "<ul class=\"cards\">" + programmes.map(card).joined() + "</ul>"
    }

    private static func card(_ programme: ProgrammeSummary) -> String {
        let english = programme.names.en.map { #"<span lang="en">\#(escaped($0))</span>"# } ?? ""
        return """
            <li><strong>\(escaped(programme.names.zh))</strong> \(english)
            <p>\(programme.towns) 个镇 <span lang="en">towns</span> ·
            \(programme.batches) 批 <span lang="en">batches</span> · <code>\(escaped(programme.id))</code></p></li>
            """
    }

    private static func modules(_ status: HostStatus) -> String {
        let rows = status.modules.map { module in
            let head = module.status["stream"]?["head"]
            let text = if case .integer(let head)? = head { String(head) } else { "–" }
            let note = module.problem.map { #"<span class="wait">\#(escaped($0))</span>"# } ?? text
            return "<tr><td>\(escaped(module.name))</td><td>\(note)</td></tr>"
        }
        return #"<table><tr><th>模块 <span lang="en">Module</span></th><th>事件 <span lang="en">Events</span></th></tr>"#
            + rows.joined() + "</table>"
    }

    /// Text as HTML shows it, also within quotes.
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let style = """
        :root{color-scheme:light dark}
        body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:48rem;padding:1rem}
        [lang=en]{opacity:.7;font-size:.85em} h1{margin:0} h2{font-size:1.1rem}
        .good{color:#1a7f37} .wait{color:#b35900}
        .cards{list-style:none;padding:0}
        .cards li{border:1px solid #8886;border-radius:.5rem;padding:.6rem 1rem;margin:.5rem 0}
        .cards p{margin:0} table{border-collapse:collapse;width:100%}
        td,th{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #8884;overflow-wrap:anywhere}
        """
}
