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

    private func files(ofText text: String) throws -> [String: String] {
        let files = try PolicyOutput.files(of: try PolicyReader.document(Array(text.utf8), name: "文件"))
        return Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
    }

    @Test(arguments: [
        ("石门县人民政府关于印发《石门县示范镇建设实施方案》的通知", "石门县示范镇建设实施方案"),
        ("关于转发《省发展改革委关于印发〈特色小镇管理办法〉的通知》的通知", "特色小镇管理办法"),
        ("关于公布《石门县特色小镇名单（第一批）》的通知", "石门县特色小镇名单（第一批）"),
        ("关于废止《石门县示范镇管理办法》的通知", "关于废止《石门县示范镇管理办法》的通知"),
        ("石门县示范镇工作方案", "石门县示范镇工作方案"),
        ("石门县人民政府办公室关于印发石门县示范镇建设工作方案的通知", "石门县示范镇建设工作方案"),
        ("关于转发省发展改革委关于印发特色小镇管理办法的通知的通知", "特色小镇管理办法"),
        ("石门县人民政府办公室关于公布第一批示范镇名单的通知", "第一批示范镇名单"),
        ("石门县人民政府办公室关于组织申报示范镇的通知", "关于组织申报示范镇的通知"),
        ("石门县人民政府办公室关于印发任务的通知", "关于印发任务的通知"),
        ("石门县农村生活污水治理情况关于印发前的说明", "石门县农村生活污水治理情况关于印发前的说明"),
    ])
    func theProgrammeIsNamedByWhatANoticeIssues(_ title: String, _ name: String) throws {
        let text = title + "\n2026年3月5日\n一、总体要求\n推进示范镇建设。\n"
        let programme = try #require(try files(ofText: text)["programme.yaml"])
        #expect(programme.contains("names: {zh: \"\(name)\"}"))
        #expect(programme.contains("  title: \"\(title)\""))
    }

    @Test(arguments: ["\t", "|", " ｜ "], [true, false])
    func rowsOfATableOfProjectsGoToTheTableOfProjects(_ parting: String, _ isNumbered: Bool) throws {
        let rows = [
            ["序号", "项目名称", "建设地点", "建设内容", "总投资（万元）", "责任单位"], ["1", "环湖路改造", "青石镇", "新建12公里", "3200", "县交通局"],
            ["2", "老街修缮", "白水镇", "修缮立面", "1.2亿元", "县住建局"], ["3", "农贸市场", "石桥镇", "新建1处", "待定", "县商务局"],
            ["", "合计", "", "", "15200", ""],
        ]
        let table = rows.map { row in row.dropFirst(isNumbered ? 0 : 1).joined(separator: parting) }
        let files = try files(ofText: "石门县重点工作方案\n2026年重点项目表\n" + table.joined(separator: "\n") + "\n")
        let projects = try #require(files["projects.csv"]).split(separator: "\n")
        #expect(projects.count == 4)
        #expect(projects[1].hasPrefix("1,") && projects[1].hasSuffix(",环湖路改造,general,青石镇,新建12公里,第4行"))
        #expect(
            files["measures.csv"]?.dropFirst()
                == "编号,类别,指标,数值,出处\n1,投资,总投资,3200万元,第4行\n2,投资,总投资,1.2亿元,第5行\n"
        )
    }

    @Test
    func theUnitAboveATableAndItsFrameAreReadAndSectionsAreNoProjects() throws {
        let text = """
            石门县重点项目清单
            单位：亿元
            | 序号 | 项目 | 建设地点 | 计划总投资 |
            | --- | --- | --- | --- |
            | 一 | 产业类（1个） | | |
            | 1 | 果品加工厂 | 青石镇 | 0.3 |
            各单位要抓好落实。
            """
        let files = try files(ofText: text)
        #expect(files["projects.csv"]?.contains(",果品加工厂,general,青石镇,,第6行\n") == true)
        #expect(files["projects.csv"]?.contains("产业类") == false)
        #expect(files["measures.csv"]?.contains("1,投资,总投资,0.3亿元,第6行") == true)
    }

    @Test
    func aRowThatBecameAProjectIsNoTaskAsWell() throws {
        let text = """
            石门县重点工作方案
            一、重点任务
            （一）改善环境。清理河道。（牵头单位：县水利局）
            二、重点项目
            序号\t项目名称\t建设地点\t责任单位
            1\t环湖路改造\t青石镇\t县交通局
            2\t\t白水镇\t县住建局
            """
        let files = try files(ofText: text)
        let programme = try #require(files["programme.yaml"])
        #expect(files["projects.csv"]?.contains(",环湖路改造,") == true)
        #expect(programme.contains("县水利局") && !programme.contains("县交通局"))
        // The row without a name is no project: who answers for it is not lost.
        #expect(programme.contains("县住建局"))
        #expect(files["clauses.csv"]?.contains("县交通局") == true && files["units.yaml"]?.contains("县交通局") == true)
    }

    @Test
    func findingsAreToldInChinese() throws {
        let text = "石门县方案\n到2025年，绿化率不低于85%，建成公园5个。\n一、重点建设5大工程：强基工程、富民工程、美化工程、治理工程。\n"
        let document = try PolicyReader.document(Array(text.utf8), name: "方案")
        let said = document.findings.map(\.text)
        #expect(said.contains("指标 绿化率：不低于85%（2025年）") && said.contains("指标 建成公园：5个（2025年）"))
        #expect(said.contains { $0.hasPrefix("数目不符：“5大工程”称5项") })
        let view = try #require(try PolicyOutput.files(of: document).last?.text)
        #expect(view.contains("数目不符") && !view.contains("count-mismatch"))
    }

    @Test(arguments: texts)
    func noFindingIsToldInTheWordsOfTheFormat(_ name: String) throws {
        guard let document = try document(name) else { return }
        let words = Discrepancy.Kind.allCases.map(\.rawValue) + Figure.Qualifier.allCases.map(\.rawValue)
        for finding in document.findings where finding.sort == "discrepancy" || finding.sort == "target" {
            #expect(!words.contains { finding.text.contains($0) }, "\(finding.text)")
        }
    }

    @Test
    func aScoringTableIsNoTableOfProjects() throws {
        let files = try files(ofText: "考核评分表\n序号\t项目名称\t分值\t建设内容\n1\t组织领导\t10\t有方案\n2\t资金投入\t20\t到位\n")
        #expect(files["projects.csv"] == nil)
    }

    @Test(arguments: [
        "首批确定青石镇、白水镇、临江镇3个镇开展试点。", "确定青石镇、白水镇、临江镇等3个镇为首批示范镇。",
        "经研究，命名青石镇、白水镇、临江镇3个镇为示范镇。",
    ])
    func townsOfASentenceAreTheFirstBatch(_ sentence: String) throws {
        let text = "石门县示范镇工作方案\n2026年3月5日\n一、试点范围\n" + sentence + "\n"
        let files = try files(ofText: text)
        let names = files["towns.csv"]?.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
        #expect(names == ["青石镇", "白水镇", "临江镇"])
        #expect(files["batch-1.yaml"]?.contains("total: 3") == true)
        #expect(files["lists.csv"]?.contains("确定") == false && files["lists.csv"]?.contains("命名") == false)
        #expect(files["programme.yaml"]?.contains("enumerations") == false)
    }

    @Test
    func townsThatASentenceOnlyMentionsAreNoBatch() throws {
        let text = "石门县供水工作方案\n2026年3月5日\n一、供水\n管网覆盖青石镇、白水镇、临江镇3个镇。\n"
        #expect(try files(ofText: text)["towns.csv"] == nil)
    }
}
