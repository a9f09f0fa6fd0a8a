/// The token that opens `/api/v1`.
struct BearerToken: Sendable {
    /// The token.
    let bytes: [UInt8]

    init(_ token: String) {
        self.bytes = [UInt8](token.utf8)
    }

    /// Whether an `Authorization` header carries this token.
    ///
    /// It takes the same time wherever the first wrong byte is, so that the token cannot be found byte by byte.
    func admits(_ header: String?) -> Bool {
        guard let header, !bytes.isEmpty else { return false }
        let scheme = header.prefix(7)
        guard scheme.lowercased() == "bearer " else { return false }
        let given = [UInt8](header.dropFirst(7).utf8)
        var difference = given.count ^ bytes.count
        for index in bytes.indices {
            difference |= Int(bytes[index] ^ (index < given.count ? given[index] : 0))
        }
        return difference == 0
    }
}
