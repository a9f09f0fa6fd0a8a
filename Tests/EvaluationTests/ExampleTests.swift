import EvaluationMessages
import Foundation
import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Evaluation

/// The five-year plan of a county (seed 001): its targets and its baselines.
@Suite("The county plan of 001")
struct CountyPlanTests {
    @Test("AC-001-01: 88 targets, 76 at-least, 10 about, 2 at-most, GM-T001 to GM-T088")
    func targets() async throws {
        let targets = try await Example.office("gaomi").targets(of: "gaomi")

        #expect(targets.map(\.id) == (1...88).map { "GM-T" + String(repeating: "0", count: $0 < 10 ? 2 : 1) + "\($0)" })
        #expect(targets.count { $0.comparator == .atLeast } == 76)
        #expect(targets.count { $0.comparator == .about } == 10)
        #expect(targets.count { $0.comparator == .atMost } == 2)
        #expect(targets.allSatisfy { $0.source?.clause?.isEmpty == false })
    }

    @Test("AC-001-02: stock 28, cumulative 23, ratio 21, annual 14, mean yearly growth 2")
    func periods() async throws {
        let targets = try await Example.office("gaomi").targets(of: "gaomi")

        let counts = Dictionary(grouping: targets, by: \.period).mapValues(\.count)
        #expect(counts == [.stock: 28, .cumulative: 23, .ratio: 21, .annual: 14, .growth: 2])
    }

    @Test("AC-001-03: 44 baselines, among them GDP, budget revenue and urbanisation")
    func baselines() async throws {
        let office = try await Example.office("gaomi")
        let all = try await office.ask(ListObservations(programme: "gaomi", limit: 200)).items

        let baselines = all.filter { $0.figure.basis == .baseline }
        #expect(baselines.count == 44)
        func value(_ id: String) -> String? {
            baselines.first { $0.id == id }.map { "\($0.figure.value?.text ?? "") \($0.figure.unit)" }
        }
        #expect(value("GM-B001") == "510.3 亿元")
        #expect(value("GM-B002") == "50.5 亿元")
        #expect(value("GM-B035") == "62.8 %")
    }

    @Test("AC-001-03, AC-001-01: values, units and years are those of the seed's tables")
    func againstSeedData() async throws {
        let office = try await Example.office("gaomi")
        let targets = Dictionary(try await office.targets(of: "gaomi").map { ($0.id, $0) }) { first, _ in first }
        let sample = [
            ("GM-T007", "2.07", "万人", 2025), ("GM-T016", "6", "亿美元", 2025), ("GM-T055", "1700", "个", 2022),
            ("GM-T066", "3.15", "亿元", 2025), ("GM-T072", "4.0", "%", 2025), ("GM-T088", "6", "级", 2025),
        ]
        for (id, value, unit, year) in sample {
            let target = try #require(targets[id])
            #expect(target.value?.text == value)
            #expect(target.unit == unit)
            #expect(target.dueYear == year)
        }
    }

    @Test("AC-001-07: the shares of the three industries add to 100, in both years")
    func shares() async throws {
        let checks = try await Example.office("gaomi").ask(CheckFigures(programme: "gaomi")).items

        let sums = checks.filter { $0.rule == "three-industries" }
        #expect(sums.map(\.holds) == [true, true])
        #expect(sums.map(\.period.text) == ["2015", "2020"])
        #expect(sums.allSatisfy { $0.value.text == "100" })
    }

