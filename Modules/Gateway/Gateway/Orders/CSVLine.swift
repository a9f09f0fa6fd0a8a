import Glibc

/// One line of CSV.
///
/// > Source: RFC 4180, section 2; a field does not go over the end of its line here.
enum CSVLine {
    /// The fields without spaces around them; `nil` when a quote is out of place.
    static func fields(_ bytes: [UInt8]) -> [String]? {
        bytes.withUnsafeBytes { line in
            var fields: [String] = []
            var place = 0
            while true {
                if place < line.count, line[place] == 0x22 {
                    guard let (field, end) = quoted(line, from: place + 1) else { return nil }
                    fields.append(field)
                    place = end
                } else {
                    let end = ByteSearch.first(0x2C, in: line, from: place) ?? line.count
                    let field = UnsafeRawBufferPointer(rebasing: line[place..<end])
                    guard ByteSearch.first(0x22, in: field, from: 0) == nil else { return nil }
                    fields.append(trimmed(field))
                    place = end
                }
                guard place < line.count else { return fields }
                guard line[place] == 0x2C else { return nil }
                place += 1
            }
        }
    }

    private static func quoted(_ line: UnsafeRawBufferPointer, from start: Int) -> (field: String, end: Int)? {
        var field: [UInt8] = []
        var place = start
        while place < line.count {
            if line[place] == 0x22 {
                guard place + 1 < line.count, line[place + 1] == 0x22 else {
                    return (String(decoding: field, as: UTF8.self), place + 1)
                }
                place += 1
            }
            field.append(line[place])
            place += 1
        }
        return nil
    }

    private static func trimmed(_ field: UnsafeRawBufferPointer) -> String {
        var (first, last) = (0, field.count)
        while first < last, field[first] == 0x20 || field[first] == 0x09 { first += 1 }
        while last > first, field[last - 1] == 0x20 || field[last - 1] == 0x09 { last -= 1 }
        return String(decoding: UnsafeRawBufferPointer(rebasing: field[first..<last]), as: UTF8.self)
    }
}

/// Looks for a byte with the C library, since uploads are long.
enum ByteSearch {
    /// The first place of a byte; `nil` when there is none.
    static func first(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        let found = memchr(base + start, Int32(byte), bytes.count - start)
        return found.map { UnsafeRawPointer($0) - base }
    }
}
