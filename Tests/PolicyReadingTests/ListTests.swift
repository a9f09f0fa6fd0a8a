import Messages
import PolicyReading
import Testing

/// Lists by their signs: each sentence with the counts that are stated and found in it.
struct ListTests {
    private func lists(_ sentence: String) throws -> [PolicyList] {
        try PolicyFiles.reading("石门县2024年工作方案\n一、总体要求\n\(sentence)\n").lists.filter { $0.line >= 3 }
    }

    @Test(arguments: [
        ("围绕“五个振兴”（产业振兴、人才振兴、文化振兴、生态振兴、组织振兴），统筹推进。", "5/5"),
        ("构建“一核两翼三带”格局，“一核”即县城，“两翼”即东部园区、西部景区，“三带”即江带、湖带、山带。", "6/6"),
        ("打好四个硬仗：一是项目建设；二是招商引资；三是环境整治；四是民生改善。", "4/4"),
        ("重点抓好以下三个方面工作。一要抓规划；二要抓项目；三要抓管理。", "3/3"),
        ("坚持“三个结合”：与振兴相结合、与产业相结合、与整治相结合。", "3/3"),
        ("统筹经济建设、政治建设、文化建设、社会建设、生态文明建设“五位一体”总体布局。", "5/5"),
        ("组建规划编制、项目建设、资金保障、宣传引导4个专班，由分管副县长任组长。", "4/4"),
        ("实施农村“厕所、垃圾、污水”三大革命。", "3/3"),
        ("评定结果分为优秀、良好、一般三个等级，90分以上为优秀。", "3/3"),
        ("对石门、青溪2个镇通报表扬，对龙潭镇、双河镇、桃园镇3个镇通报批评。", "2/2 3/3"),
        ("突出“三化”（产业化、生态化、数字化）引领。", "3/3"),
        ("按照“五个一批”要求（即储备一批、签约一批、开工一批、投产一批、达效一批），滚动推进。", "5/5"),
        ("分三个阶段推进：第一阶段（3月），动员部署；第二阶段（9月），组织实施；第三阶段（12月），总结验收。", "3/3"),
        ("做到“六个到位”：思想到位，组织到位，责任到位，资金到位，督查到位，宣传到位。", "6/6"),
        ("建设石门至青溪、白沙至龙潭、双河至桃园3条旅游公路。", "3/3"),
        ("健全党委领导、政府负责、社会协同、公众参与四项机制。", "4/4"),
        ("着力破解“钱从哪里来、人往哪里去、地从哪里出”三大难题。", "3/3"),
        ("推行河长、林长、田长、路长“四长”联动机制。", "4/4"),
        ("规划期分为近期（2021—2025年）和远期（2026—2035年）两个阶段。", "2/2"),
        ("申报主体应具备三个条件：（1）依法登记；（2）正常经营；（3）无不良记录。", "3/3"),
        ("实行“红、黄、绿”三色管理。", "3/3"),
        ("实现“优良率达到九成，覆盖率达到八成，满意率达到九成”的三大目标。", "3/3"),
        ("重点建设5大工程：强基工程、富民工程、美化工程、治理工程。", "5/4"),
    ])
    func aListInASentenceIsFound(sentence: String, counts: String) throws {
        let found = try lists(sentence).map { "\($0.statedCount ?? 0)/\($0.count)" }
        #expect(found.joined(separator: " ") == counts)
    }

    @Test(arguments: [
        "落实“四个最严”要求，推进“三农”工作，按照中央、省、市“三农”部署抓好落实。", "建立县、镇、村三级联动机制，形成合力。",
        "加快建设石门、青溪等6个中心镇。", "到2025年，建成2个省级示范镇、5个市级示范镇，打造10个精品村。",
        "坚持“四不两直”方式检查，推进“一村一品”，实现“四好农村路”全覆盖。", "围绕“土特产”三个字做文章。",
        "在3个核心区、8个重点区、一江一河以及五个新城建设中推广。", "支持石门镇、青溪镇建设2个省级园区。", "贯彻《推进产业、人才、文化五大振兴的意见》精神。",
        "推广“选准一个人、带出一个支部、培养一支队伍五大振兴”的做法。", "三门峡市：甲镇、乙镇、丙镇。", "后两名的乡镇约谈主要负责人，成立五个专项工作组。",
    ])
    func whatOnlyRefersOrIsASloganIsNoList(sentence: String) throws {
        #expect(try lists(sentence).map(\.name) == [])
    }

    @Test
    func itemsAreNamesWithoutTheWordsOfTheSentence() throws {
        let sentence = "以石门路、青溪路等2条道路为重点，做大做强茶叶、粮油、林果三大主导产业，对龙潭镇、双河镇2个镇开展督查。"
        let names = try lists(sentence).flatMap(\.items).map(\.name)
        #expect(names.suffix(5) == ["茶叶", "粮油", "林果", "龙潭镇", "双河镇"])
    }

    @Test
    func peopleInAListAreCountedAndNotNamed() throws {
        let text = "关于表彰先进的决定\n一、先进集体（2个）\n石门镇\n青溪镇\n二、先进个人（2名）\n甲某某\n乙某某\n"
        let found = try PolicyFiles.reading(text).lists
        #expect(found.map(\.count) == [2, 2])
        #expect(found.last?.items.map(\.name) == ["〔姓名略〕", "〔姓名略〕"])
    }

    @Test(arguments: [
        ("十项重点任务的通知\n石门县三项任务\n一、修路\n二、建桥\n三、植树\n", "2: 3/3"),
        ("石门县措施\n为推进工作，提出以下三条措施。\n第一条 修路。\n第二条 建桥。\n第三条 植树。\n", "2: 3/3"),
        (
            "石门县方案\n一、重点任务（共4项）\n（一）产业\n1.建基地。建好。\n2.育企业。育好。\n（二）环境\n3.改厕所。改好。\n4.治污水。治好。\n",
            "2: 4/4"
        ),
        ("石门县公示\n核查认定石门镇青山村等3个村达标，现予公示。\n一、石门镇\n青山村、白水村\n二、青溪镇\n大坪村\n", "2: 3/3"),
        (
            "石门县通知\n经研究，认定以下3家农场为示范农场。\n石门镇（2家）\n青山农场、\n白水农场\n青溪镇（1家）\n大坪农场\n",
            "2: 3/3, 3: 2/2, 6: 1/1"
        ),
        ("石门县旅游村名录\n青山村\n白水村\n大坪村\n", "1: -/3"),
        ("石门县考核表\n序号\t考核内容\t分值\n1\t日常保洁\t50\n2\t设施管护\t50\n", ""),
    ])
    func aListOfLinesIsFound(text: String, lists: String) throws {
        let found = try PolicyFiles.reading(text).lists.map {
            "\($0.line): \($0.statedCount.map(String.init) ?? "-")/\($0.count)"
        }
        #expect(found.joined(separator: ", ") == lists)
    }
}
