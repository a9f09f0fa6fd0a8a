import Foundation
import Hummingbird
import Messages

extension GatewayRequest {
    /// The body of a form, by name; the first value of a name counts.
    ///
    /// - Throws: ``HTTPProblem`` 413 for a body that is too long, 400 for one that is no form.
    func form() async throws -> [String: String] {
        let bytes = try await body()
        guard bytes.count <= GatewayLimits.formBytes else { throw HTTPProblem.tooLarge }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw HTTPProblem.malformed("The form is not UTF-8 text.")
        }
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.replacing("+", with: " ")
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map(\.removingPercentEncoding)
            guard let name = parts[0], let value = parts.count == 1 ? "" : parts[1] else {
                throw HTTPProblem.malformed("The form is not in percent encoding.")
            }
            if fields[name] == nil { fields[name] = value }
        }
        return fields
    }
}
