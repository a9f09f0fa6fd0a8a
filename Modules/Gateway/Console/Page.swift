/// A page of the console.
public struct Page: Sendable {
    /// Its HTML, whole.
    public let html: String

    /// Makes a page.
    public init(html: String) {
        self.html = html
    }
}
