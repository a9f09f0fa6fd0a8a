import Foundation
import Messages
import PolicyReading
import Registry
import Testing

/// The files of a reading.
struct OutputTests {
    static let texts = CorpusTests.names + ["seed 000", "seed 001", "seed 002", "seed 003", "seed 004"]

    private func document(_ name: String) throws -> ReadDocument? {
        if name.hasPrefix("seed ") {
            guard let text = try PolicyFiles.seed(String(name.dropFirst(5))) else { return nil }
            return try PolicyReader.document(Array(text.utf8), name: name)
        }
        let bytes = try PolicyFiles.bytes(PolicyFiles.corpus.appendingPathComponent(name + ".txt"))
        return try PolicyReader.document(bytes, name: name)
    }

    private func files(_ name: String) throws -> [PolicyOutput.File] {
        let document = try #require(try document(name))
        return try PolicyOutput.files(of: document)
    }

    @Test(arguments: texts)
    func theDraftPassesTheCheckOfProgrammes(_ name: String) throws {
        guard let document = try document(name) else { return }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try PolicyOutput.files(of: document) {
            try Data(file.text.utf8).write(to: folder.appendingPathComponent(file.name))
        }
        let read = try ProgrammeFolder.read(folder.path)
        #expect(read.programme.hasPrefix("draft-"))
    }

    @Test
    func theReadingHasTheShapeThatIsPromised() throws {
        let document = try #require(try document("06-task-lines"))
        let files = try PolicyOutput.files(of: document)
        let text = try #require(files.first { $0.name == "reading.json" }?.text)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let shapes: [(String, Set<String>)] = [
            ("headings", ["number", "level", "title", "line"]),
            ("clauses", ["lead", "joining", "responsible", "line", "lineEnd"]),
            ("lists", ["name", "statedCount", "count", "line"]),
            ("targets", ["indicator", "value", "unit", "qualifier", "comparator", "year", "line"]),
            ("discrepancies", ["kind", "line", "detail"]),
        ]
        for (key, fields) in shapes {
            let items = try #require(json[key] as? [[String: Any]], "\(key)")
            for item in items { #expect(Set(item.keys).isSuperset(of: fields), "\(key)") }
        }
        let card = try #require(json["card"] as? [String: Any])
        #expect(Set(card.keys).isSuperset(of: ["issuer", "documentNumber", "dates", "title", "annexes"]))
        #expect(card["documentNumber"] is NSNull)
    }

    @Test
    func aReadingComesBackFromItsJSON() throws {
        let reading = try #require(try document("13-implementation-plan")).reading
        let text = try PolicyOutput.json(reading)
        #expect(try JSONDecoder().decode(PolicyReading.self, from: Data(text.utf8)) == reading)
    }

    @Test
    func noFileNamesAPerson() throws {
        let groups = try files("13-implementation-plan")
        for file in groups {
            for name in ["某  某", "某 某", "某某", "某某某"] {
                #expect(!file.text.contains(name), "\(file.name)")
            }
        }
        #expect(groups.last?.text.contains("〔姓名略〕") == true)
        for file in try files("05-application-notice") {
            #expect(!file.text.contains("张某某"), "\(file.name)")
        }
        for file in try files("06-task-lines") {
            #expect(!file.text.contains("李某某"), "\(file.name)")
        }
    }

    @Test
    func peopleInAListAreNotShownInTheView() throws {
        let text = "关于表彰先进的决定\n一、先进个人（3名）\n甲某某、乙某某\n丙某某\n二、先进集体（2个）\n石门镇\n青溪镇\n"
        let document = try PolicyReader.document(Array(text.utf8), name: "表彰")
        for file in try PolicyOutput.files(of: document) { #expect(!file.text.contains("某"), "\(file.name)") }
        #expect(document.shownLines.map(\.text).contains("〔姓名略〕、〔姓名略〕"))
        #expect(document.shownLines.map(\.text).contains("石门镇"))
    }

    @Test
    func theViewLinksTextAndFindingsBothWays() throws {
        let page = try #require(try files("18-circular-ranking").last?.text)
        #expect(page.contains("<p id=\"l3\">"))
        #expect(page.contains("href=\"#l8\">第8行</a>"))
        #expect(page.contains("href=\"#r0\""))
        #expect(!page.contains("<script"))
    }

    @Test
    func textOfTheDocumentIsNeverMarkupOrAFormula() throws {
        let text = "<b onclick=x>小镇名单</b>\n=SUM(A1)项目（2个）\n1.“甲”<img src=x>镇\n2.=1+1镇\n"
        let files = try PolicyOutput.files(of: try PolicyReader.document(Array(text.utf8), name: "a\"b<c>"))
        let page = try #require(files.last?.text)
        #expect(!page.contains("<b onclick") && !page.contains("<img"))
        for file in files where file.name.hasSuffix(".csv") {
            #expect(!file.text.contains("\n=") && !file.text.contains(",="), "\(file.name)")
        }
    }
}
