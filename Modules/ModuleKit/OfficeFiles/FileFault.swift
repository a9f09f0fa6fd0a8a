import Messages

/// Something wrong in a file: where, and what is expected there.
public struct FileFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file's name, as it was given.
    public var file: String
    /// The line, or the row of a table, from 1; `nil` when the file as a whole is at fault.
    public var line: Int?
    /// The column in the line, from 1, or the name of a table's column.
    public var column: String?
    /// What is wrong and what is expected.
    public var message: String

    /// Names a fault.
    public init(file: String, line: Int? = nil, column: String? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// The place: `programme.yaml, line 12, column 3`, or `towns.csv, row 4, column 类别`.
    public var place: String {
        let unit = file.hasSuffix(".csv") || file.hasSuffix(".xlsx") ? "row" : "line"
        return [file, line.map { "\(unit) \($0)" }, column.map { "column \($0)" }].compactMap { $0 }.joined(
            separator: ", "
        )
    }

    /// The place and what is wrong there, in one line.
    public var description: String { "\(place): \(message)" }
}

/// Everything that is wrong with some files.
///
/// Nothing of them was taken.
public struct FileFaults: Error, Sendable, Hashable, CustomStringConvertible {
    /// The faults, in the order of the files.
    public var faults: [FileFault]

    /// Collects faults.
    public init(_ faults: [FileFault]) {
        self.faults = faults
    }

    /// One line for each fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }

    /// The same as a problem `files.invalid`, each fault with its place.
    public var problem: Problem {
        Problem(
            "files.invalid",
            .invalid,
            faults.count == 1 ? "One place in the files is wrong." : "\(faults.count) places in the files are wrong.",
            remedy: "Correct the named places. Nothing was taken.",
            errors: faults.map { .init(pointer: $0.place, message: $0.message) }
        )
    }
}
