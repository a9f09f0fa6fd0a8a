import Console
import EvaluationMessages
import Messages
import Testing

@Suite("A score taken apart")
struct ExplanationTests {
    @Test("Each node shows its own points: one without any does not borrow those above it")
    func ownPoints() throws {
        let gate = Explanation(.gate, label: .init(zh: "门槛甲"), why: .init(zh: "没有数据"))
        let source = Explanation(
            .source,
            label: .init(zh: "出处乙"),
            why: .init(zh: "见文"),
            source: .init(document: "文件", clause: "一")
        )
        let town = Explanation(
            .town,
            label: .init(zh: "某镇"),
            score: DecimalValue("97.5"),
            why: .init(zh: "合计"),
            children: [gate, source]
        )
        let run = Explanation(
            .run,
            label: .init(zh: "p 2023"),
            score: DecimalValue("97.5"),
            why: .init(zh: "第 1 名"),
            children: [town]
        )
        let frame = Frame(asker: Asker(unit: "单位", access: .everything), path: "/evaluations")
        let html = ConsolePage(ExplanationView(run, run: "r"), in: frame).html
        #expect(html.split(separator: "得分 97.5").count == 2)
        #expect(html.contains("某镇 · 得分说明"))
        #expect(html.contains("文件 · 一"))
        #expect(html.contains("门槛甲"))
    }
}
