import Mustache

/// A parsed template.
///
/// It escapes what it is given; text from outside cannot become markup. A name that is `nil` where it stands is looked
/// for further out: views that hold views of their own kind, such as trees, use empty text instead.
public struct Template: Sendable {
    private let parsed: MustacheTemplate

    /// Parses a template that is part of the program; one that does not parse is our own fault.
    init(_ bytes: [UInt8]) {
        parsed = Self.parse(bytes)
    }

    /// Shows a value.
    func render(_ value: Any) -> String {
        parsed.render(value, library: Self.parts)
    }

    /// The frame around every page.
    static let layout = Template(PackageResources.layout_mustache)

    /// What several templates share, by the name that they use for it.
    private static let parts = MustacheLibrary(templates: [
        "badge": parse(PackageResources.badge_mustache),
        "field": parse(PackageResources.field_mustache),
        "pager": parse(PackageResources.pager_mustache),
        "trouble": parse(PackageResources.trouble_mustache),
        "tiles": parse(PackageResources.tiles_mustache),
        "chart": parse(PackageResources.chart_mustache),
        "node": parse(PackageResources.node_mustache),
    ])

    private static func parse(_ bytes: [UInt8]) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        } catch {
            preconditionFailure("A template of the console does not parse: \(error)")
        }
    }
}
