import Messages
import OfficeFiles

/// Turns a file into the text that is read.
enum DocumentBytes {
    /// The text of a file, its lines ended by line feeds.
    ///
    /// - Throws: ``Problem`` with a code of ``PolicyCode``.
    static func text(_ bytes: [UInt8], name: String) throws(Problem) -> String {
        guard bytes.count <= PolicyReader.byteLimit else { throw PolicyCode.tooLarge(bytes.count) }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return try WordDocument.text(bytes, name: name) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw PolicyCode.notText("\(name) is in the old binary format of office programs (.doc).")
        }
        if bytes.starts(with: [0x25, 0x50, 0x44, 0x46]) { throw PolicyCode.notText("\(name) is a PDF.") }
        if bytes.starts(with: [0xFF, 0xFE]) { return String(decoding: units(bytes, low: 0), as: UTF16.self) }
        if bytes.starts(with: [0xFE, 0xFF]) { return String(decoding: units(bytes, low: 1), as: UTF16.self) }
        do {
            return try TextFile.decode(bytes, file: name)
        } catch let faults as FileFaults {
            throw PolicyCode.notText(faults.description + ".")
        } catch {
            throw PolicyCode.notText("\(name) is no text.")
        }
    }

    /// The units of UTF-16 after the mark.
    private static func units(_ bytes: [UInt8], low: Int) -> [UInt16] {
        stride(from: 2, to: bytes.count - 1, by: 2).map { place in
            UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
        }
    }
}
