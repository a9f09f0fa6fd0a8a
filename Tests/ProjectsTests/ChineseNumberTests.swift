import Messages
import Quantities
import Testing

@Suite struct ChineseNumberTests {
    @Test(arguments: [
        ("0", "0"), ("4.0", "4.0"), ("8191.48", "8191.48"), ("1,006", "1006"), ("22,500.5", "22500.5"),
        ("１２．５", "12.5"),
        ("十", "10"), ("十四", "14"), ("二十", "20"), ("三十六", "36"), ("一百零五", "105"), ("三百五", "350"), ("一千零五十", "1050"),
        ("两", "2"), ("〇", "0"), ("二〇二五", "2025"), ("二〇三五", "2035"), ("一万二", "12000"), ("一万零二", "10002"),
        ("2.07万", "20700"), ("4.3万", "43000"), ("3万", "30000"), ("5百万", "5000000"), ("三千万", "30000000"),
        ("十万", "100000"), ("1亿", "100000000"), ("七千亿", "700000000000"), ("1万2千亿", "1200000000000"),
        ("五万亿", "5000000000000"), ("一亿二千万", "120000000"), ("壹佰贰拾", "120"), ("百亿", "10000000000"),
    ])
    func numbersAreReadExactly(text: String, expected: String) {
        #expect(ChineseNumber.read(text)?.text == expected)
    }

    @Test(arguments: ["", "十四五", "千", "百", "万", "亿元", "1.2.3", "一二点", "3 万", "abc", "十十", "二十三百", "-5", "1,00"])
    func whatIsNoNumberForCertainIsNone(text: String) {
        #expect(ChineseNumber.read(text) == nil)
    }

    @Test(arguments: [
        (0, "零"), (10, "十"), (14, "十四"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1005, "一千零五"),
        (1050, "一千零五十"), (12_000, "一万二千"), (100_001, "十万零一"), (100_005_000, "一亿零五千"),
        (1_200_000_000_000, "一万二千亿"), (10_500_000_000, "一百零五亿"),
    ])
    func wholeNumbersAreWritten(number: Int, text: String) {
        #expect(ChineseNumber.write(number) == text)
        #expect(ChineseNumber.read(text) == DecimalValue(number))
    }

    @Test func everyNumberUpToTenThousandAndFarOnesAreReadBackAsWritten() {
        let far = stride(from: 10_000, to: 9_000_000_000_000_000, by: 123_456_789_012_345)
        for number in Array(1...10_000) + Array(far) {
            let text = ChineseNumber.write(number) ?? ""
            #expect(ChineseNumber.read(text) == DecimalValue(number), "\(number) \(text)")
        }
    }

    @Test func numbersBeyondAllWordsAreNotWritten() {
        #expect(ChineseNumber.write(-1) == nil)
        #expect(ChineseNumber.write(10_000_000_000_000_000) == nil)
    }
}