    @Test("AC-001-08: 左右 needs a tolerance that somebody sets")
    func tolerance() async throws {
        let office = try await Example.office("gaomi")
        let flagged = try await office.targets(of: "gaomi").filter { target in
            target.flags.contains { $0.kind == FlagKind.noTolerance }
        }
        #expect(Set(["GM-T019", "GM-T020", "GM-T030", "GM-T044", "GM-T045"]).isSubset(of: flagged.map(\.id)))
        #expect(!flagged.contains { $0.id == "GM-T074" }, "a range has its bounds")

        let (definition, _) = try Example.read("gaomi")
        let bytes = try #require(FileManager.default.contents(atPath: Example.folder("gaomi") + "/targets.csv"))
        var banks = try #require(
            try TargetTable.read([UInt8](bytes), file: "targets.csv", programme: definition)
                .first { $0.id == "GM-T019" }
        )
        banks.tolerance = Sample.number("2")
        try await office.send(SetTargets([banks]))
        let now = try await office.targets(of: "gaomi").first { $0.id == "GM-T019" }
        #expect(now?.flags.contains { $0.kind == FlagKind.noTolerance } == false)
        #expect(now?.tolerance?.text == "2")
    }

    @Test("AC-001-10: at-most targets turn the sign")
    func atMost() async throws {
        let office = try await Example.office("gaomi")
        try await office.send(
            RecordObservations([
                observed("a", "registered-unemployment", "3.2", "%"), observed("b", try petitions(), "4", "件"),
            ])
        )
        let targets = try await office.targets(of: "gaomi")

        let jobless = try #require(targets.first { $0.id == "GM-T072" })
        #expect(jobless.status == .onTrack)
        #expect(jobless.pace?.text == "1.25", "less than the limit is more than achieved")
        let petitions = try #require(targets.first { $0.id == "GM-T086" })
        #expect(petitions.status == .behind)
        #expect(petitions.pace?.text == "0")
    }

    private func petitions() throws -> String {
        try #require(try Example.read("gaomi").definition.indicators.first { $0.names.zh == "信访积案存量" }).id
    }

    private func observed(
        _ id: String,
        _ indicator: String,
        _ value: String,
        _ unit: String
    ) -> RecordObservations.Entry {
        .init(
            id: id,
            programme: "gaomi",
            indicator: indicator,
            period: Sample.period("2023"),
            figure: Sample.figure(value, unit)
        )
    }

    @Test("AC-001-11: a yearly target has five yearly checks")
    func yearly() async throws {
        let office = try await Example.office("gaomi")
        try await office.send(
            RecordObservations([observed("y", "firms-put-forward-for-innovation", "21", "家")])
        )
        let yearly = try await office.targets(of: "gaomi").filter { !$0.years.isEmpty }

        #expect(yearly.map { "\($0.value?.text ?? "") \($0.unit)" } == ["20 家/年", "30 名/年", "10 名/年", "8000 人/年"])
        #expect(yearly.allSatisfy { $0.years.map(\.year) == [2021, 2022, 2023, 2024, 2025] })
        #expect(yearly.first?.years.map(\.status) == [.unknown, .unknown, .met, .unknown, .unknown])
        #expect(yearly.first?.years[2].from == ["y"])
    }

    @Test("AC-001-13: two values in one sentence are two targets")
    func pensions() async throws {
        let targets = try await Example.office("gaomi").targets(of: "gaomi").filter { $0.names.zh.contains("养老保险参保人数") }

        #expect(targets.map(\.value?.text) == ["21.23", "48"])
        #expect(Set(targets.map(\.indicator)).count == 2)
    }

    @Test("AC-001-15: an implausible value is flagged and kept")
    func implausible() async throws {
        let office = try await Example.office("gaomi")
        let checks = try await office.ask(CheckFigures(programme: "gaomi")).items.filter { !$0.holds }

        let retail = try #require(checks.first { $0.rule == "retail-to-gdp" })
        #expect(retail.value.rounded(to: 0).text == "197")
        #expect(Set(retail.from) == ["GM-B004", "GM-B001"])
        let cluster = try #require(checks.first { $0.rule == "machinery-cluster-to-gdp" })
        #expect(Set(cluster.from) == ["GM-X05", "GM-B001"])
        #expect(try await office.ask(FindObservation(id: "GM-B004")).observation.figure.value?.text == "1006")
    }

    @Test("AC-001-16: footnote marks are not numbers")
    func footnotes() async throws {
        let marks = [
            ("凤还巢", "11"), ("优二进三", "12"), ("三品战略", "13"), ("四新", "14"), ("四化", "15"), ("亩产效益", "16"),
            ("1+N", "19"), ("第五立面", "20"), ("四改", "21"), ("城市大脑", "22"), ("四压四上", "23"), ("无废城市", "24"),
        ]
        let targets = try await Example.office("gaomi").targets(of: "gaomi")
        for (word, number) in marks {
            #expect(!targets.contains { $0.names.zh.contains(word) && $0.value?.text == number }, "\(word)")
        }
    }

    @Test("AC-001-17: what the source leaves out is shown as such")
    func unstated() async throws {
        let targets = try await Example.office("gaomi").targets(of: "gaomi")
        func flagged(_ kind: String) -> [String] {
            targets.filter { target in target.flags.contains { $0.kind == kind } }.map(\.id)
        }
        #expect(flagged(FlagKind.missingYear).contains("GM-T032"))
        #expect(flagged(FlagKind.missingYear).contains("GM-T046"))
        #expect(flagged(FlagKind.missingUnit) == ["GM-T026", "GM-T040", "GM-T081"])
        #expect(flagged(FlagKind.missingPeriod) == ["GM-T014", "GM-T015"])
    }

    @Test("AC-001-18: a base is derived from the target's own text")
    func derivedBase() async throws {
        let farms = try await Example.office("gaomi").targets(of: "gaomi").first { $0.id == "GM-T048" }

        #expect(farms?.value?.text == "900")
        #expect(farms?.baseline?.value?.text == "800")
        #expect(farms?.baseline?.basis == .derived)
    }

    @Test("Two targets are weaker than their baselines, found by rule")
    func weaker() async throws {
        let weaker = try await Example.office("gaomi").targets(of: "gaomi").filter { target in
            target.flags.contains { $0.kind == FlagKind.weakerThanBaseline }
        }
        #expect(weaker.map(\.id) == ["GM-T071", "GM-T072"])
        #expect(weaker.first?.flags.first?.text.zh.contains("10800") == true)
    }
}

