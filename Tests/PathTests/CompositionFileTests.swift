import Host
import Messages
import Testing

@Suite("A composition file")
struct CompositionFileTests {
    @Test("Anchors and aliases are refused where they stand", arguments: ["modules: &m [registry]", "plugins: *m"])
    func references(yaml: String) {
        let problem = #expect(throws: Problem.self) { try CompositionFile.read("node: a\n" + yaml, file: "c.yaml") }
        let column = (yaml.firstIndex { $0 == "&" || $0 == "*" }?.utf16Offset(in: yaml) ?? 0) + 1
        #expect(problem?.code == "host.bad-composition")
        #expect(problem?.errors.map(\.pointer) == ["c.yaml:2:\(column)"])
        #expect(problem?.errors.first?.message.contains("Anchors and aliases are not taken") == true)
    }
}
