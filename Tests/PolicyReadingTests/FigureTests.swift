import Messages
import PolicyReading
import Testing

/// What makes a figure a target, and what keeps it from being one.
struct FigureTests {
    /// A plan of the year 2024 with one sentence under its goals or its tasks.
    private func plan(_ sentence: String, under heading: String = "重点任务") throws -> PolicyReading {
        try PolicyFiles.reading("石门县2024年工作计划\n一、\(heading)\n\(sentence)\n")
    }

    private func shown(_ figures: [PolicyFigure]) -> [String] {
        figures.map { "\($0.value.text)\($0.upper.map { "-\($0.text)" } ?? "") \($0.unit ?? "")" }
    }

    @Test(arguments: [
        ("实现带动农户5086户20402人增收。", ["5086 户", "20402 人"]),
        ("花生种植、收获机械化率分别达到65%和55%。", ["65 %", "55 %"]),
        ("种植、收获机械化率均达到45%。", ["45 %"]),
        ("建设水稻、油菜示范片各3万亩。", ["3 万亩"]),
        ("新增公厕30个，总计达60个；特色道路10条，总计达20条。", ["30 个", "60 个", "10 条", "20 条"]),
        ("选拔100名正职后备人才、200名副职后备人才和300名青年人才。", ["100 名", "200 名", "300 名"]),
        ("农业增加值增长2.5%，力争3%。", ["2.5 %", "3 %"]),
        ("城乡居民收入比缩小至1.7以内。", ["1.7 "]),
        ("建设1到2个实训基地。", ["1-2 个"]),
        ("城镇化率由2020年的35%提高到45%。", ["45 %"]),
        ("农机总动力超过10亿千瓦。", ["10 亿千瓦"]),
        ("为62户困难家庭实施改造，300个村达到宜居标准。", ["62 户", "300 个"]),
        ("企业开办时间压缩至1个工作日以内。", ["1 个工作日"]),
        ("人均预期寿命达到79岁。", ["79 岁"]),
        ("引进10亿元以上项目3个，培育500亩以上基地2个。", ["3 个", "2 个"]),
        ("整治村庄125个（包括省级补助村63个）。", ["125 个", "63 个"]),
        ("计划三年完成不少于20亿元的投资。", ["20 亿元"]),
        ("完成营造林1.2万亩、森林抚育3万亩。", ["1.2 万亩", "3 万亩"]),
        ("每个村至少培训1名网格员。", ["1 名"]),
        ("建成120座以上的口袋公园。", ["120 座"]),
        ("青溪村、白石村等5个困难村摘帽。", ["5 个"]),
        ("6月底前，完成60%以上的进度要求。", ["60 %"]),
        ("组织开展4期以上管护员培训班。", ["4 期"]),
        ("接待游客60万人次，旅游综合收入3.2亿元。", ["60 万人次", "3.2 亿元"]),
        ("目前有示范社20个，计划新建30个，力争达到50个。", ["30 个", "50 个"]),
        ("培育30人以上的合作社5家。", ["5 家"]),
        ("目前有困难户300户700人，占比8%，力争脱困120户。", ["120 户"]),
    ])
    func whatAPlanAsksForIsATarget(sentence: String, wanted: [String]) throws {
        let reading = try plan(sentence)
        #expect(shown(reading.targets) == wanted)
        #expect(reading.targets.allSatisfy { $0.role == .target })
    }

    @Test(arguments: [
        "县医院项目位于城关镇北部，占地150亩，总投资3.2亿元。",
        "加快建设总投资2.6亿元的县医院项目。",
        "将青溪镇等50个镇命名为美丽小镇。",
        "根据省农业厅《关于建设的意见》等3个意见精神，推进整治。",
        "全县现有A级景区7家，已建成民宿86家。",
        "去年新增限上企业12家。",
        "每月开展清洁活动不少于2次，每季度召开1次例会。",
        "对新纳入统计的企业奖励5万元，贷款贴息不超过50万元。",
        "每村报送申报书1份、照片5张。",
        "为60岁以上老人提供体检，办理3年期贷款。",
        "县级配套比例为1:1，达到129号文要求。",
        "培育50亿级、百亿级产业集群。",
        "建立1个专班、2项机制。",
        "对全镇10个村的主干道、公厕、村组道路进行了督查。", "完成情况：建成安置点7个（青溪镇200套、白石镇100套）。",
        "全县尚有10个村未达标。", "面向全县50个脱贫村，敞开市场。",
        "谋划农业项目5个：", "区财政设立1000万元专项资金，成立5个督导组。", "重点整治国道沿线5公里范围内的村庄。",
    ])
    func whatDescribesOrRewardsIsNone(sentence: String) throws {
        #expect(shown(try plan(sentence).targets) == [])
    }

    @Test(arguments: [
        ("2025年6月底前完成30个。", 2025), ("到2026年，完成30个。", 2026), ("2024—2027年新建30个。", 2027), ("新建30个。", 2024),
        ("9月底前新建30个。", 2024), ("三年内新建30个。", 2026), ("“十四五”期间新建30个。", 2025),
    ])
    func theYearIsTheOneTheTextNames(sentence: String, year: Int) throws {
        let text = "石门县旅游厕所建设方案\n石政发〔2024〕3号\n一、任务\n旅游厕所建设。\(sentence)\n石门县人民政府\n2024年3月1日\n"
        let target = try #require(try PolicyFiles.reading(text).targets.first)
        #expect(target.year == year || target.year == nil && year == 2024)
    }

