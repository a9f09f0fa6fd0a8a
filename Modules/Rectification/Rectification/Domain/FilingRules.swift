import Messages
import RectificationMessages

/// What a case must say when it is filed by hand.
struct FilingRules {
    /// The longest id, in characters.
    static let idLimit = 64
    /// The office's date.
    let today: String

    /// Refuses what means nothing.
    ///
    /// - Throws: ``Problem`` `rectification.invalid` with every place at fault.
    func check(_ command: FileCase, id: String, foundOn: String) throws {
        var faults: [Problem.Fault] = []
        func require(_ condition: Bool, _ pointer: String, _ message: String) {
            if !condition { faults.append(.init(pointer: pointer, message: message)) }
        }
        func requireText(_ text: String?, _ pointer: String) {
            require(text?.allSatisfy(\.isWhitespace) != true, pointer, "expected text, found none")
        }
        require(Self.isID(id), "/id", "expected lower-case letters, digits and dashes, at most \(Self.idLimit)")
        require(
            command.origin?.isMirrored != true,
            "/origin/kind",
            "only a fault is filed; the rest follows its source"
        )
        requireText(command.title, "/title")
        requireText(command.reason.text, "/reason/text")
        requireText(command.place, "/place")
        requireText(command.unit, "/unit")
        let isDay = OfficialDate.isDay(foundOn) && foundOn <= today
        require(isDay, "/foundOn", "expected a day up to \(today), found '\(foundOn)'")
        for (index, digest) in command.photos.enumerated() {
            require(EvidenceRules.isDigest(digest), "/photos/\(index)", EvidenceRules.expected)
        }
        guard !faults.isEmpty else { return }
        throw Problem(
            RectificationCode.invalid,
            .invalid,
            "The case cannot be filed.",
            remedy: "Correct the named places and send it again.",
            errors: faults
        )
    }

    private static func isID(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (48...57).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        return isPlain && !text.isEmpty && !text.hasPrefix("-") && text.utf8.count <= idLimit
    }
}

/// What counts as evidence that something was put right.
enum EvidenceRules {
    /// What a digest must look like, for messages.
    static let expected = "expected a SHA-256 as 64 hex digits"

    /// Whether the text is a digest.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (48...57).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
    }

    /// Refuses no evidence at all, and evidence that says nothing.
    ///
    /// - Throws: ``Problem`` `rectification.evidence-missing` or `rectification.invalid`.
    static func check(_ evidence: [EvidenceDraft]) throws {
        guard !evidence.isEmpty else { throw missing("/evidence") }
        let faults = evidence.enumerated().flatMap { index, one -> [Problem.Fault] in
            let place = "/evidence/\(index)"
            let text: [Problem.Fault] =
                one.text.allSatisfy(\.isWhitespace)
                ? [.init(pointer: place + "/text", message: "expected text, found none")] : []
            let isFine = one.digest.map(isDigest) ?? true
            return text + (isFine ? [] : [.init(pointer: place + "/digest", message: expected)])
        }
        guard !faults.isEmpty else { return }
        throw Problem(
            RectificationCode.invalid,
            .invalid,
            "The evidence cannot be taken.",
            remedy: "Correct the named places and send it again.",
            errors: faults
        )
    }

    /// What is said when there is nothing that shows that a case was put right.
    static func missing(_ pointer: String) -> Problem {
        Problem(
            RectificationCode.evidenceMissing,
            .invalid,
            "Nothing shows that the case was put right.",
            remedy: "Say what was done, with a photo where there is one.",
            errors: [.init(pointer: pointer, message: "expected at least one piece of evidence")]
        )
    }
}
