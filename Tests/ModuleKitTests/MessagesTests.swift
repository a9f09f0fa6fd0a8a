import Foundation
import Messages
import ModuleKit
import Testing

/// Values that every module speaks in.
@Suite struct MessagesTests {
    private func read<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json.utf8))
    }

    private func written(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    // MARK: Decimal numbers

    @Test(arguments: ["0", "510.3", "-0.1", "4.0", "007", "2853.16", "99999999999999999999999999999999999999", "0.00"])
    func decimalKeepsItsText(text: String) throws {
        let value = try #require(DecimalValue(text))
        #expect(value.text == text)
        #expect(try written([value]) == "[\"\(text)\"]")
        #expect(try read([DecimalValue].self, "[\"\(text)\"]").first?.text == text)
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "1.2.3", "1,000", "1e3", "+1", " 1", "1 ", "０", "一", "NaN", "--1",
        String(repeating: "1", count: 41),
    ])
    func decimalIsNothingElse(text: String) {
        #expect(DecimalValue(text) == nil)
    }

    @Test func decimalOfMoreDigitsThanCanBeKeptIsRefusedAndNotRounded() {
        #expect(DecimalValue("1234567890123456789012345678901234567891") == nil)
        #expect(DecimalValue("0.123456789012345678901234567890123456789") == nil)
    }

    @Test func decimalsAreEqualByNumber() throws {
        let (short, long) = (try #require(DecimalValue("4")), try #require(DecimalValue("4.00")))
        #expect(short == long)
        #expect(short.hashValue == long.hashValue)
        #expect(try #require(DecimalValue("-0.2")) < short)
    }

    @Test func decimalsAreExact() throws {
        let parts = ["10000", "2000", "3673.9", "2853.16"].compactMap { DecimalValue($0)?.number }
        #expect(DecimalValue(parts.reduce(0, +)).text == "18527.06")
        let tenths = Array(repeating: try #require(DecimalValue("0.1")).number, count: 3)
        #expect(DecimalValue(tenths.reduce(0, +)).text == "0.3")
    }

    @Test(arguments: [
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("2.5", 0, "3"), ("40.268", 2, "40.27"), ("40.264", 2, "40.26"),
        ("1", 2, "1"), ("1250", -2, "1300"),
    ])
    func decimalIsRoundedHalfAwayFromZero(text: String, places: Int, rounded: String) throws {
        #expect(try #require(DecimalValue(text)).rounded(to: places).text == rounded)
    }

    @Test func numberInsteadOfTextIsNoDecimal() {
        #expect(throws: DecodingError.self) { try read([DecimalValue].self, "[510.3]") }
    }

    @Test func wrongTextIsToldWithWhatIsExpected() {
        do {
            _ = try read([DecimalValue].self, #"["many"]"#)
            Issue.record("it was read")
        } catch DecodingError.dataCorrupted(let context) {
            let text = #"expected a decimal number as a string such as "510.3", found "many""#
            #expect(context.debugDescription == text)
        } catch {
            Issue.record("\(error)")
        }
    }

    // MARK: Periods

    @Test(arguments: [
        ("2024", 1, 12, 12), ("2024-Q3", 7, 9, 3), ("2024-07", 7, 7, 1), ("2023-01..2023-07", 1, 7, 7),
        ("2023-11..2024-02", 11, 2, 4), ("2023-05..2023-05", 5, 5, 1),
    ])
    func periodHasItsMonths(text: String, first: Int, last: Int, months: Int) throws {
        let period = try #require(Period(text))
        #expect((period.first.month, period.last.month, period.months) == (first, last, months))
        #expect(period.text == text)
        #expect(try written([period]) == "[\"\(text)\"]")
    }

    @Test(arguments: [
        "", "24", "2024-13", "2024-00", "2024-Q5", "2024-Q0", "2024-7", "2024-07-01", "2023-07..2023-01",
        "2023..2024", "2023-01.2023-07", "2023-01...2023-07", "０２４", "2024-q1", "0000", "2024-", "-2024",
    ])
    func periodIsNothingElse(text: String) {
        #expect(Period(text) == nil)
    }

    @Test func periodsContainEachOther() throws {
        let year = Period(year: 2023)
        #expect(year.isYear)
        #expect(year == (try #require(Period("2023"))))
        let months = try #require(Period("2023-01..2023-07"))
        #expect(year.contains(months))
        #expect(!months.contains(year))
        #expect(!months.isYear)
        #expect(!year.contains(try #require(Period("2023-12..2024-01"))))
        #expect(months.contains(months))
    }

    @Test(arguments: [(0, "0001"), (-5, "0001"), (12, "0012"), (12345, "9999")])
    func yearOutOfRangeIsTheNearest(year: Int, text: String) {
        #expect(Period(year: year).text == text)
    }

    // MARK: Figures

    @Test func figureHasEveryField() throws {
        let figure = Figure(nil, unit: "万元", basis: .planned)
        let expected = #"{"basis":"planned","qualifier":"exact","source":null,"unit":"万元","upper":null,"value":null}"#
        #expect(try written(figure) == expected)
        #expect(try read(Figure.self, expected) == figure)
    }

    @Test func figureIsReadAsTheContractHasIt() throws {
        let json = """
            {"value": "3", "unit": "个", "qualifier": "range", "upper": "5", "basis": "expected",
             "source": {"document": "报道", "clause": "竭力服务"}}
            """
        let figure = try read(Figure.self, json)
        #expect((figure.value?.text, figure.upper?.text) == ("3", "5"))
        #expect((figure.qualifier, figure.basis) == (.range, .expected))
        #expect(figure.source == FigureSource(document: "报道", clause: "竭力服务"))
        let short = try read(Figure.self, #"{"value": "1", "unit": "家", "qualifier": "up-to", "basis": "listed"}"#)
        #expect(short == Figure(DecimalValue(1), unit: "家", qualifier: .upTo, basis: .listed))
    }

    @Test(arguments: [
        #"{"value": 1, "unit": "家", "qualifier": "exact", "basis": "listed"}"#,
        #"{"value": "1", "qualifier": "exact", "basis": "listed"}"#,
        #"{"value": "1", "unit": "家", "qualifier": "roughly", "basis": "listed"}"#,
        #"{"value": "1", "unit": "家", "qualifier": "exact", "basis": "guessed"}"#,
    ])
    func figureOfAnotherShapeIsRefused(json: String) {
        #expect(throws: DecodingError.self) { try read(Figure.self, json) }
    }

    // MARK: Pages

    @Test(arguments: [0, -1, 201])
    func pageThatIsTooShortOrTooLongIsRefused(limit: Int) {
        do {
            _ = try PageRequest(limit: limit, cursor: nil, of: "sample")
            Issue.record("it was taken")
        } catch let problem as Problem {
            #expect(problem.code == "sample.invalid")
            #expect(problem.errors == [.init(pointer: "/limit", message: "expected 1 to 200, found \(limit)")])
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func pageSaysWhereTheNextBegins() throws {
        let request = try PageRequest(limit: 2, cursor: "b", of: "sample")
        #expect(request.cursor == "b")
        let more = request.page(["c", "d", "e"], total: 9) { $0 }
        #expect((more.items, more.total, more.next) == (["c", "d"], 9, "d"))
        #expect(request.page(["c", "d"], total: 4) { $0 }.next == nil)
        #expect(request.page([String](), total: 0) { $0 }.next == nil)
        #expect(try PageRequest(limit: nil, cursor: nil, of: "sample").limit == 50)
    }
}
