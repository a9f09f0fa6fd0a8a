import Foundation
import PolicyReading
import Testing

/// Numbers that a word processor puts before paragraphs are read as if they stood in the text.
struct WordNumberingTests {
    private func reading() throws -> PolicyReading {
        try PolicyFiles.reading(PolicyFiles.corpus.appendingPathComponent("odd/numbered.docx"))
    }

    @Test
    func headingsHaveTheNumbersOfTheirLists() throws {
        let headings = try reading().headings.map { "\($0.level) \($0.number) \($0.title)" }
        #expect(
            headings == [
                "1 一 总体要求", "2 （一） 指导思想", "2 （二） 工作目标", "1 二 重点任务", "2 （一） 完善网点布局", "3 1 改造集贸市场",
                "3 2 建设配送中心", "2 （二） 培育经营主体", "3 1 引进连锁企业", "1 第一章 附则", "2 1.1 本方案由县商务局解释",
                "2 1.2 自印发之日起施行",
            ]
        )
    }

    @Test
    func aListBeginsAnewWhereTheFileSaysSo() throws {
        let reading = try reading()
        #expect(reading.headings.filter { $0.number == "1" }.count == 2)
        #expect(!reading.discrepancies.contains { $0.kind == .numberSkipped || $0.kind == .numberDuplicated })
    }

    @Test
    func rowsThatNumberThemselvesAreRowsOfTheTable() throws {
        let clauses = try reading().clauses
        #expect(clauses.map(\.line) == [7, 8, 10, 14, 15, 16])
        #expect(clauses.last?.responsible == ["县商务局", "各镇"])
    }
}
