import ArgumentParser
import Foundation
import Messages
import PolicyReading

/// `baizhen policy`: policy texts.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "政策文本。Policy texts: what they say of headings, lists, responsibilities and targets.",
        subcommands: [Read.self]
    )

    /// `baizhen policy read FILE`: reads a text; needs no host.
    struct Read: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "读取政策文本。Reads a policy text: a draft programme, tables, and in what the text disagrees with itself."
        )

        @Argument(help: "The text: UTF-8, GB18030 or .docx.")
        var file: String

        @Option(
            help: "A folder for programme.yaml, units.yaml, tables, reading.json, discrepancies.json and view.html."
        )
        var out: String?

        @ArgumentParser.Flag(help: "Answer with the whole reading in JSON.")
        var json = false

        func run() throws {
            let document = try PolicyReader.document(
                try InputFile.bytes(file),
                name: (file as NSString).lastPathComponent
            )
            let files = try out.map { try write(document, to: $0) } ?? []
            if json { return try Output.json(document.reading) }
            for line in Self.summary(document.reading) { Output.line(line) }
            if let out { Output.line("\(files.count) files in \(out): \(files.joined(separator: ", "))") }
        }

        private func write(_ document: ReadDocument, to folder: String) throws -> [String] {
            let place = URL(fileURLWithPath: folder, isDirectory: true)
            do {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                let files = try PolicyOutput.files(of: document)
                for file in files { try Data(file.text.utf8).write(to: place.appendingPathComponent(file.name)) }
                return files.map(\.name)
            } catch let error as CocoaError {
                throw Problem(
                    "policy.not-written",
                    .internal,
                    "The files cannot be written to \(folder): \(error.localizedDescription)",
                    remedy: "Name a folder that you may write to (--out)."
                )
            }
        }

        /// What was read, in a few lines, and every discrepancy.
        static func summary(_ reading: PolicyReading) -> [String] {
            let card = reading.card
            let head = [card.title ?? "无标题", card.documentNumber, card.issuer].compactMap { $0 }
            let counts = [
                "标题 headings \(reading.headings.count)", "责任条款 clauses \(reading.clauses.count)",
                "清单 lists \(reading.lists.count)", "指标 targets \(reading.targets.count)",
                "不一致 discrepancies \(reading.discrepancies.count)",
            ]
            let found = reading.discrepancies.map { "  line \($0.line)  \($0.kind.rawValue)  \($0.detail)" }
            return [head.joined(separator: "  "), counts.joined(separator: ", ")] + found
        }
    }
}
