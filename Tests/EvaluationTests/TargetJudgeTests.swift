import EvaluationMessages
import Messages
import RegistryMessages
import Testing

@testable import Evaluation

/// A target, what was observed, and what follows.
struct TargetCase: Sendable, CustomTestStringConvertible {
    let name: String
    let target: TargetDefinition
    var baseline: Baseline?
    let observations: [Observation]
    let status: TargetStatus
    var pace: String?
    var forecast: String?

    var testDescription: String { name }
}

/// Status, pace and forecast by the meaning of the period and the comparator.
@Suite("Targets are judged")
struct TargetJudgeTests {
    private static let start = Baseline(
        figure: Sample.figure("100", "亿元", basis: .baseline),
        period: Sample.period("2020")
    )

    private static let flows: [TargetCase] = [
        TargetCase(
            name: "an annual flow behind time",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023-01..2023-07", "124")],
            status: .behind,
            pace: "0.886",
            forecast: "212.57"
        ),
        TargetCase(
            name: "months that follow one another are summed",
            target: Sample.target("120", .atLeast, .annual, due: 2023),
            observations: [
                Sample.observation(id: "a", "2023-Q1", "30"), Sample.observation(id: "b", "2023-04", "100000", "万元"),
                Sample.observation(id: "c", "2023-06", "10"),
            ],
            status: .onTrack,
            pace: "1",
            forecast: "120"
        ),
        TargetCase(
            name: "an annual flow of a whole year, reached",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023", "240")],
            status: .met,
            pace: "1",
            forecast: "240"
        ),
        TargetCase(
            name: "an annual flow of a whole year, missed",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023", "239.99")],
            status: .missed,
            pace: "1",
            forecast: "239.99"
        ),
        TargetCase(
            name: "reached before the year is over",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023-01..2023-07", "241")],
            status: .met,
            pace: "1.721",
            forecast: "413.14"
        ),
        TargetCase(
            name: "a limit of an annual flow turns the sign",
            target: Sample.target("120", .atMost, .annual, due: 2023),
            observations: [Sample.observation("2023-01..2023-06", "80")],
            status: .behind,
            pace: "0.75",
            forecast: "160"
        ),
        TargetCase(
            name: "a limit that is passed cannot be mended",
            target: Sample.target("120", .atMost, .annual, due: 2023),
            observations: [Sample.observation("2023-01..2023-06", "121")],
            status: .missed,
            pace: "0.496",
            forecast: "242"
        ),
        TargetCase(
            name: "a sum since the start of the plan",
            target: Sample.target("500", .atLeast, .cumulative, from: 2021, due: 2025),
            observations: [Sample.observation("2021-01..2023-06", "250")],
            status: .onTrack,
            pace: "1",
            forecast: "500"
        ),
        TargetCase(
            name: "a sum of years",
            target: Sample.target("500", .atLeast, .cumulative, from: 2021, due: 2025),
            observations: [Sample.observation(id: "a", "2021", "50"), Sample.observation(id: "b", "2022", "50")],
            status: .behind,
            pace: "0.5",
            forecast: "250"
        ),
        TargetCase(
            name: "an earlier year is held against a straight way from the baseline",
            target: Sample.target("200", .atLeast, .annual, due: 2025),
            baseline: start,
            observations: [Sample.observation("2022", "140")],
            status: .onTrack,
            pace: "1",
            forecast: "200"
        ),
        TargetCase(
            name: "an earlier year without a baseline stays open",
            target: Sample.target("200", .atLeast, .annual, due: 2025),
            observations: [Sample.observation("2022", "140")],
            status: .open
        ),
    ]

    private static let levels: [TargetCase] = [
        TargetCase(
            name: "a stock on its way from the baseline",
            target: Sample.target("200", .atLeast, .stock, due: 2025),
            baseline: start,
            observations: [Sample.observation("2022", "130")],
            status: .behind,
            pace: "0.75",
            forecast: "175"
        ),
        TargetCase(
            name: "a stock without a baseline stays open",
            target: Sample.target("30", "个", .atLeast, .stock, due: 2025),
            observations: [Sample.observation("2023", "10", "个")],
            status: .open
        ),
        TargetCase(
            name: "a stock reached early",
            target: Sample.target("30", "个", .atLeast, .stock, due: 2025),
            observations: [Sample.observation("2023", "31", "个")],
            status: .met
        ),
        TargetCase(
            name: "a stock at its due year",
            target: Sample.target("30", "个", .atLeast, .stock, due: 2025),
            observations: [Sample.observation("2025", "29", "个")],
            status: .missed
        ),
        TargetCase(
            name: "a rate under its limit",
            target: Sample.target("4.0", "%", .atMost, .ratio, due: 2025),
            observations: [Sample.observation("2022", "3.2", "%")],
            status: .onTrack,
            pace: "1.25"
        ),
        TargetCase(
            name: "a rate over its limit at the due year",
            target: Sample.target("4.0", "%", .atMost, .ratio, due: 2025),
            observations: [Sample.observation("2025", "5", "%")],
            status: .missed,
            pace: "0.8"
        ),
        TargetCase(
            name: "a limit of nothing, met",
            target: Sample.target("0", "件", .atMost, .stock, due: 2025),
            observations: [Sample.observation("2025", "0", "件")],
            status: .met,
            pace: "1"
        ),
        TargetCase(
            name: "about, with a tolerance",
            target: Sample.target("22", "家", .about, .stock, due: 2025, tolerance: "2"),
            observations: [Sample.observation("2025", "20", "家")],
            status: .met
        ),
        TargetCase(
            name: "about, outside its tolerance",
            target: Sample.target("22", "家", .about, .stock, due: 2025, tolerance: "1"),
            observations: [Sample.observation("2025", "20", "家")],
            status: .missed
        ),
        TargetCase(
            name: "about without a tolerance is never called met",
            target: Sample.target("22", "家", .about, .stock, due: 2025),
            observations: [Sample.observation("2025", "22", "家")],
            status: .unknown
        ),
        TargetCase(
            name: "a range, within",
            target: Sample.target("3", "个", upper: "5", .about, .stock, due: 2025),
            observations: [Sample.observation("2025", "5", "个")],
            status: .met
        ),
        TargetCase(
            name: "growth does not add up over time",
            target: Sample.target("5", "%", .atLeast, .growth, due: 2025),
            observations: [Sample.observation("2023", "4", "%")],
            status: .behind,
            pace: "0.8",
            forecast: "4"
        ),
    ]

