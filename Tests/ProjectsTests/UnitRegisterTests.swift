import Foundation
import Messages
import Quantities
import Testing

@Suite struct UnitRegisterTests {
    private let units = UnitRegister.common

    @Test(arguments: [
        ("1", "亿元", "万元", "10000"), ("3673.9", "万元", "元", "36739000"), ("22500", "万元", "亿元", "2.25"),
        ("6", "亿美元", "万美元", "60000"), ("1.5", "万平方米", "平方米", "15000"), ("8.1", "万平方米", "㎡", "81000"),
        ("15", "亩", "平方米", "10000"), ("67", "万亩", "亩", "670000"), ("15", "亩", "公顷", "1"),
        ("9", "平方公里", "公顷", "900"), ("1", "公顷", "平米", "10000"), ("3.2", "公里", "米", "3200"),
        ("163.9", "公里", "千米", "163.9"), ("2.07", "万人", "人", "20700"), ("2", "亿只", "万只", "20000"),
        ("3", "万台套", "台(套)", "30000"), ("1", "台（套）", "台套", "1"), ("500", "万人次", "人次", "5000000"),
        ("10000", "万元/年", "亿元/年", "1"), ("1", "元/月", "元/年", "12"), ("60", "公里/小时", "米/秒", "16.666666666667"),
        ("10", "万元/亩·年", "元/亩·年", "100000"), ("7", "件/万人", "件/人", "0.0007"), ("50", "％", "‰", "500"),
        ("1", "亩", "平方米", "666.666666666667"), ("40", "吨", "公斤", "40000"),
    ])
    func valuesAreConvertedExactly(value: String, from: String, to: String, expected: String) throws {
        let converted = try units.convert(try #require(DecimalValue(value)), from: from, to: to)
        #expect(converted.text == expected)
    }

    @Test(arguments: [
        ("台", "套"), ("人", "户"), ("元", "美元"), ("%", "个百分点"), ("万元", "万元/年"), ("平方米", "米"), ("个", "家"),
        ("平方米/年", "平方米"), ("盏", "处"),
    ])
    func whatMeasuresOtherThingsIsNotConverted(from: String, to: String) {
        let problem = Sample.problem { _ = try units.convert(DecimalValue(1), from: from, to: to) }
        #expect(problem?.code == UnitRegister.Code.notComparable)
        #expect(problem?.detail.contains(from) == true && problem?.detail.contains(to) == true)
    }

    @Test(arguments: [
        ("平米方", "平方米"), ("亿", "亿元"), ("万", "万元"), ("万园", "万元"), ("公理", "公里"), ("台陶", "台套"), ("亿大关", "亿元"),
    ])
    func unknownUnitNamesItselfAndTheNearest(unit: String, nearest: String) {
        let problem = Sample.problem { _ = try units.require(unit) }
        #expect(problem?.code == UnitRegister.Code.unknownUnit)
        #expect(problem?.detail == "There is no unit '\(unit)'.")
        #expect(units.nearest(to: unit).contains(nearest), "\(units.nearest(to: unit))")
        #expect(problem?.remedy.contains(units.nearest(to: unit)[0]) == true)
    }

    @Test(arguments: ["", "万%", "元/", "/年", "元/年/月", "亩·年/元·", "万个百分点", "10万元"])
    func nonsenseIsNoUnit(unit: String) {
        #expect(units.find(unit) == nil)
    }

    @Test func programmesAddUnitsOfTheirOwn() throws {
        #expect(units.find("级") == nil)
        let own = units.adding([MeasureUnit(name: "级", dimension: "级", factor: 1)])
        #expect(own.find("级")?.dimension == "级")
        #expect(try own.convert(DecimalValue(6), from: "级", to: "级").text == "6")
        #expect(own.find("元") != nil)
    }

    @Test func everyAliasMeansAKnownUnitAndEveryCountItself() {
        for (alias, name) in [("㎡", "平方米"), ("千米", "公里"), ("天", "日"), ("台(套)", "台套"), ("百分点", "个百分点")] {
            #expect(units.find(alias) == units.find(name))
        }
        let counts = ["个", "家", "户", "人", "名", "项", "件", "台套", "盏", "处"].compactMap { units.find($0)?.dimension }
        #expect(Set(counts).count == 10)
    }
}
