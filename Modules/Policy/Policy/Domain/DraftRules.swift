import Messages
import PolicyMessages

/// What a draft may be.
enum DraftRules {
    /// The longest title, in characters.
    static let titleLimit = 500

    /// What follows from saving a draft.
    ///
    /// - Parameters:
    ///   - command: The draft.
    ///   - known: The draft that it replaces; `nil` for a new one.
    ///   - id: The id of a new one.
    ///   - size: How long a file is in an event, in bytes.
    /// - Returns: One event for each file.
    /// - Throws: ``Problem`` naming every fault.
    static func save(
        _ command: SaveDraft,
        over known: PolicyDraft?,
        id: String,
        size: (DraftFile) throws -> Int
    ) throws -> [DraftSaved] {
        try check(command.expectedVersion, against: known)
        let faults = try faults(in: command, size: size)
        guard faults.isEmpty else {
            throw Problem(
                PolicyDraftCode.invalid,
                .invalid,
                "The draft cannot be kept.",
                remedy: "Correct the named places.",
                errors: faults
            )
        }
        let version = (known?.version ?? 0) + 1
        return command.files.enumerated().map { index, file in
            DraftSaved(
                draft: known?.id ?? id,
                title: command.title,
                documentDigest: command.documentDigest ?? known?.documentDigest ?? "",
                version: version,
                position: index + 1,
                file: file
            )
        }
    }

    private static func check(_ expected: Int?, against known: PolicyDraft?) throws {
        guard let expected, let known, expected != known.version else { return }
        throw Problem(
            PolicyDraftCode.versionMismatch,
            .conflict,
            "The draft '\(known.id)' is at version \(known.version), not \(expected): somebody saved it meanwhile.",
            remedy: "Look at it again and save your changes to what is there."
        )
    }

    private static func faults(in command: SaveDraft, size: (DraftFile) throws -> Int) throws -> [Problem.Fault] {
        var faults: [Problem.Fault] = []
        if command.title.allSatisfy(\.isWhitespace) || command.title.count > titleLimit {
            faults.append(.init(pointer: "/title", message: "expected 1 to \(titleLimit) characters"))
        }
        if !(1...DraftFile.most).contains(command.files.count) {
            faults.append(.init(pointer: "/files", message: "expected 1 to \(DraftFile.most) files"))
        }
        var names: Set<String> = []
        for (index, file) in command.files.enumerated() {
            if !file.hasPlainName {
                let message = "expected a name of letters, digits, '-', '_' and dots, no dot first"
                faults.append(.init(pointer: "/files/\(index)/name", message: message))
            }
            if !names.insert(file.name).inserted {
                faults.append(.init(pointer: "/files/\(index)/name", message: "'\(file.name)' stands twice"))
            }
            let size = try size(file)
            if size > DraftFile.limit {
                let message = "is \(size) bytes long; expected at most \(DraftFile.limit)"
                faults.append(.init(pointer: "/files/\(index)/text", message: message))
            }
        }
        return faults
    }
}
