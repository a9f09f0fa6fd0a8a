import Hummingbird

/// What is known of one request besides the request: the router's own, the trace it belongs to, and who
/// asks.
struct GatewayContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The W3C `traceparent` that came in, or the one made for it.
    var trace = ""
    /// Who asks.
    var identity = Identity.nobody

    init(source: ApplicationRequestContextSource) {
        self.coreContext = .init(source: source)
    }

    /// The largest body that is read.
    var maxUploadSize: Int { GatewayLimits.bodyBytes }
}
