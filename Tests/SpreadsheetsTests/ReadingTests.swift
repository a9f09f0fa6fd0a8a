import OfficeFiles
import Testing

@testable import Spreadsheets

@Suite struct ReadingTests {
    private func csv(_ bytes: [UInt8], sheet: String? = nil) throws -> String {
        String(decoding: try TableFile.csv(bytes, file: "a.xlsx", sheet: sheet), as: UTF8.self)
    }

    @Test func whatIsNotAWorkbookPassesAsItIs() throws {
        #expect(try csv(Array("名称,数\n镇,1\n".utf8)) == "名称,数\n镇,1\n")
    }

    @Test func sharedAndInlineTextsAreReadPhoneticOnesAreNot() throws {
        let bytes = try PackedFile.workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><r><t>张家</t></r><r><t>产镇</t></r></is></c>\
            <c r="B2" t="str"><f>A1</f><v>一,二</v></c></row>
            """,
            strings: "<si><t>名称</t><rPh><t>mingcheng</t></rPh></si><si><r><t>备</t></r><r><t>注_x000A_</t></r></si>"
        )
        #expect(try csv(bytes) == "名称,\"备注\n\"\n张家产镇,\"一,二\"\n")
    }

    @Test(arguments: [
        ("0.1", 0, "0.1"), ("0.10000000000000001", 0, "0.1"), ("0.30000000000000004", 0, "0.3"), ("510.3", 0, "510.3"),
        ("1E-3", 0, "0.001"), ("1.5E+10", 0, "15000000000"), ("-7", 0, "-7"), ("45474", 1, "2024-07-01"),
        ("45474.5", 2, "2024-07-01 12:00:00"), ("45474", 2, "2024-07-01"), ("45474", 3, "2024-07"),
        ("0.125", 4, "12.5%"),
        ("0.28999999999999998", 4, "29%"), ("7", 5, "007"), ("0.75", 6, "18:00:00"), ("1", 1, "1900-01-01"),
        ("61", 1, "1900-03-01"), ("1234.5", 7, "1234.5"), ("45474", 8, "2024-07-01"), ("45474", 9, "2024-07"),
        ("3", 99, "3"),
    ])
    func aNumberIsReadAsItsCellShowsIt(raw: String, style: Int, shown: String) throws {
        let bytes = try PackedFile.workbook(
            PackedFile.row(1, "数") + "<row r=\"2\"><c r=\"A2\" s=\"\(style)\"><v>\(raw)</v></c></row>",
            styles: """
                <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>\
                <numFmt numFmtId="165" formatCode="000"/>\
                <numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;元/d&quot;"/>\
                <numFmt numFmtId="167" formatCode="[$-804]yyyy/m/d;@"/></numFmts>\
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>\
                <xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="10"/>\
                <xf numFmtId="165"/><xf numFmtId="21"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="57"/>\
                </cellXfs>
                """
        )
        #expect(try csv(bytes) == "数\n\(shown)\n")
    }

    @Test func daysCanBeCountedFrom1904() throws {
        let bytes = try PackedFile.workbook(
            PackedFile.row(1, "日") + "<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44012</v></c></row>",
            styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
            properties: "<workbookPr date1904=\"1\"/>"
        )
        #expect(try csv(bytes) == "日\n2024-07-01\n")
    }

    @Test func flagsErrorsAndFormulasValuesAreTakenWhatHasNoneIsAFault() throws {
        let rows =
            PackedFile.row(1, "甲", "乙") + """
                <row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c></row>
                """
        #expect(try csv(PackedFile.workbook(rows)) == "甲,乙\ntrue,false\n")
        let wrong = """
            <row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3"><f>1+1</f></c></row>\
            <row r="4"><c r="A4" t="s"><v>7</v></c><c r="B4"><v>abc</v></c></row>
            """
        let faults = try #require(throws: FileFaults.self) { try csv(PackedFile.workbook(rows + wrong)) }
        #expect(
            faults.faults.map(\.description) == [
                "a.xlsx, row 3, column A: holds an error (#N/A); expected a value",
                "a.xlsx, row 3, column B: has a formula without its value; "
                    + "open and save the file once in a spreadsheet program",
                "a.xlsx, row 4, column A: names a text that the file does not have",
                "a.xlsx, row 4, column B: holds no number: 'abc'",
            ]
        )
    }

    @Test func mergedCellsSayTheSameTitlesAboveTheHeaderArePassedOverRowNumbersStay() throws {
        let rows =
            PackedFile.row(1, "2024年项目表") + PackedFile.row(3, "", "类别", "名称") + PackedFile.row(4, "", "旅游", "甲")
            + "<row r=\"5\"><c r=\"C5\" t=\"inlineStr\"><is><t>乙</t></is></c></row>"
        let after = "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"B4:B5\"/></mergeCells>"
        let text = try csv(PackedFile.workbook(rows, after: after))
        #expect(text == "\n\n类别,名称\n旅游,甲\n旅游,乙\n")
        let table = try CSVTable(text, file: "a.xlsx")
        #expect(table.headerNumber == 3)
        #expect(table.rows.map(\.number) == [4, 5])
    }

    @Test func hiddenRowsAreReadLikeOthersCellsWithoutNamesFollowEachOther() throws {
        let rows = "<row><c t=\"inlineStr\"><is><t>名</t></is></c></row><row hidden=\"1\"><c><v>5</v></c></row>"
        #expect(try csv(PackedFile.workbook(rows)) == "名\n5\n")
    }

    @Test func theFirstSheetThatCanBeSeenIsReadOrTheNamedOne() throws {
        let bytes = try PackedFile.workbook(PackedFile.row(1, "名"), sheets: ["~目录", "项目", "其他"])
        #expect(try csv(bytes) == "名\n")
        #expect(try csv(bytes, sheet: "其他") == "名\n")
        let faults = try #require(throws: FileFaults.self) { try csv(bytes, sheet: "资金") }
        #expect(faults.description == "a.xlsx: has no sheet '资金'; there are: 目录, 项目, 其他")
    }

    @Test func namesWithPrefixesAreTheSameNames() throws {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let sheet = """
            <x:worksheet xmlns:x="\(main)"><x:sheetData><x:row r="1">\
            <x:c r="A1" t="inlineStr"><x:is><x:t>名</x:t></x:is>\
            </x:c></x:row></x:sheetData></x:worksheet>
            """
        let bytes = try PackedFile.workbook("", extra: [("xl/worksheets/sheet1.xml", sheet)])
        #expect(try csv(bytes) == "名\n")
    }
}
