import Foundation
import GatewayClient
import Testing

/// A smaller house shows only the rooms that it has.
@Suite("Compositions")
struct CompositionTests {
    private static let all: Set = [
        "/", "/rounds", "/rectifications", "/applications", "/policy", "/imports", "/towns", "/projects", "/targets",
        "/responsibilities", "/evaluations", "/environment", "/ecommerce", "/plugins", "/bus", "/accounts",
    ]

    @Test(
        "Every link of the console leads somewhere; what a composition leaves out is not shown",
        .timeLimit(.minutes(3)),
        arguments: [
            ("registry.yaml", "jilin", ["/", "/applications", "/imports", "/towns", "/bus", "/accounts"]),
            (
                "street.yaml", "huangtun",
                [
                    "/", "/rectifications", "/applications", "/imports", "/towns", "/responsibilities", "/environment",
                    "/bus", "/accounts",
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

        let imports = String(decoding: try host.client.get("/imports"), as: UTF8.self)
        #expect(imports.contains("城镇名单"))
        #expect(!imports.contains("项目月报"))
        let kinds = String(decoding: try host.client.get("/api/v1/imports"), as: UTF8.self)
        #expect(kinds.contains("towns") && !kinds.contains("targets"))
        #expect(await host.stop() == 0)
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
