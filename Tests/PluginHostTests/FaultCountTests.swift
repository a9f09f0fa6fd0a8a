import PluginLoading
import Testing

@testable import PluginHost

@Suite("The count of a plugin's faults")
struct FaultCountTests {
    private let threw = PluginFault(.threw, "x")

    @Test("Three in a row are too many; one that ends well begins anew")
    func threeInARow() {
        var count = FaultCount()
        let first = (count.failed(.judge, with: threw), count.failed(.judge, with: threw))
        #expect(first == (false, false))
        count.succeeded(.judge)
        let second = (count.failed(.judge, with: threw), count.failed(.judge, with: threw))
        #expect(second == (false, false))
        let third = count.failed(.judge, with: threw)
        #expect(third)
    }

    @Test("Judging says nothing about deriving")
    func apart() {
        var count = FaultCount()
        for _ in 1...2 {
            _ = count.failed(.derive, with: threw)
            count.succeeded(.judge)
        }
        let judge = count.failed(.judge, with: threw)
        let derive = count.failed(.derive, with: threw)
        #expect(!judge)
        #expect(derive)
    }

    @Test(
        "A late answer counts at once; a host that is busy or stops it does not count",
        arguments: [
            (PluginFault.Code.late, true), (.busy, false), (.stopped, false), (.notJSON, false), (.wrongShape, false),
        ]
    )
    func kinds(code: PluginFault.Code, isTooMany: Bool) {
        var count = FaultCount()
        let closes = count.failed(.judge, with: PluginFault(code, "x"))
        #expect(closes == isTooMany)
        if !PluginFault(code, "x").isItsOwn {
            let later = (1...5).map { _ in count.failed(.judge, with: PluginFault(code, "x")) }
            #expect(!later.contains(true))
        }
    }

    @Test("The reason names the first places, and says how many more there are")
    func reason() {
        let places = (1...7).map { PluginFault.Place("/\($0)", "is wrong") }
        let reason = PluginFault(.manifest, "It has faults.", places: places).reason
        #expect(reason.hasPrefix("manifest: It has faults. [/1: is wrong] [/2: is wrong]"))
        #expect(reason.hasSuffix("[/5: is wrong] and 2 more"))
    }
}
