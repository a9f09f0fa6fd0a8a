import Console
import Foundation
import HTTPTypes
import Hummingbird
import Messages

/// The files that pages load; open to everybody.
struct AssetRoutes: EndpointGroup {
    let tag = "console"

    /// Where Debian's package puts the charts' library; without it the numbers stand in tables.
    static let chartLibrary = "/usr/share/javascript/chart.js/chart.min.js"
    /// The longest chart library that is served, in bytes; a longer one is not ours.
    static let chartLibraryBytes = 4 * 1024 * 1024

    var endpoints: [Endpoint] {
        [
            Self.file("/assets/console.css", .style, "The style of the console's pages."),
            Self.file("/assets/console.js", .script, "What the console's pages do by themselves."),
            Self.file("/assets/icon.svg", .icon, "The sign in the browser's tab."),
            charts,
        ]
    }

    private static func file(_ path: String, _ asset: Asset, _ summary: String) -> Endpoint {
        Endpoint(method: .get, path: path, summary: summary, answer: .content(asset.type)) { _ in
            .content(asset.bytes, type: asset.type, headers: [.cacheControl: "max-age=300"])
        }
    }

    private var charts: Endpoint {
        let script = "text/javascript; charset=utf-8"
        return Endpoint(
            method: .get,
            path: "/assets/chart.js",
            summary: "Debian's Chart.js; empty where it is not installed.",
            answer: .content(script)
        ) { _ in
            let bytes = FileManager.default.contents(atPath: Self.chartLibrary) ?? Data()
            let isOurs = bytes.count <= Self.chartLibraryBytes
            return .content(isOurs ? [UInt8](bytes) : [], type: script, headers: [.cacheControl: "max-age=3600"])
        }
    }
}