/// The town of seed 000: figures of its present state.
@Suite("The town of 000")
struct TownPlanTests {
    private func checks() async throws -> [FigureCheck] {
        try await Example.office("zhangjiachan", plugins: Example.plugins())
            .ask(CheckFigures(programme: "zhangjiachan")).items
    }

    @Test("AC-000-19: the stated share is that of the figures, at the decimals that it states")
    func share() async throws {
        let share = try #require(try await checks().first { $0.rule == "ginseng-tax-share" })

        #expect(share.holds)
        #expect(share.value.rounded(to: 2).text == "40.27")
        #expect(share.town == "zhangjiachan-1")
    }

    @Test("AC-000-20: an implausible quotient asks for a review and refuses nothing")
    func quotients() async throws {
        let checks = try await checks()

        let tax = try #require(checks.first { $0.rule == "tax-to-gdp" })
        #expect(!tax.holds)
        #expect(tax.value.rounded(to: 2).text == "0.59")
        let head = try #require(checks.first { $0.rule == "gdp-per-head" })
        #expect(!head.holds)
        #expect(head.value.rounded(to: 1).text == "31.2")
    }
}

/// The specialised towns of seed 004.
@Suite("The towns of 004")
struct TownsTests {
    @Test("124 of 240 亿元 is 51.7 % at 58.3 % of the year, and covers something else")
    func output() async throws {
        let office = try await Example.office("changzhi", plugins: Example.plugins())
        let output = try #require(try await office.targets(of: "changzhi").first { $0.id == "CZ-F02" })

        #expect(output.why.en?.hasPrefix("124 of 240 亿元 = 51.7 % at 58.3 % of the year") == true)
        #expect(output.status == .behind)
        #expect(output.flags.map(\.kind) == [FlagKind.scopeMismatch])
        #expect(output.latest?.subject == "10个市级专业镇")
    }

