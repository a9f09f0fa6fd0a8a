import Messages

/// Which page of a list is asked for.
public struct PageRequest: Sendable {
    /// Items on the page.
    public let limit: Int
    /// The `next` of the page before; `nil` for the first one.
    public let cursor: String?

    /// Reads a page request.
    ///
    /// - Parameters:
    ///   - limit: Items on the page; ``PageLimit/usual`` when left out.
    ///   - cursor: The `next` of the page before.
    ///   - module: Whose list it is; the first part of the problem's code.
    /// - Throws: ``Problem`` `MODULE.invalid` when the limit is not between 1 and ``PageLimit/most``.
    public init(limit: Int?, cursor: String?, of module: String) throws {
        let limit = limit ?? PageLimit.usual
        guard (1...PageLimit.most).contains(limit) else {
            throw Problem(
                "\(module).invalid",
                .invalid,
                "A page of \(limit) items is not possible.",
                remedy: "Ask for 1 to \(PageLimit.most) and follow 'next'.",
                errors: [.init(pointer: "/limit", message: "expected 1 to \(PageLimit.most), found \(limit)")]
            )
        }
        self.limit = limit
        self.cursor = cursor
    }

    /// Makes the page from rows of which one more than the limit was asked for.
    ///
    /// - Parameters:
    ///   - items: What was found, at most one more than ``limit``.
    ///   - total: How many there are on all pages.
    ///   - key: What the next page begins after.
    /// - Returns: The page.
    public func page<Item>(_ items: [Item], total: Int, key: (Item) -> String) -> Page<Item> {
        let shown = Array(items.prefix(limit))
        return Page(items: shown, total: total, next: items.count > limit ? shown.last.map(key) : nil)
    }
}
