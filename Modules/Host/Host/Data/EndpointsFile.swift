/// `endpoints.json`: addresses that another process on the machine can open.
struct EndpointsFile: Codable, Sendable {
    struct Events: Codable, Sendable {
        let subscribe: String
        let publish: String?

        private enum CodingKeys: CodingKey { case subscribe, publish }

        /// Writes an address that is not there as `null`.
        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(subscribe, forKey: .subscribe)
            try fields.encode(publish, forKey: .publish)
        }
    }

    let http: String
    let events: Events
    let requests: String
    let plugins: String
}
