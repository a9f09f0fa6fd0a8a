import Spreadsheets
import Testing

@Test
func aSheetKeepsItsRows() {
    #expect(Sheet(name: "a", rows: [["b"]]).rows == [["b"]])
}
