import Foundation
import Messages
import PolicyReading
import Testing

/// What a careful reader found in a text, in the shape of `reading.json`.
private struct Truth: Decodable {
    struct Heading: Decodable { let number: String, level: Int, title: String, line: Int }
    struct Clause: Decodable { let lead: [String], joining: [String], responsible: [String], line: Int, lineEnd: Int }
    struct List: Decodable { let name: String, statedCount: Int?, count: Int, line: Int }
    struct Target: Decodable { let indicator: String, value: String, unit: String?, line: Int }
    struct Discrepancy: Decodable { let kind: String, line: Int }

    let headings: [Heading]
    let clauses: [Clause]
    let lists: [List]
    let targets: [Target]
    let discrepancies: [Discrepancy]
    let card: [String: String]
}

/// Every text of the corpus is read as its truth says, nothing missed and nothing too much.
struct CorpusTests {
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: PolicyFiles.corpus.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

    private func read(_ name: String) throws -> (PolicyReading, Truth) {
        let truth = PolicyFiles.corpus.appendingPathComponent(name + ".truth.json")
        return (
            try PolicyFiles.reading(PolicyFiles.corpus.appendingPathComponent(name + ".txt")),
            try JSONDecoder().decode(Truth.self, from: try Data(contentsOf: truth))
        )
    }

    private func bare(_ text: String) -> String {
        text.filter { $0.isLetter || $0.isNumber || $0 == "一" }
    }

    @Test
    func theCorpusIsThere() {
        #expect(Self.names.count >= 20)
    }

    @Test(arguments: names)
    func headingsAreFound(_ name: String) throws {
        let (reading, truth) = try read(name)
        let read = reading.headings.map { "\($0.line) \($0.level) \(bare($0.number)) \(bare($0.title).prefix(6))" }
        let wanted = truth.headings.map { "\($0.line) \($0.level) \(bare($0.number)) \(bare($0.title).prefix(6))" }
        #expect(read == wanted)
    }

    @Test(arguments: names)
    func clausesAreFound(_ name: String) throws {
        let (reading, truth) = try read(name)
        func plain(_ units: [String]) -> String {
            units.joined(separator: "、").replacing("（", with: "(").replacing("）", with: ")")
        }
        let read = reading.clauses.map {
            "\($0.line)-\($0.lineEnd) \(plain($0.lead)) | \(plain($0.joining)) | \(plain($0.responsible))"
        }
        let wanted = truth.clauses.map {
            "\($0.line)-\($0.lineEnd) \(plain($0.lead)) | \(plain($0.joining)) | \(plain($0.responsible))"
        }
        #expect(read == wanted)
    }

    @Test(arguments: names)
    func listsAreFound(_ name: String) throws {
        let (reading, truth) = try read(name)
        let read = reading.lists.map { "\($0.line) \($0.statedCount ?? 0) \($0.count)" }
        let wanted = truth.lists.map { "\($0.line) \($0.statedCount ?? 0) \($0.count)" }
        #expect(read.sorted() == wanted.sorted())
    }

    @Test(arguments: names)
    func targetsAreFound(_ name: String) throws {
        let (reading, truth) = try read(name)
        func key(_ line: Int, _ value: String, _ unit: String?) -> String {
            "\(line) \(DecimalValue(value)?.number ?? -1) \(unit ?? "")"
        }
        let read = reading.targets.map { key($0.line, $0.value.text, $0.unit) }
        let wanted = truth.targets.map { key($0.line, $0.value, $0.unit) }
        #expect(read.sorted() == wanted.sorted())
    }

    @Test(arguments: names)
    func discrepanciesAreFound(_ name: String) throws {
        let (reading, truth) = try read(name)
        let read = reading.discrepancies.map { "\($0.line) \($0.kind.rawValue)" }
        let wanted = truth.discrepancies.map { "\($0.line) \($0.kind)" }
        #expect(read.sorted() == wanted.sorted())
    }

    @Test(arguments: names)
    func theCardIsRead(_ name: String) throws {
        let (reading, truth) = try read(name)
        let card = reading.card
        let read = [
            "title": card.title, "issuer": card.issuer, "documentNumber": card.documentNumber,
            "signed": card.dates.signed, "published": card.dates.published, "effective": card.dates.effective,
            "annexes": "\(card.annexes.count)",
        ]
        for (field, wanted) in truth.card { #expect(read[field] ?? nil == wanted, "\(field)") }
    }
}
