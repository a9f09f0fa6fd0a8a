import PolicyReading
import Testing

/// The ways in which texts say who is responsible, one sentence each.
struct ClauseTests {
    private func clauses(_ text: String) throws -> [String] {
        try PolicyFiles.reading("石门市乡村建设任务分工\n一、重点任务\n" + text + "\n").clauses.map { clause in
            [clause.lead, clause.joining, clause.responsible].map { $0.joined(separator: "、") }.joined(separator: "|")
        }
    }

    @Test(arguments: [
        ("1.改造道路。（市交通运输局牵头）", "市交通运输局||"),
        ("1.改造道路。（市交通运输局牵头、市财政局配合）", "市交通运输局|市财政局|"),
        ("1.改造道路。（市交通运输局牵头会同市财政局落实）", "市交通运输局|市财政局|"),
        ("1.改造道路。（市交通运输局、市财政局等单位按照各自职责分工负责）", "||市交通运输局、市财政局"),
        ("1.改造道路。【市交通运输局、市财政局，按职责分工负责】", "||市交通运输局、市财政局"),
        ("1.改造道路。（市交通运输局、市财政局，各镇人民政府）", "||市交通运输局、市财政局、各镇人民政府"),
        ("1.改造道路。（省交通运输厅、财政厅牵头，各县区结合实际落实）", "省交通运输厅、财政厅|各县区|"),
        ("1.改造道路。（责任单位；市交通运输局、市财政局）", "||市交通运输局、市财政局"),
        ("1.改造道路。（责任部门:发改局;配合部门:各镇(街道)）", "|各镇(街道)|发改局"),
        ("1.改造道路。责任单位：市交通运输局*、市财政局", "市交通运输局||市财政局"),
        ("1.改造道路。责任单位：市住建局（市城管局配合）、市交通局", "|市城管局|市住建局、市交通局"),
        ("1.整治环境。责任单位：市教育局负责校园周边，市公安局负责道路秩序。", "||市教育局、市公安局"),
        ("1.改造道路。牵头单位：市交通运输局。责任单位：市财政局。", "市交通运输局||市财政局"),
        ("1.改造道路。牵头单位：市交通运输局 责任单位：市财政局 完成时限：11月底", "市交通运输局||市财政局"),
        ("1.改造道路。市级牵头单位：市交通运输局，市直配合单位：市直各部门。", "市交通运输局|市直各部门|"),
        ("1.改造道路。（责任单位：市财政局，各区、县级市，年底前完成）", "||市财政局、各区、县级市"),
        ("1.改造道路。由市交通运输局负责，市财政局、各镇（街道）配合。", "市交通运输局|市财政局、各镇（街道）|"),
        ("1.改造道路。市交通运输局牵头制定方案，市财政局配合。", "市交通运输局|市财政局|"),
        ("1.改造道路。市交通运输局、市财政局按职责分工负责。", "||市交通运输局、市财政局"),
        ("1.改造道路。（市交通运输局、市财政局等按职责分工负责，各镇抓好落实）", "||市交通运输局、市财政局、各镇"),
        ("1.改造道路。（市交通运输局负责，市财政局配合）", "市交通运输局|市财政局|"),
        ("1.改造道路。（市交通运输局牵头，各乡镇党委、政府落实）", "市交通运输局|各乡镇党委、政府|"),
        ("1.改造道路。\n责任单位：市财政局，\n　　各镇人民政府", "||市财政局、各镇人民政府"),
        ("1.改造道路。\n责任单位 市财政局、市审计局", "||市财政局、市审计局"),
        ("1.改造道路。（主办：市交通运输局；协办：市财政局；指导单位：市住建局）", "市交通运输局|市财政局|"),
        ("1.改造道路。（牵头单位为市交通运输局，配合单位为市财政局）", "市交通运输局|市财政局|"),
    ])
    func aClauseGivesItsUnitsTheirRoles(text: String, wanted: String) throws {
        #expect(try clauses(text) == [wanted])
    }

    @Test(arguments: [
        "1.本办法由市交通运输局负责解释。", "1.市交通运输局负责道路改造和日常养护。", "1.由市民政局负责的第1件事项进展滞后。",
        "1.各镇要压实主体责任，明确责任单位；加强督促检查。", "1.去年，市交通运输局牵头完成了道路改造。",
        "1.市交通运输局牵头建成了3条道路。", "1.报送市乡村振兴局（市扶贫办）。", "1.责任主体是企业和农户。", "1.建设示范镇2个（东河镇、南塘镇）。",
        "1.支持龙头企业牵头组建联合体。", "1.建立健全政府牵头、部门配合的工作机制。", "1.由龙头企业牵头，合作社参与，共建基地。",
        "责任单位要压实责任、落实到人。", "1.坚持政府主导、部门配合、社会参与。",
    ])
    func proseIsNoClause(text: String) throws {
        #expect(try clauses(text).isEmpty)
    }

    @Test
    func theFirstUnitLeadsWhereTheTextSaysSo() throws {
        let text = """
            1.改造道路。（市交通运输局、市财政局负责。排在首位的为牵头单位，下同）
            2.改造桥梁。（责任单位：市住建局、市水利局）
            """
        #expect(try clauses(text) == ["市交通运输局||市财政局", "市住建局||市水利局"])
    }

    @Test
    func unitsBelowTheirLabelsAreOneClause() throws {
        let text = "1.改造道路。\n牵头单位：\n市交通运输局\n配合单位：\n市财政局、各镇"
        #expect(try clauses(text) == ["市交通运输局|市财政局、各镇|"])
    }

    @Test
    func aTableGivesTheRolesOfItsColumns() throws {
        let text = """
            序号 | 任务 | 牵头部门 | 责任部门(加*号为牵头部门) | 责任街镇
            1 | 改造道路 |  | 市交通运输局*、市财政局 | 东河镇、南塘镇
            2 | 改造桥梁 | 市住建局 市城管局 | 市水利局 | 东河镇
            """
        #expect(
            try clauses(text) == ["市交通运输局|市财政局|东河镇、南塘镇", "市住建局、市城管局||市水利局、东河镇"]
        )
    }

    @Test
    func whoLooksAfterARowOfAScoringTableIsResponsible() throws {
        let text = """
            序号\t考核项目\t分值\t考核指标\t负责考核部门
            \t总分\t100
            一、\t工作机制\t30
            1\t组织领导\t10\t建立专班\t市环境办
            2\t宣传发动\t20\t开展活动\t市委宣传部 市教育局
            二、\t重点任务\t70
            3\t污水治理\t70\t市政府 办公室
            """
        let reading = try PolicyFiles.reading("石门市环境整治考核细则\n" + text)
        #expect(reading.clauses.map(\.responsible) == [["市环境办"], ["市委宣传部", "市教育局"], ["市政府办公室"]])
        // Rows that head others do not count twice.
        #expect(reading.points.map(\.name) == ["组织领导", "宣传发动", "污水治理"])
        #expect(reading.discrepancies.isEmpty)
    }

    @Test
    func whoAssessesIsNotResponsibleWhereAnotherColumnSaysWhoIs() throws {
        let text = "序号\t任务\t责任单位\t考核单位\n1\t改造道路\t市交通运输局\t市督查办\n"
        #expect(try clauses(text) == ["||市交通运输局"])
        #expect(try clauses(text.replacing("责任单位\t考核单位", with: "责任单位/考核单位\t备注")) == ["||市交通运输局"])
    }
}
