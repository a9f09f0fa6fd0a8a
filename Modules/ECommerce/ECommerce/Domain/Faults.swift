import ECommerceMessages
import Messages

/// Collects everything that is wrong with a request, by JSON pointer, so that all of it is told at once.
struct Faults {
    private(set) var all: [Problem.Fault] = []
    private var codes: Set<String> = []

    mutating func add(_ pointer: String, _ message: String, _ code: String = ECommerceCode.invalid) {
        all.append(.init(pointer: pointer, message: message))
        codes.insert(code)
    }

    mutating func require(_ condition: Bool, _ pointer: String, _ message: @autoclosure () -> String) {
        if !condition { add(pointer, message()) }
    }

    mutating func requireText(_ text: String, _ pointer: String) {
        require(!text.allSatisfy(\.isWhitespace), pointer, "expected text, found none")
        require(text.utf8.count <= Code.textLimit, pointer, "is longer than \(Code.textLimit) bytes")
    }

    mutating func requireCode(_ text: String, _ pointer: String) {
        require(Code.isValid(text), pointer, "expected \(Code.expected), found '\(text.prefix(Code.limit))'")
    }

    mutating func requireDay(_ text: String?, _ pointer: String) {
        guard let text else { return }
        require(OfficialDate.isDay(text), pointer, "expected a day such as 2024-07-31, found '\(text.prefix(32))'")
    }

    /// Requires that each value stands once; the later ones are at fault.
    mutating func requireUnique(_ values: [String], _ pointer: (Int) -> String) {
        var seen: Set<String> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            add(pointer(index), "'\(value)' stands twice; expected each once")
        }
    }

    /// Refuses when anything is wrong.
    ///
    /// - Throws: ``Problem`` with every fault; its code is the broken rule's when only one is broken.
    func refuse(_ detail: String) throws {
        guard !all.isEmpty else { return }
        let code = codes.count == 1 ? codes.first ?? ECommerceCode.invalid : ECommerceCode.invalid
        let kind: Problem.Kind = code == ECommerceCode.orderConflict ? .conflict : .invalid
        throw Problem(code, kind, detail, remedy: "Correct the named places and send it again.", errors: all)
    }
}

/// Ids as platforms and offices give them: ASCII letters, digits, `-`, `_` and `.`.
enum Code {
    /// The longest one, in characters.
    static let limit = 64
    /// The longest name, in bytes.
    static let textLimit = 300
    /// What one must look like, for messages.
    static let expected = "letters, digits, '-', '_' and '.', at most \(limit) characters"

    /// Whether the text is one.
    static func isValid(_ text: String) -> Bool {
        guard (1...limit).contains(text.utf8.count) else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
    }
}
