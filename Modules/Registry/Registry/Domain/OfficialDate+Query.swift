import Messages
import RegistryMessages

extension OfficialDate {
    /// The day that a query asks for, the latest when it asks for none.
    ///
    /// - Throws: ``Problem`` `registry.invalid` naming the field.
    static func day(_ text: String?, field: String) throws -> String {
        guard let text else { return latest }
        if let day = lastDay(of: text) { return day }
        throw Problem(
            RegistryCode.invalid,
            .invalid,
            "'\(text)' is not a date.",
            remedy: "Write 2021-06-30, 2021-06 or 2021.",
            errors: [.init(pointer: "/\(field)", message: "expected a date, found '\(text)'")]
        )
    }
}

extension Character {
    /// Whether it is one of `0` to `9`.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