    private static let nothing: [TargetCase] = [
        TargetCase(
            name: "nothing observed",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [],
            status: .unknown
        ),
        TargetCase(
            name: "a planned figure is no observation of how it is",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023", "300", basis: .planned)],
            status: .unknown
        ),
        TargetCase(
            name: "a returned figure does not count",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [Sample.observation("2023", "300", state: .returned)],
            status: .unknown
        ),
        TargetCase(
            name: "a verified figure counts before a reported one",
            target: Sample.target("240", .atLeast, .annual, due: 2023),
            observations: [
                Sample.observation(id: "v", "2023", "230", state: .verified),
                Sample.observation(id: "r", "2023", "300"),
            ],
            status: .missed,
            pace: "0.958",
            forecast: "230"
        ),
    ]

    @Test("by what a value is counted over", arguments: flows + levels + nothing)
    func judged(_ item: TargetCase) throws {
        let target = TargetJudge(units: Units())
            .judge(item.target, version: 1, baseline: item.baseline, observations: item.observations)

        #expect(target.status == item.status)
        #expect(target.pace?.text == item.pace)
        #expect(target.forecast?.text == item.forecast ?? target.forecast?.text)
        #expect(item.forecast == nil || target.forecast != nil)
        #expect(target.light == TargetLight(item.status))
    }

    @Test("and say so with the numbers")
    func words() {
        let target = TargetJudge(units: Units()).judge(
            Sample.target("240", .atLeast, .annual, due: 2023),
            version: 1,
            baseline: nil,
            observations: [Sample.observation("2023-01..2023-07", "124")]
        )

        #expect(target.why.en == "124 of 240 亿元 = 51.7 % at 58.3 % of the year; at this pace 212.57 亿元 at the end")
        #expect(target.why.zh.contains("124 / 240 亿元 = 51.7 %"))
        #expect(target.progress?.text == "0.517")
        #expect(target.elapsed?.text == "0.583")
        #expect(target.latest?.period.text == "2023-01..2023-07")
    }

    @Test("in the unit of the target; other dimensions are left out and named")
    func units() {
        let target = TargetJudge(units: Units()).judge(
            Sample.target("240", .atLeast, .annual, due: 2023),
            version: 1,
            baseline: nil,
            observations: [Sample.observation("2023", "240", "家")]
        )

        #expect(target.status == .unknown)
        #expect(target.flags.map(\.kind) == [FlagKind.unlikeUnits])
    }
}

/// What is flagged, and never refused.
@Suite("Targets are flagged")
struct TargetFlagTests {
    private func flags(
        _ target: TargetDefinition,
        _ baseline: Baseline? = nil,
        _ observations: [Observation] = []
    ) -> [String] {
        TargetJudge(units: Units()).judge(target, version: 1, baseline: baseline, observations: observations)
            .flags.map(\.kind)
    }

    private func baseline(_ value: String, _ unit: String, _ period: String) -> Baseline {
        Baseline(figure: Sample.figure(value, unit, basis: .baseline), period: Sample.period(period))
    }

    @Test("when they ask for less than the baseline was")
    func weaker() {
        let limit = Sample.target("4.0", "%", .atMost, .ratio)
        #expect(flags(limit, baseline("2.44", "%", "2020")) == [FlagKind.weakerThanBaseline])
        #expect(flags(limit, baseline("4.5", "%", "2020")) == [])
        let stock = Sample.target("900", "家", .atLeast, .stock)
        #expect(flags(stock, baseline("800", "家", "2020")) == [])
        #expect(flags(stock, baseline("901", "家", "2020")) == [FlagKind.weakerThanBaseline])
    }

    @Test("also where the baseline is a sum of years and the target of each year")
    func yearlyMean() {
        let jobs = Sample.target("8000", "人/年", .atLeast, .annual, from: 2021, perYear: true)
        #expect(flags(jobs, baseline("5.4", "万人", "2016-01..2020-12")) == [FlagKind.weakerThanBaseline])
        #expect(flags(jobs, baseline("4", "万人", "2016-01..2020-12")) == [])
    }

    @Test("when they cover something else than the observation")
    func scope() {
        let target = Sample.target("240", .atLeast, .annual, due: 2023, scope: "全部")
        let observed = Sample.observation(subject: "其中10个", "2023", "124")
        #expect(flags(target, nil, [observed]) == [FlagKind.scopeMismatch])
        #expect(flags(target, nil, [Sample.observation(subject: "全部", "2023", "124")]) == [])
    }

    @Test("when the source leaves something out, or nobody set a tolerance")
    func unstated() {
        var target = Sample.target("5", "", .atLeast, .stock, due: nil)
        #expect(flags(target) == [FlagKind.missingUnit, FlagKind.missingYear])
        target = Sample.target("5", "家", .about, .stock)
        target.unstated = [.period]
        #expect(flags(target) == [FlagKind.missingPeriod, FlagKind.noTolerance])
    }
}