    @Test
    func whoMayApplyIsACondition() throws {
        let text = """
            石门县农业农村局关于组织开展2024年示范村申报工作的通知
            各镇人民政府:
            二、申报内容
            根据《示范村建设规范》(DB99/T 2038-2017)，年度营业收入在200万元以上，且经营户数量大于50个（或从业人员占常住人口10%以上）的村可以申报；拥有3个基地的镇可以申报。
            """
        let reading = try PolicyFiles.reading(text)
        #expect(shown(reading.targets) == ["200 万元", "50 个", "10 %", "3 个"])
        #expect(reading.targets.allSatisfy { $0.role == .threshold })
        #expect(reading.targets.map(\.indicator) == ["年度营业收入", "经营户数量", "从业人员占常住人口", "基地"])
    }

    @Test
    func aTaskBeforeWhatBecameOfItIsATarget() throws {
        let text = """
            关于2024年重点工作上半年完成情况的通报
            现将有关情况通报如下：
            一、指标任务完成情况
            1.引进亿元以上项目不少于12个；新建农贸市场5个。上半年，引进亿元以上项目9个，新建农贸市场6个。
            2.全市生产总值80亿元，比上年同期增长8%。截至6月底，居全省第7位。
            """
        let reading = try PolicyFiles.reading(text)
        #expect(shown(reading.targets) == ["12 个", "5 个"])
        #expect(reading.discrepancies.filter { $0.kind == .targetWeaker }.isEmpty)
    }

    @Test
    func aTextWithoutADateIsNotYoungerThanItsPlans() throws {
        let text = """
            石门县移民搬迁情况
            一、脱贫目标
            2016年：计划搬迁900户。完成情况：建成安置点7个（青溪镇200套、白石镇100套）。
            2017年：计划搬迁1200户3400人。
            2018年：计划搬迁800户。2018年全面完成。
            """
        #expect(shown(try PolicyFiles.reading(text).targets) == ["1200 户", "3400 人", "800 户"])
    }

    @Test
    func reviewsAreFactsAndOutlooksAreTargets() throws {
        let text = """
            北山县2023年工作总结和2024年工作计划
            一、2023年工作总结
            新增企业12家，预计全年产值达到9亿元。
            二、2024年工作计划
            新增企业15家，产值达到10亿元。
            """
        let reading = try PolicyFiles.reading(text)
        #expect(shown(reading.targets) == ["15 家", "10 亿元"])
        #expect(reading.targets.allSatisfy { $0.year == 2024 })
    }

    @Test
    func aReportTurnsToWhatComesNext() throws {
        let text = """
            石门县人民政府工作报告
            2023年，我们完成投资15亿元，新建农村公路45公里，新增企业32家。
            2024年工作的主要目标是：地区生产总值增长7%。
            一是盘活闲置厂房3万平方米，净增规上企业4家。
            """
        #expect(shown(try PolicyFiles.reading(text).targets) == ["7 %", "3 万平方米", "4 家"])
    }

    @Test(arguments: [
        ("巩固拓展脱贫攻坚成果", "新建产业车间6个。"), ("高标准农田建设", "新建车间6个。"), ("改善办学条件", "新建校舍6个。"),
    ])
    func aHeadingOfTasksIsNoReviewAndNoCondition(heading: String, sentence: String) throws {
        let targets = try plan(sentence, under: heading).targets
        #expect(shown(targets) == ["6 个"])
        #expect(targets.first?.role == .target)
    }

    @Test
    func conditionsOfApplicantsAreThresholds() throws {
        let text = "关于申报示范村的通知\n一、申报条件\n1.人口不少于200人；\n2.道路硬化率100%，面积3平方公里左右。\n二、申报时间\n每县推荐3个。\n"
        let reading = try PolicyFiles.reading(text)
        #expect(shown(reading.targets) == ["200 人", "100 %", "3 平方公里"])
        #expect(reading.targets.allSatisfy { $0.role == .threshold })
    }

    @Test(arguments: [
        ("引进和培养2000名左右懂技术、会经营的农村人才。", "引进和培养农村人才"), ("城区新建便民市场2处。", "新建便民市场"),
        ("重点扶持50个研修班。", "扶持研修班"), ("到2026年，森林覆盖率提高到45%。", "森林覆盖率"),
        ("地区生产总值增长6%，突破120亿元大关。", "地区生产总值增长"),
    ])
    func theIndicatorIsWhatIsMeasured(sentence: String, name: String) throws {
        #expect(try plan(sentence).targets.first?.indicator == name)
    }

    @Test
    func stepsOnTheWayAreNoConflict() throws {
        let text = "2024年6月底前，培训骨干30名，总计达90名；2024年9月底前，培训骨干40名，总计达130名。"
        #expect(try plan(text).discrepancies.isEmpty)
    }
}
