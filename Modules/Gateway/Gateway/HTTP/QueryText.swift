import Foundation
import Messages

/// The query of a request, taken apart as forms write it: `+` is a space.
struct QueryText: Sendable {
    private var values: [String: String] = [:]

    /// Reads a query.
    ///
    /// - Throws: ``HTTPProblem`` 400 for a name that is not known, that stands twice, or that is not UTF-8.
    init(_ query: String?, known: [String]) throws(HTTPProblem) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.replacing("+", with: " ")
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map(\.removingPercentEncoding)
            guard let name = parts[0], let value = parts.count == 1 ? "" : parts[1] else {
                throw Self.wrong(String(pair), "is not UTF-8 text in percent encoding")
            }
            guard known.contains(name) else {
                let names = known.isEmpty ? "none" : known.sorted().joined(separator: ", ")
                throw Self.wrong(name, "is not a parameter here; known are: \(names)")
            }
            guard values[name] == nil else { throw Self.wrong(name, "stands twice in the query") }
            values[name] = value
        }
    }

    /// A value; an empty one counts as absent.
    subscript(name: String) -> String? {
        values[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Text as a query's value.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// The problem of one wrong parameter.
    static func wrong(_ name: String, _ message: String) -> HTTPProblem {
        .malformed("The query is wrong.", errors: [.init(pointer: "?\(name)", message: message)])
    }
}
