import Foundation
import HTTPTypes
import Messages

/// What a form of a page sends: fields, and at most one file.
struct ConsoleForm: Sendable {
    /// A file that was sent.
    struct File: Sendable {
        var name: String
        var bytes: [UInt8]
    }

    /// The fields by name; surrounding blanks are gone.
    private(set) var fields: [String: String] = [:]
    /// The file; `nil` when none was chosen.
    private(set) var file: File?

    /// Reads the body of a request, in either of the two ways in which browsers send forms.
    ///
    /// - Throws: ``HTTPProblem`` 400 when it is none, 413 when it is too long.
    init(_ request: GatewayRequest) async throws {
        let type = request.header(.contentType) ?? ""
        guard type.lowercased().hasPrefix("multipart/form-data") else {
            fields = try await request.form().mapValues(Self.trimmed)
            return
        }
        guard let boundary = Self.boundary(in: type) else {
            throw HTTPProblem.malformed("The form names no boundary between its parts.")
        }
        for part in try MultipartForm.parts(of: try await request.body(), boundary: boundary) {
            if let name = part.fileName {
                if !name.isEmpty { file = File(name: name, bytes: part.bytes) }
            } else {
                fields[part.name] = Self.trimmed(String(decoding: part.bytes, as: UTF8.self))
            }
        }
    }

    /// A field's text; `nil` when it is empty or not there.
    subscript(name: String) -> String? {
        fields[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func boundary(in type: String) -> String? {
        guard let range = type.range(of: "boundary=") else { return nil }
        let text = type[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...70).contains(text.count) ? text : nil
    }
}

/// The parts of a form with files.
///
/// > Source: RFC 7578; RFC 2046, section 5.1.1.
enum MultipartForm {
    /// A part.
    struct Part: Sendable {
        var name: String
        /// The file's name; `nil` for a plain field, empty when no file was chosen.
        var fileName: String?
        var bytes: [UInt8]
    }

    /// The most parts of one form.
    static let mostParts = 64

    /// Takes a body apart.
    ///
    /// - Throws: ``HTTPProblem`` 400 when it is cut short or has more than ``mostParts``.
    static func parts(of body: [UInt8], boundary: String) throws(HTTPProblem) -> [Part] {
        let data = Data(body)
        let line = Data("--\(boundary)".utf8)
        guard let first = data.range(of: line) else { throw broken }
        var parts: [Part] = []
        var start = first.upperBound
        while let end = data.range(of: Data("\r\n--\(boundary)".utf8), in: start..<data.endIndex) {
            guard parts.count < mostParts else { throw broken }
            parts.append(try part(data[start..<end.lowerBound]))
            start = end.upperBound
        }
        guard data[start...].starts(with: Data("--".utf8)) else { throw broken }
        return parts
    }

    private static func part(_ data: Data) throws(HTTPProblem) -> Part {
        guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { throw broken }
        let head = String(decoding: data[data.startIndex..<end.lowerBound], as: UTF8.self)
        guard let name = value(of: "name", in: head) else { throw broken }
        let bytes = [UInt8](data[end.upperBound...])
        return Part(name: name, fileName: value(of: "filename", in: head), bytes: bytes)
    }

    private static func value(of name: String, in head: String) -> String? {
        guard let range = head.range(of: " \(name)=\"") else { return nil }
        return String(head[range.upperBound...].prefix { $0 != "\"" })
    }

    private static var broken: HTTPProblem { .malformed("The form is cut short or has too many parts.") }
}
