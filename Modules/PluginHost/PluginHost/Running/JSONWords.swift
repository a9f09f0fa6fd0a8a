import Wire

/// Pieces of JSON that are put together without being read.
enum JSONWords {
    /// A text as JSON.
    static func text(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.write(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
