import Foundation
import GatewayClient
import Testing

/// A smaller house shows only the rooms that it has.
@Suite("Compositions")
struct CompositionTests {
    private static let all: Set = [
        "/", "/rounds", "/rectifications", "/applications", "/policy", "/imports", "/towns", "/projects", "/targets",
        "/responsibilities", "/evaluations", "/environment", "/ecommerce", "/plugins", "/bus", "/accounts",
        "/audit",
    ]

    @Test(
        "Every link of the console leads somewhere; what a composition leaves out is not shown",
        .timeLimit(.minutes(3)),
        arguments: [
            ("registry.yaml", "jilin", ["/", "/applications", "/imports", "/towns", "/bus", "/accounts", "/audit"]),
            (
                "street.yaml", "huangtun",
                [
                    "/", "/rectifications", "/applications", "/imports", "/towns", "/responsibilities", "/environment",
                    "/bus", "/accounts", "/audit",
                ]
            ),
        ]
    )
    func links(composition: String, programme: String, pages: [String]) async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path, composition: composition, examples: false)
        let example = "\(RunningHost.root)/examples/\(programme)"
        let arguments = ["import", "folder", example, "--data", host.data]
        #expect(try await ChildProcess(RunningHost.command, arguments).status() == 0)

        #expect(try links(on: "/", host).intersection(Self.all) == Set(pages))
        var seen: Set<String> = []
        var next: Set = ["/"]
        while let path = next.min(), seen.count < 80 {
            next.remove(path)
            seen.insert(path)
            next.formUnion(try links(on: path, host).subtracting(seen).filter { !$0.hasPrefix("/assets/") })
        }
        #expect(seen.contains { $0.hasPrefix("/towns/") })
        let towns = String(decoding: try host.client.get("/towns"), as: UTF8.self)
        #expect(towns.contains(#"<option value="agricultural""#) && towns.contains("农业特色型"))

        for path in Self.all.subtracting(pages) {
            let answer = try host.client.exchange("GET", path)
            #expect(answer.status == 404, "\(path)")
            #expect(String(decoding: answer.body, as: UTF8.self).contains("没有安装这个模块"), "\(path)")
        }

        let imports = String(decoding: try host.client.get("/imports"), as: UTF8.self)
        #expect(imports.contains("城镇名单"))
        #expect(!imports.contains("项目月报"))
        let kinds = String(decoding: try host.client.get("/api/v1/imports"), as: UTF8.self)
        #expect(kinds.contains("towns") && !kinds.contains("targets"))
        #expect(await host.stop() == 0)
    }

    @Test("Examples without town types are refused with what to do", .timeLimit(.minutes(1)))
    func examplesWithoutTownTypes() async throws {
        let folder = TemporaryFolder()
        let (composition, plugins) = (folder.path + "/composition.yaml", folder.path + "/no-plugins")
        try FileManager.default.createDirectory(atPath: plugins, withIntermediateDirectories: true)
        try "listen: 127.0.0.1:0\nplugins: [\(plugins)]\n".write(toFile: composition, atomically: true, encoding: .utf8)
        let arguments = ["serve", "--composition", composition, "--data", folder.path + "/data", "--examples"]
        let host = try ChildProcess(RunningHost.command, arguments)
        let said = try await host.line { line in
            if case .error(let text) = line { text.contains("host.no-town-types") } else { false }
        }
        #expect(said.contains("Tools/plugins/build"))
        #expect(await host.status() == 1)
    }

    /// The paths of this host that a page links to; the page is there.
    private func links(on path: String, _ host: RunningHost) throws -> Set<String> {
        let answer = try host.client.exchange("GET", path)
        #expect(answer.status == 200, "\(path)")
        let parts = String(decoding: answer.body, as: UTF8.self).components(separatedBy: "href=\"").dropFirst()
        let links = parts.map { part in String(part.prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&") }
        return Set(links.filter { $0.hasPrefix("/") })
    }
}
