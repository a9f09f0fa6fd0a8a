import Foundation

/// Standard output and standard error, unbuffered, so that a line is out when it was written.
enum Output {
    /// A line for whoever asked.
    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// JSON as it came, on one line.
    static func json(_ bytes: [UInt8]) {
        FileHandle.standardOutput.write(Data(bytes + [0x0A]))
    }

    /// A value as JSON, keys sorted.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        json([UInt8](try encoder.encode(value)))
    }

    /// A line about what went wrong.
    static func error(_ text: String) {
        FileHandle.standardError.write(Data("baizhen: \(text)\n".utf8))
    }
}