    @Test("AC-004-04: ladder targets for 2025, provincial 3 to 5, municipal 30")
    func ladder() async throws {
        let office = try await Example.office("changzhi", plugins: Example.plugins())
        let targets = try await office.targets(of: "changzhi")

        let provincial = try #require(targets.first { $0.id == "CZ-F05" })
        #expect([provincial.value?.text, provincial.upper?.text] == ["3", "5"])
        let municipal = try #require(targets.first { $0.id == "CZ-F06" })
        #expect(municipal.value?.text == "30")
        #expect(municipal.dueYear == 2025)
        #expect(municipal.why.en?.hasPrefix("10 of 30 个 = 33.3 %") == true)
    }

    @Test("AC-004-12 to AC-004-15: the figures of single towns are observations of their types")
    func figures() async throws {
        let office = try await Example.office("changzhi", plugins: Example.plugins())
        func value(_ town: String, _ indicator: String) async throws -> String? {
            let found = try await office.ask(ListObservations(town: town, indicator: indicator)).items.first
            return found.map { "\($0.figure.value?.text ?? "") \($0.figure.unit)" }
        }
        #expect(try await value("changzhi-1-1", "inspection-stations") == "11 个")
        #expect(try await value("changzhi-1-1", "product-kinds") == "26 种")
        #expect(try await value("changzhi-2-2", "chain-firms-listed") == "4 家")
        #expect(try await value("changzhi-2-8", "jobs") == "3000 人")
        #expect(try await value("changzhi-2-9", "online-sales") == "2.8 亿元")
        #expect(try await value("changzhi-2-9", "villages-covered") == "150 个")
    }

    @Test("AC-004-07: the kinds of money for a town are kept apart")
    func money() async throws {
        let office = try await Example.office("changzhi", plugins: Example.plugins())
        let all = try await office.ask(ListObservations(town: "changzhi-1-1", limit: 200)).items
        let money = all.filter { $0.figure.unit == "万元" }

        #expect(
            Set(money.map(\.indicator)) == ["infrastructure-funds", "special-funds", "interest-subsidies", "awards"]
        )
        let sum = money.compactMap(\.figure.value?.number).reduce(0, +)
        #expect(DecimalValue(sum).text == "18527.06", "only as fiscal support listed")
    }
}

/// Tables of figures as people send them.
@Suite("Tables of figures")
struct FigureTableTests {
    private func faults(_ text: String, targets: Bool = false) -> [String] {
        do {
            let bytes = Array(text.utf8)
            if targets {
                _ = try TargetTable.read(bytes, file: "t.csv", programme: Sample.programme())
            } else {
                _ = try ObservationTable.read(bytes, file: "t.csv", programme: Sample.programme())
            }
            return []
        } catch {
            return (error as? FileFaults)?.faults.map(\.description) ?? ["\(error)"]
        }
    }

    @Test("are read with Chinese headers too")
    func chinese() throws {
        let text = "编号,小镇,指标,时期,数值,单位,限定\no1,石磨镇,产值,2023-Q3,1.50,亿元,about\n"
        let entries = try ObservationTable.read(Array(text.utf8), file: "t.csv", programme: Sample.programme())

        #expect(entries.map(\.indicator) == ["产值"])
        #expect(entries.first?.figure.value?.text == "1.50")
        #expect(entries.first?.figure.qualifier == .about)
        #expect(entries.first?.figure.source?.document == "样本方案")
    }

    @Test("name every wrong place, and nothing is taken")
    func wrong() {
        let found = faults("indicator,period,value,unit\n,2023-13,3,家\na,2023,many,家\n")
        #expect(
            found == [
                "t.csv, row 2, column period: expected \(Period.expected), found '2023-13'",
                "t.csv, row 2, column indicator: is empty; expected a value",
                "t.csv, row 3, column value: expected \(DecimalValue.expected), found 'many'",
            ]
        )
        #expect(faults("indicator,value,unit,oops\n").first?.contains("column oops: is unknown") == true)
        let target = faults(
            "id,indicator,value,unit,comparator,period,dueYear\nt,a,1,家,more,never,soon\n",
            targets: true
        )
        #expect(target.count == 3)
        #expect(target.contains { $0.contains("expected one of at-least, at-most, about, found 'more'") })
        #expect(target.contains { $0.contains("expected a year such as 2025, found 'soon'") })
    }
}
