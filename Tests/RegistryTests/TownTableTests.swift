import Foundation
import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

@Suite struct TownTableTests {
    private let categories = [
        Category(code: "growth", names: .init(zh: "成长类")), Category(code: "planning", names: .init(zh: "规划类")),
    ]

    private func read(_ text: String) throws -> TownTable {
        try TownTable.read(Array(text.utf8), file: "t.csv", categories: categories)
    }

    private func faults(_ text: String) -> [String] {
        Sample.faults { _ = try read(text) }.map(\.description)
    }

    @Test(arguments: [
        "number,name,category,isDesignatedTown\n1,甲镇,growth,true\n",
        "\u{FEFF}序号,名称,类别,是否建制镇\r\n1,甲镇,成长类,是\r\n",
        "编号,小镇名称,类别,建制镇\n1,\"甲镇\",成长类,建制镇",
        "number,name,category,isDesignatedTown\n 1 , 甲镇 ,growth,yes\n,,,\n\n",
    ])
    func headersAndValuesMayBeChineseOrEnglish(text: String) throws {
        let expected = BatchEntry(number: 1, name: "甲镇", category: "growth", isDesignatedTown: true)
        #expect(try read(text).entries == [expected])
    }

    @Test func unknownColumnsAreNamedAndNotRead() throws {
        #expect(try read("number,name,remark\n1,甲镇,x\n").ignoredColumns == ["remark"])
    }

    @Test func aTownThatIsNamedByItsIdNeedsNoNumber() throws {
        func towns(_ text: String) throws -> TownTable {
            try TownTable.read(Array(text.utf8), file: "t.csv", categories: [], isBatch: false)
        }
        #expect(try towns("id,name,number\nt-1,甲镇,\nt-2,乙镇,\n").entries.map(\.number) == [0, 0])
        #expect(Sample.faults { _ = try towns("id,name,number\n,甲镇,\n") }.count == 1)
    }

    @Test func everyRowOfABatchNeedsANumber() {
        #expect(
            faults("小镇编号,名称,序号\nt-1,甲镇,\n")
                == ["t.csv, row 2, column 序号: expected a number from 1, found ''"]
        )
    }

    @Test func emptyCellsAreUnknown() throws {
        let entry = try #require(try read("number,name,category,isDesignatedTown,region\n1,甲镇,,,\n").entries.first)
        #expect((entry.category, entry.isDesignatedTown, entry.region) == (nil, nil, nil))
    }

    @Test func allWrongRowsAreNamedWithTheirColumns() {
        let text = """
            序号,名称,类别,是否建制镇
            1,甲镇,成长类,是
            x,乙镇,成长类,否
            3,,规划类,是
            1,丁镇,另类,也许
            """
        #expect(
            faults(text) == [
                "t.csv, row 3, column 序号: expected a number from 1, found 'x'",
                "t.csv, row 4, column 名称: is empty; expected the town's name",
                "t.csv, row 5, column 序号: number 1 stands in row 2 too",
                "t.csv, row 5, column 类别: '另类' is unknown; expected one of growth, planning, 成长类, 规划类",
                "t.csv, row 5, column 是否建制镇: expected true or false, 是 or 否, 建制镇 or 非建制镇, found '也许'",
            ]
        )
    }

    @Test(arguments: [
        ("number,name\n1\n2,乙\n3,丙,x\n", ["row 2: has 1 fields; expected 2", "row 4: has 3 fields; expected 2"]),
        ("number,name\n1,\"甲\n乙\"\n2\n", ["row 3: has 1 fields"]),
        (
            "number,name\n1,甲\"乙\n2,\"丙\"丁\n3,\"戊\n",
            [
                "row 2: has a quote inside a field", "row 3: has text after a closing quote",
                "row 4: has a quote that is never closed",
            ]
        ),
        ("", ["row 1: is empty; expected a header row"]),
        (
            "a,b\n1,2\n",
            ["row 1: there is no column for it; expected one of number", "row 1: there is no column for it"]
        ),
        ("number,序号,name\n1,1,甲\n", ["row 1, column 序号: says the same as another column"]),
    ])
    func raggedAndBadlyQuotedRowsAreAllNamed(text: String, expected: [String]) {
        let found = faults(text)
        #expect(found.count == expected.count, "\(found)")
        for (fault, text) in zip(found, expected) { #expect(fault.hasPrefix("t.csv, " + text)) }
    }

    @Test func quotedFieldsKeepCommasQuotesAndLineBreaks() throws {
        let entry = try #require(try read("number,name\n1,\"甲, \"\"乙\"\"\n丙\"\n").entries.first)
        #expect(entry.name == "甲, \"乙\"\n丙")
    }

    @Test func lastEmptyFieldWithoutLineEndCounts() throws {
        #expect(try read("number,name,category\n1,甲,").entries.count == 1)
    }

    @Test func gb18030IsRead() throws {
        // 序号,名称,类别 / 1,长春镇,成长类
        let bytes: [UInt8] = [
            0xD0, 0xF2, 0xBA, 0xC5, 0x2C, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xC0, 0xE0, 0xB1, 0xF0, 0x0A, 0x31, 0x2C, 0xB3,
            0xA4, 0xB4, 0xBA, 0xD5, 0xF2, 0x2C, 0xB3, 0xC9, 0xB3, 0xA4, 0xC0, 0xE0, 0x0A,
        ]
        let table = try TownTable.read(bytes, file: "t.csv", categories: categories)
        #expect(table.entries == [BatchEntry(number: 1, name: "长春镇", category: "growth")])
    }

    @Test func fourByteCharactersOfGB18030AreRead() throws {
        #expect(try TextFile.decode([0x82, 0x35, 0x8F, 0x33], file: "t.csv") == "\u{9FA6}")
    }

    @Test(
        arguments: [
            ([0x61, 0x0A, 0xFF, 0xFF, 0x0A], "t.csv, row 2: is neither UTF-8 nor GB18030 (byte 2); save it as UTF-8"),
            ([0x61, 0x0A, 0x81], "t.csv, row 2: is neither UTF-8 nor GB18030 (byte 2); save it as UTF-8"),
            ([0xFF, 0xFE, 0x61, 0x00], "t.csv, row 1: is UTF-16; save it in UTF-8 or GB18030"),
        ] as [([UInt8], String)]
    )
    func otherBytesAreRefused(bytes: [UInt8], text: String) {
        #expect(Sample.faults { _ = try TextFile.decode(bytes, file: "t.csv") }.map(\.description) == [text])
    }

    @Test func exampleTableHasFiftyFiveNumberedTownsEachWithItsRegion() throws {
        let programme = try Example.programme()
        let bytes = Array(try Example.text("towns.csv").utf8)
        let table = try TownTable.read(bytes, file: "towns.csv", categories: programme.categories)
        #expect(table.entries.map(\.number) == Array(1...55))
        #expect(table.entries.allSatisfy { $0.region != nil })
    }
}
