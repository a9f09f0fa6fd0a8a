import PolicyReading
import Testing

@Test
func anEmptyFileIsRefused() {
    let problem = #expect(throws: (any Error).self) { try PolicyReader.read([], name: "空.txt") }
    #expect("\(problem.map { "\($0)" } ?? "")".contains("空.txt has no text"))
}
