import Foundation
import Messages
import Quantities
import Testing

@Suite struct FigureTextTests {
    struct Case: Sendable {
        let text: String
        let value: String
        let unit: String
        var qualifier = Figure.Qualifier.exact
        var upper: String?
        var basis = Figure.Basis.reported

        init(
            _ text: String,
            _ value: String,
            _ unit: String,
            _ qualifier: Figure.Qualifier = .exact,
            to upper: String? = nil,
            basis: Figure.Basis = .reported
        ) {
            (self.text, self.value, self.unit) = (text, value, unit)
            (self.qualifier, self.upper, self.basis) = (qualifier, upper, basis)
        }
    }

    /// Phrases of 000, 001 and 004.
    static let phrases = [
        Case("项目建成后年销售收入1亿元", "1", "亿元"), Case("利税500余万元", "500", "万元", .over),
        Case("年可加工鲜西洋参3000吨以上", "3000", "吨", .atLeast), Case("总建筑面积8191.48平方米", "8191.48", "平方米"),
        Case("计划投资2000万元", "2000", "万元", basis: .planned), Case("计划新上中试线两条", "2", "条", basis: .planned),
        Case("形成外贸进出口3000万元以上", "3000", "万元", .atLeast), Case("总建筑面积1.5万平方米", "1.5", "万平方米"),
        Case("购置安装各类生产设备100余套", "100", "套", .over), Case("年可销售各类电机3万余台套", "3", "万台套", .over),
        Case("购置数控焊机、数控旋压机等设备10余台", "10", "台", .over), Case("产值可达5000万元", "5000", "万元", .upTo),
        Case("购置安装各种生产设备20台（套）", "20", "台(套)"), Case("占地8.1万平方米", "8.1", "万平方米"),
        Case("设计速度为60公里/小时", "60", "公里/小时"), Case("口子李14个村", "14", "个"),
        Case("预计年产值5000万元", "5000", "万元", basis: .expected), Case("农村改厕8000余户", "8000", "户", .over),
        Case("约2000平方米的西洋参文化主题广场", "2000", "平方米", .about), Case("占总税总量的40%", "40", "%"),
        Case("0.88万户", "0.88", "万户"), Case("地区生产总值 510.3 亿元", "510.3", "亿元"),
        Case("登记失业率控制在 4.0%以内", "4.0", "%", .atMost), Case("到2025年，进出口总额达到 195 亿元", "195", "亿元", .atLeast),
        Case("贷款余额突破 800 亿元", "800", "亿元", .over), Case("银行业金融机构达到 22 家左右", "22", "家", .about),
        Case("保险机构 40 家左右", "40", "家", .about), Case("引进外资 6 亿美元", "6", "亿美元"),
        Case("高技能人才2.07 万人", "2.07", "万人"), Case("不低于20 家", "20", "家", .atLeast),
        Case("人均消费支出的25%-35%", "25", "%", .range, to: "35"), Case("城镇化率提高 5 个百分点", "5", "个百分点"),
        Case("争取新增上市企业4 家", "4", "家", basis: .planned), Case("力争引进过亿元项目350 个", "350", "个", basis: .planned),
        Case("5G基站突破1700 个", "1700", "个", .over), Case("万人发明专利拥有量7件/万人以上", "7", "件/万人", .atLeast),
        Case("市场主体突破2000户", "2000", "户", .over), Case("培育省级专业镇3至5个", "3", "个", .range, to: "5"),
        Case("中药材种植面积67万亩", "67", "万亩"), Case("连翘日加工量50余吨", "50", "吨", .over),
        Case("担保全额贴息3673.9万元", "3673.9", "万元"), Case("80余个村级直播间", "80", "个", .over),
        Case("带动3000余人就业", "3000", "人", .over), Case("网络销售额2.8亿元", "2.8", "亿元"),
        Case("人均年增收4300元/年", "4300", "元/年"),
    ]

    static let others = [
        Case("十四个村", "14", "个"), Case("三千余家", "3000", "家", .over), Case("十多万亩", "10", "万亩", .over),
        Case("1亿多元", "1", "亿元", .over), Case("三百五十户", "350", "户"), Case("10来个", "10", "个", .about),
        Case("不超过１２％", "12", "%", .atMost), Case("近3000万元", "3000", "万元", .about),
        Case("30-40万元", "30", "万元", .range, to: "40"),
        Case("30万—40万元", "30", "万元", .range, to: "40"), Case("3个-5个", "3", "个", .range, to: "5"),
        Case("三到五家", "3", "家", .range, to: "5"), Case("至少15家", "15", "家", .atLeast),
        Case("超4亿元", "4", "亿元", .over), Case("1,006亿元", "1006", "亿元"), Case("拟投资3.15亿元", "3.15", "亿元", basis: .planned),
        Case("有望带动2万户", "2", "万户", basis: .expected), Case("200万元/亩", "200", "万元/亩"), Case("低于60%", "60", "%", .atMost),
        Case("增长-2.3%", "-2.3", "%"), Case("-20万元", "-20", "万元"), Case("负5个百分点", "-5", "个百分点"),
        Case("增长1.97倍", "1.97", "倍"), Case("15家及以上", "15", "家", .atLeast), Case("每年500万人次", "500", "万人次"),
    ]

