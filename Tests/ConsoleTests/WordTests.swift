import Messages
import OfficeFiles
import Spreadsheets
import Testing

@testable import Console

/// What readers of files and modules say in English is said in Chinese on a page, with what to do.
@Suite("Words of faults")
struct WordTests {
    @Test(
        "Each fault that an officer meets has Chinese words",
        arguments: [
            ("stands as '县区级', found '省级'; correct it", "库中为“县区级”，表中为“省级”；表错了就改表，库错了请办理更正，或从表中删去这一行"),
            ("is unknown; known are name (名称), town (小镇)", "没有这一列；可用的列：名称、小镇"),
            ("says the same as another column; expected each once", "与另一列意思相同，只留一列"),
            ("there is no column for it; expected one of number, 序号, 编号", "缺少一列，表头应为：序号、编号"),
            ("there is no column for it; expected 'value' or '数值'", "缺少一列，表头应为：数值"),
            ("unknown key 'stage'; expected one of id, stages", "没有“stage”这一项，可用：id, stages"),
            ("'names' is missing; expected a name, or zh and en", "缺少“names”这一项"),
            ("'id', 'id' stands twice; expected each once", "“id”写了两遍"),
            ("has 3 fields; expected 4, as in the header", "这一行有 3 格，表头有 4 格，应当一样多"),
            ("there is no town 't9'", "没有登记“t9”"),
            ("there is no category 'X'; expected one of a, b", "没有登记“X”，可选：a、b"),
            ("there is no fund 'X'; the programme has none", "没有登记“X”"),
            (
                "expected 't1', the town that the upload is for, or nothing; found 't2'",
                "镇不对：应为上传时选的“t1”，或者空着；现为“t2”"
            ),
            ("expected 'p', the programme of the import, found 'q'", "方案不对：应为导入时选的“p”，或者空着；现为“q”"),
            ("expected 'none', since no unit leads", "没有牵头单位时，leadBasis 应为 none"),
            ("expected exactly one stage with 'initial: true', found 0", "应当有且只有一个初始阶段（initial: true），现为 0"),
            ("no step leads to 'listed' from the initial stage", "从初始阶段没有步骤通到“listed”"),
            ("'p' has no step that publishes a list", "方案“p”没有公布名单的步骤（lists: true）"),
            ("total: the text claims 10, the list has 9", "总数：原文称 10 个，名单中 9 个"),
            ("成长类: the text claims 3, the list has 4", "“成长类”：原文称 3 个，名单中 4 个"),
            ("numbers 3-5 are missing", "缺第 3-5 号"),
            ("number 7 stands more than once", "第 7 号重复"),
            ("青石镇 stands more than once", "“青石镇”重复"),
            ("is of programme 'q'; expected 'p', as in programme.yaml", "属于方案“q”；应为 programme.yaml 中的“p”"),
            ("'亩' measures area; expected a unit of money", "单位“亩”与 money 不是一类量"),
            ("expected a number above 1", "数字应当更大"),
            ("'茶镇' is unknown; expected one of growth, 成长类", "不在可选范围内，可选：成长类"),
            ("不支持锚点和别名", "不支持锚点和别名"),
        ]
    )
    func words(message: String, zh: String) {
        #expect(ProblemWords.chinese(of: message) == zh)
    }

    @Test(
        "An event has words in each of its versions, whatever letters its name and its plugin's begin with",
        arguments: [
            ("ecommerce.villages-defined.v1", "登记电商村"), ("registry.town-listed.v12", "列入名单"),
            ("plugin.vineyard.observation-derived.v1", "类型插件推得指标数据"),
            ("other.values-set.v1", "other.values-set.v1"), ("other.villages", "other.villages"),
        ]
    )
    func events(type: String, zh: String) {
        #expect(EventWords.chinese(of: type) == zh)
    }

    @Test("Materials that an application lacks are named in Chinese, under a headline")
    func materials() {
        let lacking = [Problem.Fault(pointer: "/materials", message: "expected 'plan' (创建方案（试行）)")]
        let text = ProblemText(Problem("registry.materials-missing", .invalid, "It lacks plan.", errors: lacking))
        #expect(text.headline == "申报材料不齐。")
        #expect(text.faults.map(\.message) == ["缺少材料：创建方案（试行）"] && text.faults.first?.place == nil)
    }

    @Test("What stands otherwise on record has a headline that says so", arguments: ["projects", "registry"])
    func alreadyThere(module: String) {
        let text = ProblemText(Problem("\(module).already-there", .conflict, "It is there."))
        #expect(text.headline.contains("不一致") && text.original == nil)
    }

    @Test("A file that is no table is told so in Chinese, with what to do; no row is counted")
    func binary() throws {
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D]
        let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        for (bytes, word) in [(picture, "不是表格"), (old, "旧的 .xls"), ([0xFF, 0xFE, 0x61, 0x00], "UTF-16")] {
            let faults = #expect(throws: FileFaults.self) {
                let csv = try TableFile.csv(bytes, file: "a.csv")
                _ = try TextFile.decode(csv, file: "a.csv")
            }
            let sheet = MarkedTable.sheet([], file: "a.csv", faults: faults?.faults ?? [])
            let check = ImportsView.Check(refused: sheet, kind: "towns")
            let view = ImportsView(kinds: ["towns"], check: check, names: Names(programmes: []), form: nil, key: "k")
            let frame = Frame(asker: Asker(unit: "县", access: .everything), path: "/imports")
            let html = ConsolePage(view, in: frame).html
            #expect(html.contains("这个文件有问题，没有导入") && html.contains(word) && html.contains("另存为"))
            #expect(!html.contains("0 行") && !html.contains("save "))
        }
    }

    @Test("What is overdue is drawn in the palette's colour for what must be seen")
    func overdue() {
        let series = [Chart.Series("期限内", ["3"]), Chart.Series("超期", ["1"], tone: .bad)]
        let chart = Chart("units", "各单位在办", .stack, unit: "件", labels: ["某某单位"], series: series)
        #expect(chart.drawing.contains(#""tone":"bad""#))
        let style = String(decoding: Asset.style.bytes, as: UTF8.self)
        for tone in ["1", "2", "3", "4", "bad", "warning", "good", "active", "quiet"] {
            #expect(style.contains("--chart-\(tone): #"), "\(tone)")
        }
    }
}
