/// A file that pages load.
public struct Asset: Sendable {
    /// Its content.
    public let bytes: [UInt8]
    /// Its media type.
    public let type: String

    /// The style of every page, for screens and for print.
    public static let style = Asset(bytes: PackageResources.console_css, type: "text/css; charset=utf-8")
    /// The little that pages do by themselves; all of them work without it.
    public static let script = Asset(bytes: PackageResources.console_js, type: "text/javascript; charset=utf-8")
    /// The sign in the browser's tab.
    public static let icon = Asset(bytes: PackageResources.icon_svg, type: "image/svg+xml")
}
