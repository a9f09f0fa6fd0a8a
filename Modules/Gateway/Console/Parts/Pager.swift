import Messages

/// How much of a list is shown, and the way to the rest.
public struct Pager: Sendable {
    /// How many there are on all pages.
    public let total: Int
    /// How many are shown.
    public let shown: Int
    /// The address of the next page; `nil` on the last.
    public let next: String?
    /// The address of the first page; `nil` on it.
    public let first: String?
    /// The address of the whole list as CSV; `nil` where there is none.
    public let csv: String?
    /// The address of the whole list as XLSX; `nil` where there is none.
    public let xlsx: String?

    /// Describes where a list stands.
    ///
    /// - Parameters:
    ///   - page: The page.
    ///   - path: The list's path.
    ///   - query: What the list is asked with, cursor included, in order.
    ///   - table: The path of the API that gives the list as a table, asked with the same; `nil` where there is none.
    public init<Item>(
        _ page: Messages.Page<Item>,
        at path: String,
        query: [(String, String)],
        table: String? = nil
    ) {
        total = page.total
        shown = page.items.count
        let filters = query.filter { $0.0 != "cursor" }
        next = page.next.map { Address(path, filters + [("cursor", $0)]).text }
        first = query.contains { $0.0 == "cursor" && !$0.1.isEmpty } ? Address(path, filters).text : nil
        csv = table.map { Address($0, filters + [("format", "csv")]).text }
        xlsx = table.map { Address($0, filters + [("format", "xlsx")]).text }
    }
}

/// An address within the console.
public struct Address: Sendable {
    /// The address, escaped as addresses are.
    public let text: String

    /// Puts an address together; empty values are left out.
    public init(_ path: String, _ query: [(String, String)] = []) {
        let pairs = query.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Self.escaped($0.1))" }
        text = pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// Text as it may stand in an address.
    ///
    /// > Source: RFC 3986, section 2.3, unreserved characters.
    public static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
            }
        }
    }
}
