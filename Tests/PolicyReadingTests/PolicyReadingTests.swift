import Foundation
import Messages
import PolicyReading
import Testing

/// Files beside the tests.
enum PolicyFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let corpus = folder.appendingPathComponent("Corpus")
    /// The seeds stand beside the repository, not in it.
    static let shared = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared")

    static func bytes(_ place: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: place)) }

    static func reading(_ place: URL) throws -> PolicyReading {
        try PolicyReader.read(try bytes(place), name: place.lastPathComponent)
    }

    static func reading(_ text: String) throws -> PolicyReading {
        try PolicyReader.read(Array(text.utf8), name: "text.txt")
    }

    /// The text of a seed; `nil`, and said so, where the seeds are absent.
    static func seed(_ number: String) throws -> String? {
        let folder = shared.appendingPathComponent("seeds")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        guard let name = names.first(where: { $0.hasPrefix(number) }) else {
            Issue.record(
                "The seeds are not at \(folder.path): seed \(number) was not read, and this test proves nothing.",
                severity: .warning
            )
            return nil
        }
        return String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
}

/// Files that cannot be read say why and what to do.
struct UnreadableFileTests {
    private static let odd = PolicyFiles.corpus.appendingPathComponent("odd")

    private func problem(_ bytes: [UInt8], _ name: String) -> String {
        let problem = #expect(throws: Problem.self) { try PolicyReader.read(bytes, name: name) }
        return problem?.description ?? ""
    }

    @Test
    func anEmptyFileIsRefused() {
        #expect(
            problem([], "空.txt") == "policy.empty: 空.txt has no text. Check that it is the right file."
        )
    }

    @Test
    func aFileThatIsTooLargeIsRefused() {
        let text = problem([UInt8](repeating: 0x41, count: PolicyReader.byteLimit + 1), "big.txt")
        #expect(text.hasPrefix("policy.too-large: The document has 16777217 bytes; at most 16777216 are read."))
    }

    @Test
    func bytesThatAreNoTextAreRefusedWithTheirLine() {
        let text = problem([0x41, 0x0A, 0xFF, 0xFF, 0xFF], "a.txt")
        #expect(text.hasPrefix("policy.not-text: a.txt, line 2: is neither UTF-8 nor GB18030"))
        #expect(text.hasSuffix("Save it as UTF-8 or GB18030 text, or as .docx."))
        #expect(problem([0xD0, 0xCF, 0x11, 0xE0, 0], "a.doc").contains("old binary format"))
        #expect(problem(Array("%PDF-1.7".utf8), "a.pdf").contains("a.pdf is a PDF"))
    }

    @Test(arguments: [
        ("unpacks-too-much.docx", "it unpacks to more than 32 MiB"), ("entities.docx", "its XML has a document type"),
    ])
    func aDocumentThatCouldDoHarmIsRefused(name: String, why: String) throws {
        let text = problem(try PolicyFiles.bytes(Self.odd.appendingPathComponent(name)), name)
        #expect(text.hasPrefix("policy.bad-document: \(name) cannot be read as .docx: \(why)."))
    }

    @Test
    func aBrokenZipIsRefused() {
        #expect(problem([0x50, 0x4B, 3, 4, 9, 9], "a.docx").contains("it is no whole zip"))
    }

    @Test
    func aDocxIsReadWithItsTables() throws {
        let reading = try PolicyFiles.reading(Self.odd.appendingPathComponent("plan.docx"))
        #expect(reading.headings.map(\.title) == ["工作目标", "责任分工", "工作要求"])
        #expect(reading.targets.map(\.value) == [DecimalValue(35)])
        #expect(reading.clauses.map(\.lead) == [["县住建局"], ["县水务局"]])
        #expect(reading.clauses.map(\.joining) == [["县财政局", "各镇"], ["县生态环境分局"]])
    }

    @Test
    func utf16AndGB18030AreRead() throws {
        let text = "一、目标\n到2025年，绿化覆盖率达到35%。\n"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try PolicyReader.read(bytes, name: "a.txt").targets.count == 1)
    }
}
