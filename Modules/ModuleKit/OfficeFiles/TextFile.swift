import Glibc

/// The text of a file that people sent: UTF-8, with or without a byte order mark, or GB18030.
///
/// > Source: GB 18030 is what Chinese office programs save tables in unless told otherwise.
public enum TextFile {
    /// Decodes a file.
    ///
    /// Bytes that are valid UTF-8 are UTF-8; others are taken for GB18030.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - file: Its name, for messages.
    /// - Returns: The text, without a byte order mark.
    /// - Throws: ``FileFaults`` with the line, when the bytes are neither.
    public static func decode(_ bytes: [UInt8], file: String) throws -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw FileFaults([.init(file: file, line: 1, message: "is UTF-16; save it in UTF-8 or GB18030")])
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: content, as: UTF8.self) { return text }
        return try decodeGB18030(Array(content), file: file)
    }

    private static func decodeGB18030(_ bytes: [UInt8], file: String) throws -> String {
        let (utf8, stopped) = convert(bytes, from: "GB18030", to: "UTF-8")
        if let stopped {
            let line = bytes.prefix(stopped).count { $0 == UInt8(ascii: "\n") } + 1
            let message = "is neither UTF-8 nor GB18030 (byte \(stopped)); save it as UTF-8"
            throw FileFaults([.init(file: file, line: line, message: message)])
        }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Converts with the C library.
    ///
    /// - Returns: What was converted, and the byte at which it stopped; `nil` when it did not.
    private static func convert(_ bytes: [UInt8], from: String, to: String) -> (out: [UInt8], stopped: Int?) {
        guard let converter = iconv_open(to, from), Int(bitPattern: converter) != -1 else { return ([], 0) }
        defer { iconv_close(converter) }
        // A character of GB18030 is at most three times as long in UTF-8 as here.
        var out = [UInt8](repeating: 0, count: bytes.count * 3)
        var input = bytes.map { CChar(bitPattern: $0) }
        let (left, room, failed) = input.withUnsafeMutableBufferPointer { source in
            out.withUnsafeMutableBytes { target in
                var from = source.baseAddress
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var room = target.count
                let failed = iconv(converter, &from, &left, &to, &room) == Int(bitPattern: UInt.max)
                return (left, room, failed)
            }
        }
        return (Array(out.prefix(out.count - room)), failed || left > 0 ? bytes.count - left : nil)
    }
}