    @Test(arguments: phrases + others)
    func figuresAreReadWithTheirQualifier(of sample: Case) throws {
        let figure = try FigureText.read(sample.text)
        #expect(figure.value?.text == sample.value)
        #expect(figure.unit == sample.unit)
        #expect(figure.qualifier == sample.qualifier)
        #expect(figure.upper?.text == sample.upper)
        #expect(figure.basis == sample.basis)
    }

    @Test(arguments: phrases + others)
    func whatIsWrittenIsReadAsTheSame(of sample: Case) throws {
        let figure = try FigureText.read(sample.text)
        #expect(try FigureText.read(FigureText.write(figure)) == figure, "\(FigureText.write(figure))")
    }

    @Test(arguments: [
        ("2025年，全县引进项目350个", "350"), ("第3条规定共5项", "5"), ("一期建筑面积8700平方米", "8700"), ("“十四五”期间培训300名", "300"),
        ("2021-2025年新增4家", "4"), ("8+8+5+5防弹玻璃3万平方米", "3"), ("“四新”经济投资占比17.5 %", "17.5"), ("G18国道改造3公里", "3"),
        ("10—11月份举行，展出20件", "20"), ("千家万户，8000余户", "8000"), ("2023年1-7月，10个市级专业镇", "10"),
    ])
    func datesOrdinalsAndWordsAreNoFigures(text: String, value: String) throws {
        #expect(try FigureText.read(text).value?.text == value)
    }

    @Test(arguments: [
        "500余万元", "预计可达5000万元", " 3000 万元以上 ", "计划 25%-35%", "不低于60%", "30-40万元", "-20万元", "力争达到15家左右", "两个", "累计1.2亿元",
        "预计共30余家",
    ])
    func aCellIsOneFigure(text: String) throws {
        #expect(try FigureText.readCell(text) == FigureText.read(text))
    }

    @Test(arguments: ["500万元、600万元", "3平米方", "利税500万元", "30家企业", "3-5个-7个"])
    func aCellWithMoreThanOneFigureIsRefused(text: String) {
        let problem = Sample.problem { _ = try FigureText.readCell(text) }
        #expect(problem?.code == FigureText.Code.notAlone)
        #expect(problem?.detail.contains(text) == true)
    }

    @Test func unknownUnitIsNamedWithTheNearest() {
        let problem = Sample.problem { _ = try FigureText.read("存款余额突破900 亿大关") }
        #expect(problem?.code == UnitRegister.Code.unknownUnit)
        #expect(problem?.description.contains("亿大关") == true)
        #expect(problem?.description.contains("亿元") == true)
        #expect(Sample.problem { _ = try FigureText.read("20000") }?.code == UnitRegister.Code.unknownUnit)
    }

    @Test(arguments: ["", "七千亿级机械装备", "2025年", "大力发展现代农业", "第5条"])
    func textWithoutAFigureIsRefused(text: String) {
        let problem = Sample.problem { _ = try FigureText.read(text) }
        #expect(problem?.code == FigureText.Code.noFigure)
        #expect(problem?.detail == "No figure stands in '\(text)'.")
    }

    @Test func unitsOfAProgrammeAreReadToo() throws {
        let units = UnitRegister.common.adding([MeasureUnit(name: "级", dimension: "级", factor: 1)])
        let figure = try FigureText.read("抗御6级左右地震", units: units)
        #expect((figure.value?.text, figure.unit, figure.qualifier) == ("6", "级", .about))
    }

    @Test func basisIsTheCallersWhereTheTextSaysNothing() throws {
        #expect(try FigureText.read("500万元", basis: .verified).basis == .verified)
        #expect(try FigureText.read("计划500万元", basis: .verified).basis == .planned)
    }

    @Test(arguments: [
        (Figure(nil, unit: "万元", basis: .planned), "未载明"),
        (Figure(DecimalValue("500"), unit: "万元", qualifier: .over, basis: .reported), "500余万元"),
        (Figure(DecimalValue("510.3"), unit: "亿元", qualifier: .over, basis: .reported), "超过510.3亿元"),
        (Figure(DecimalValue("43"), unit: "%", qualifier: .over, basis: .reported), "超过43%"),
        (Figure(DecimalValue("3000"), unit: "万元", qualifier: .atLeast, basis: .expected), "预计3000万元以上"),
        (Figure(DecimalValue("3"), unit: "个", qualifier: .range, upper: DecimalValue("5"), basis: .planned), "计划3-5个"),
    ])
    func figuresAreWrittenAsDocumentsDo(figure: Figure, text: String) {
        #expect(FigureText.write(figure) == text)
    }
}
