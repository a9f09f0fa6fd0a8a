import Messages
import RegistryMessages
import Testing

@testable import Registry

@Suite struct RegionRulesTests {
    @Test(arguments: [
        ("220000", "22"), ("220100", "2201"), ("370785", "370785"), ("370700", "3707"), ("3700", "37"), ("37", "37"),
        ("370785100000", "370785100"), ("370785101000", "370785101"), ("370785100", "370785100"),
        ("370785100200", "370785100200"), ("370785000000", "370785"), ("370785000", "370785"),
        ("370000000000", "37"), ("", ""), ("county-00", "county-00"),
    ])
    func closingZerosOfACodeStandForEverythingBelow(code: String, stem: String) {
        #expect(RegionCode.stem(of: code) == stem)
    }

    private func region(_ codes: [DatedCode]) -> RegionDefinition {
        RegionDefinition(id: "here", kind: "county", names: .init(zh: "某县"), codes: codes, source: "test")
    }

    @Test func openFactEndsWhereTheNextBegins() {
        let periods = RegionRules.periods([(nil, nil), ("2020-06", nil), ("2022", "2023")])
        #expect(periods.map(\.from) == ["", "2020-06", "2022"])
        #expect(periods.map(\.until) == ["2020-06", "2022", "2023"])
    }

    @Test(arguments: [
        ([DatedCode(code: "22038", source: "s")], "/codes/0/code", "expected 6 or 12 digits"),
        ([DatedCode(code: "220381", source: "")], "/codes/0/source", "expected text"),
        ([DatedCode(code: "220381", from: "soon", source: "s")], "/codes/0/from", "expected a date"),
        (
            [DatedCode(code: "220381", from: "2020", until: "2019", source: "s")], "/codes/0/until",
            "ends before it begins"
        ),
        (
            [
                DatedCode(code: "220381", until: "2021", source: "s"),
                DatedCode(code: "220184", from: "2020", source: "s"),
            ],
            "/codes/1", "begins before the one above it ends"
        ),
    ])
    func faultOfARegionIsNamed(codes: [DatedCode], pointer: String, text: String) {
        let faults = RegionRules.faults(in: region(codes), at: "")
        #expect(faults.contains { $0.pointer == pointer && $0.message.contains(text) }, "\(faults)")
    }

    @Test func everyFactOfTheExampleHasASourceAndEveryCodeStandsOnce() throws {
        let regions = try RegionFile.read(try Example.text("regions.yaml"), file: "regions.yaml")
        #expect(regions.allSatisfy { !$0.source.isEmpty })
        let codes = regions.flatMap { $0.codes.map(\.code) }
        #expect(Set(codes).count == codes.count)
        let irregular = regions.filter { ["changbaishan", "yanlongtu", "zhongxin-food-zone"].contains($0.id) }
        #expect(irregular.count == 3)
        #expect(irregular.allSatisfy { $0.codes.isEmpty })
    }

    @Test func codesOfTheExampleBeginLikeThoseAbove() throws {
        let regions = try RegionFile.read(try Example.text("regions.yaml"), file: "regions.yaml")
        let byID = Dictionary(regions.map { ($0.id, $0) }) { first, _ in first }
        for region in regions {
            let above = region.parents.filter { $0.hierarchy == RegionHierarchy.administrative }
            for (code, parent) in zip(region.codes, above) {
                let prefix = try #require(byID[parent.parent]?.codes.first?.code).prefix(
                    parent.parent == "jilin" ? 2 : 4
                )
                #expect(code.code.hasPrefix(prefix), "\(region.id)")
            }
        }
    }
}
