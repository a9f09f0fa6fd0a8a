import Messages
import OfficeFiles
import Testing

@testable import Spreadsheets

@Suite struct HostileFileTests {
    private func refusal(_ bytes: [UInt8]) -> String? {
        do {
            _ = try TableFile.csv(bytes, file: "a.xlsx")
            return nil
        } catch let faults as FileFaults {
            return faults.description
        } catch {
            return "\(error)"
        }
    }

    @Test func whatOnlyLooksLikeAPackedFileIsRefused() {
        let bytes = [0x50, 0x4B, 0x03, 0x04] + Array("no zip at all".utf8)
        #expect(refusal(bytes) == "a.xlsx: is not a whole XLSX file; save it again as .xlsx and send it whole")
    }

    @Test func anOldOrProtectedWorkbookIsRefused() {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        #expect(
            refusal(bytes)
                == "a.xlsx: is an old .xls file, or protected by a password; save it as .xlsx without one"
        )
    }

    @Test func aPackedFileWithoutAWorkbookIsRefused() throws {
        #expect(refusal(try PackedFile.make([("a.txt", "a")])) == "a.xlsx: is a packed file, but no XLSX workbook")
    }

    @Test func aWorkbookWithoutItsSheetIsRefused() throws {
        let bytes = try PackedFile.workbook("", sheets: [])
        #expect(refusal(bytes) == "a.xlsx: has no sheet that can be seen")
    }

    @Test func whateverIsCutOffIsRefusedAndNothingCrashes() throws {
        let bytes = try PackedFile.workbook(PackedFile.row(1, "名") + PackedFile.row(2, "镇"))
        for length in stride(from: 4, to: bytes.count, by: 7) {
            #expect(refusal(Array(bytes.prefix(length))) != nil)
        }
    }

    @Test func changedBytesAreRefusedOrReadAndNothingCrashes() throws {
        let bytes = try PackedFile.workbook(PackedFile.row(1, "名") + PackedFile.row(2, "镇"))
        for place in stride(from: 4, to: bytes.count, by: 3) {
            var changed = bytes
            changed[place] ^= 0x55
            _ = refusal(changed)
        }
    }

    @Test func aBombIsRefusedByItsRatioBeforeItIsUnpacked() throws {
        let bytes = try PackedFile.workbook(
            "",
            extra: [("xl/worksheets/sheet1.xml", String(repeating: " ", count: 8 * 1024 * 1024))]
        )
        #expect(bytes.count < 64 * 1024)
        #expect(
            refusal(bytes)
                == "a.xlsx: holds 'xl/worksheets/sheet1.xml', which is packed tighter than is allowed: "
                + "the limit 'ratio' is 250"
        )
    }

    @Test func tooManyEntriesSheetsColumnsRowsOrLevelsAreRefusedByTheLimitsName() throws {
        let entries = try PackedFile.make((0...SheetLimits.entries).map { ("e\($0)", "") })
        #expect(refusal(entries)?.hasSuffix("the limit 'entries' is 2000") == true)
        let sheets = try PackedFile.workbook("", sheets: (0..<900).map { "s\($0)" })
        #expect(refusal(sheets)?.hasSuffix("the limit 'sheets' is 200") == true)
        let columns = try PackedFile.workbook("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>")
        #expect(refusal(columns)?.hasSuffix("the limit 'columns' is 256") == true)
        let rows = try PackedFile.workbook("<row r=\"1048576\"><c r=\"A1\"><v>1</v></c></row>")
        #expect(refusal(rows)?.hasSuffix("the limit 'rows' is 100000") == true)
        let levels = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(refusal(try PackedFile.workbook(levels))?.hasSuffix("the limit 'depth' is 64") == true)
    }

    @Test func mergedCellsOverTheWholeSheetStayWithinTheLimit() throws {
        let rows = (1...2_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined()
        let merges = String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 100)
        let bytes = try PackedFile.workbook(rows, after: "<mergeCells>\(merges)</mergeCells>")
        #expect(refusal(bytes)?.hasSuffix("the limit 'cells' is 4000000") == true)
    }

    @Test func aLongTextThatManyCellsNameIsRefusedByTheTextsLimit() throws {
        let text = String(repeating: "长", count: 20_000)
        let rows = (1...2_000).map { "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"s\"><v>0</v></c></row>" }.joined()
        let bytes = try PackedFile.workbook(rows, strings: "<si><t>\(text)</t></si>")
        #expect(refusal(bytes)?.hasSuffix("the limit 'textBytes' is 67108864") == true)
    }

    @Test func aBillionLaughsAreRefusedBeforeOne() throws {
        let laughs = """
            <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
            <worksheet><sheetData><row><c t="inlineStr"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>
            """
        let bytes = try PackedFile.workbook("", extra: [("xl/worksheets/sheet1.xml", laughs)])
        #expect(
            refusal(bytes)?.hasSuffix("holds a document type in 'xl/worksheets/sheet1.xml', which no workbook has")
                == true
        )
        let hidden = try PackedFile.workbook(
            "",
            extra: [("xl/worksheets/sheet1.xml", "<?xml version='1.0' encoding='UTF-16'?><a/>")]
        )
        #expect(refusal(hidden)?.hasSuffix("in another encoding than UTF-8") == true)
    }

    @Test(arguments: ["../../etc/passwd", "/etc/passwd", "xl\\..\\a", "C:a", "xl/../../a"])
    func aNameThatLeadsOutOfTheFileIsRefused(name: String) throws {
        let bytes = try PackedFile.workbook(PackedFile.row(1, "名"), extra: [(name, "x")])
        #expect(refusal(bytes) == "a.xlsx: holds a file whose name leads out of it: '\(name)'")
    }

    @Test func rowsOutOfOrderAreRefused() throws {
        let bytes = try PackedFile.workbook(PackedFile.row(2, "名") + PackedFile.row(1, "镇"))
        #expect(refusal(bytes) == "a.xlsx: is damaged: its rows are out of order after row 2")
    }

    @Test func xMLThatIsNoneIsRefusedWithItsPlace() throws {
        let bytes = try PackedFile.workbook("<row></c>")
        #expect(refusal(bytes)?.contains("'xl/worksheets/sheet1.xml' in it is not XML (line 1)") == true)
    }
}
