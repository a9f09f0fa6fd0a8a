import PluginKit
import Testing

struct ExactDecimalTests {
    @Test(arguments: ["0", "510.3", "-4.0", "3673.90"])
    func theTextStaysAsItWasWritten(text: String) {
        #expect(ExactDecimal(text)?.text == text)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1,000", "1e3", "+1", "一", "1.2.3", String(repeating: "1", count: 41)])
    func whatIsNoNumberIsRefused(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test
    func valuesAreEqualWhenTheirNumbersAre() {
        #expect(ExactDecimal("4.0") == ExactDecimal("4"))
    }

    @Test(arguments: [("0.12345", "0.1235"), ("-0.12345", "-0.1235"), ("2", "2")])
    func roundingIsHalfAwayFromZero(text: String, rounded: String) {
        #expect(ExactDecimal(text)?.rounded(to: 4).text == rounded)
    }
}
