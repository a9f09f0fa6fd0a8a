import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

@Suite struct ProgrammeFileTests {
    @Test func exampleHoldsWhatTheDocumentSays() throws {
        let programme = try Example.programme()
        #expect(programme.categories.map(\.measures.count) == [4, 2, 2])
        #expect(programme.criteria.count == 5)
        let share = try #require(programme.criteria.first { $0.comparator != nil })
        #expect((share.comparator, share.value, share.unit) == (.atLeast, "50", "%"))
        #expect(share.excludes == ["商品住宅", "商业综合体"])
        #expect(programme.criteria[2].choices == ["国有企业", "民营企业", "混合所有制企业"])
        #expect(programme.application?.materials.count == 5)
        #expect(programme.naming?.deadline == "2020")
        #expect(!programme.stages.contains { $0.id == "warned" })
    }

    @Test func everythingInTheExampleHasItsSource() throws {
        let programme = try Example.programme()
        #expect(programme.steps.allSatisfy { $0.source != nil })
        #expect(programme.criteria.allSatisfy { $0.source != nil })
        #expect(programme.categories.allSatisfy { $0.source != nil })
    }

    @Test(arguments: [
        ("version: 1", "version: one", 2, "10", "expected a whole number"),
        ("version: 1", "version: 0", 2, "10", "expected a whole number from 1, found 0"),
        ("version: 1\n", "", 1, "1", "'version' is missing; expected a whole number"),
        ("version: 1", "versoin: 1", 2, "1", "unknown key 'versoin'; expected one of"),
        ("id: sample", "id: Sample Town", 1, "5", "found 'Sample Town'"),
        ("id: sample", "id:", 1, "1", "'id' is empty; expected text"),
        ("to: listed", "to: lsited", 13, "9", "there is no stage 'lsited'; expected one of draft, listed"),
        ("from: [draft]", "from: [draft, gone]", 12, "19", "there is no stage 'gone'"),
        ("from: [draft]", "from: draft", 12, "11", "expected a list"),
        (", initial: true", "", 6, "3", "expected exactly one stage with 'initial: true', found 0"),
        ("lists: true", "lists: perhaps", 15, "12", "expected true or false"),
        ("lists: true", "document: maybe", 15, "15", "expected required or optional"),
        ("by: {kinds: [office]}", "by: {}", 14, "9", "expected 'kinds' or 'units' of those who may act"),
        ("    by: {kinds: [office]}\n", "", 9, "5", "expected 'by': who may take the step"),
        ("id: listed", "id: draft", 7, "10", "'draft' stands twice"),
        ("card: {title: 样本方案}", "card: {title: 样本方案, signed: 2019-13}", 4, "29", "expected a date such as 2019-02-11"),
        ("id: sample", "id: sample\nid: again", 1, "1", "'id' stands twice"),
        ("names: {zh: 样本}", "names: {zh: 样本", 4, "5", "is not YAML"),
    ])
    func faultNamesLineColumnAndWhatIsExpected(
        old: String,
        new: String,
        line: Int,
        column: String,
        text: String
    ) throws {
        let faults = Sample.faults { _ = try ProgrammeFile.read(Sample.yaml.replacing(old, with: new), file: "p.yaml") }
        let found = faults.filter { $0.message.contains(text) }
        #expect(found.map(\.place).contains("p.yaml, line \(line), column \(column)"), "\(faults)")
    }

    @Test(arguments: [
        // Each line stands for nine times the one before; followed, they are billions of values.
        "id: &a [x, x, x, x, x, x, x, x, x]\n"
            + zip("abcdefghij", "bcdefghijk").map {
                "\($1): &\($1) [\(Array(repeating: "*\($0)", count: 9).joined(separator: ", "))]"
            }
            .joined(separator: "\n"),
        // As keys they are compared with each other while the file is being read.
        "id: &a [x, x, x, x, x, x, x, x, x]\n"
            + zip("abcdefghij", "bcdefghijk").map {
                "\($1): &\($1) {? [\(Array(repeating: "*\($0)", count: 9).joined(separator: ", "))] : x}"
            }
            .joined(separator: "\n"),
        "id: *nothing", "id: &name sample", "id: &list\n  - a", "id: &map {a: b}",
    ])
    func anchorsAndAliasesAreRefusedBeforeTheyAreFollowed(yaml: String) {
        let faults = Sample.faults { _ = try ProgrammeFile.read(yaml, file: "p.yaml") }
        #expect(faults.map(\.place) == ["p.yaml, line 1, column 5"])
        #expect(faults.first?.message.hasPrefix("不支持锚点和别名") == true)
        #expect(faults.first?.message.contains("Anchors and aliases are not taken") == true)
    }

    @Test func theSignsOfAnchorsMayStandInText() throws {
        let yaml = Sample.yaml.replacing("{zh: 样本方案}", with: "{zh: 'a'}")
            .replacing("names: {zh: 样本}", with: #"names: {zh: "*&样本 * & A&B"}"#)
        #expect(try ProgrammeFile.read(yaml, file: "p.yaml").names.zh == "*&样本 * & A&B")
    }

    @Test func whatLiesTooDeepIsRefused() {
        let yaml = "id: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        let faults = Sample.faults { _ = try ProgrammeFile.read(yaml, file: "p.yaml") }
        #expect(faults.map(\.message) == ["嵌套超过 64 层。Lies more than 64 levels deep."])
    }

    @Test func allFaultsAreToldAtOnce() {
        let text = Sample.yaml.replacing("version: 1", with: "version: one").replacing("to: listed", with: "to: gone")
            .replacing("lists: true", with: "lists: true\n    colour: red")
        let faults = Sample.faults { _ = try ProgrammeFile.read(text, file: "p.yaml") }
        #expect(faults.compactMap(\.line) == [2, 7, 13, 16], "\(faults)")
        #expect(faults.last?.description.hasPrefix("p.yaml, line 16, column 5: unknown key 'colour'") == true)
    }

    @Test func faultsBecomeOneProblemWithPlaces() {
        let problem = FileFaults([.init(file: "p.yaml", line: 2, column: "10", message: "expected a whole number")])
            .problem
        #expect(problem.code == "files.invalid")
        #expect(problem.errors.first?.pointer == "p.yaml, line 2, column 10")
        #expect(problem.remedy.contains("Nothing was taken"))
    }

    @Test(arguments: ["", "- a\n- b\n", "just text"])
    func fileThatIsNoMappingIsRefused(text: String) {
        let faults = Sample.faults { _ = try ProgrammeFile.read(text, file: "p.yaml") }
        #expect(faults.map(\.message) == ["expected a mapping of names to values"])
    }
}
