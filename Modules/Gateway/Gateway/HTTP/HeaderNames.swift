import HTTPTypes

extension HTTPField.Name {
    /// The W3C trace context.
    static let traceparent = known("traceparent")
    /// The asker's name for a write, so that a repeated one is carried out once.
    static let idempotencyKey = known("Idempotency-Key")
    /// Where a reader of server-sent events left off.
    static let lastEventID = known("Last-Event-ID")
    /// The cursor of the page after a CSV page.
    static let nextCursor = known("X-Next-Cursor")

    /// Where a browser sends a request from, seen from this host.
    static let secFetchSite = known("Sec-Fetch-Site")
    /// Whether the next page is told where its reader came from.
    static let referrerPolicy = known("Referrer-Policy")

    private static func known(_ text: String) -> Self {
        guard let name = Self(text) else { preconditionFailure("'\(text)' is no header name.") }
        return name
    }
}
