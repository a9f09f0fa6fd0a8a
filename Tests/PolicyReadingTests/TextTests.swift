import PolicyReading
import Testing

/// Faults of a text as such.
struct TextTests {
    private static let body = "石门县粮食生产方案\n到2025年全县粮食播种面积稳定在10万亩以上，总产量稳定在5万吨以上。各镇要落实责任，"
    private static let rest = "把播种面积分解到村到户，抓好良种供应、农机作业和技术指导，保障农资价格平稳，"

    @Test(arguments: ["确保", "及时帮助农户解决困难，"])
    func aTextThatEndsWithinASentenceIsCut(end: String) throws {
        let found = try PolicyFiles.reading(Self.body + Self.rest + end).discrepancies
        #expect(found.map(\.kind) == [.textCut])
        #expect(found.map(\.line) == [2])
    }

    @Test(arguments: ["确保粮食安全。", "确保粮食安全", "确保\n粮食安全。\n"])
    func aTextThatForgotItsLastStopIsNotCut(end: String) throws {
        #expect(try PolicyFiles.reading(Self.body + Self.rest + end).discrepancies.isEmpty)
    }
}
