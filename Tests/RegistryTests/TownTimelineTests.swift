import RegistryMessages
import Testing

@testable import Registry

@Suite struct TownTimelineTests {
    private let history = [
        Sample.entry(
            1,
            .registered,
            date: "2019-01-01",
            recorded: "2019-01-02T00:00:00.000+08:00",
            [.init(.name, to: "甲")]
        ),
        Sample.entry(
            2,
            .joined,
            programme: "p",
            date: "2019-01-01",
            recorded: "2019-01-02T00:00:00.000+08:00",
            [.init(.stage, to: "draft"), .init(.category, to: "planning")]
        ),
        Sample.entry(
            3,
            .step,
            programme: "p",
            step: "publish",
            date: "2019-03-01",
            recorded: "2019-03-02T00:00:00.000+08:00",
            [.init(.stage, from: "draft", to: "listed")]
        ),
    ]

    @Test func valueHoldsFromItsDayUntilTheNext() {
        let timeline = TownTimeline(history)
        #expect(timeline.value(.stage, in: "p", asOf: "2018-12-31") == nil)
        #expect(timeline.value(.stage, in: "p", asOf: "2019-02-28") == "draft")
        #expect(timeline.value(.stage, in: "p", asOf: "2019-03-01") == "listed")
        #expect(timeline.value(.stage, in: "other") == nil)
        #expect(timeline.programmes == ["p"])
    }

    @Test func correctionReplacesTheValueFromTheStartAndKeepsTheOldOneForThoseWhoAskWhatWasKnown() {
        let corrected =
            history + [
                Sample.entry(
                    4,
                    .corrected,
                    programme: "p",
                    date: "2019-01-01",
                    recorded: "2020-05-05T00:00:00.000+08:00",
                    corrects: 2,
                    [.init(.category, from: "planning", to: "growth")]
                )
            ]
        #expect(TownTimeline(corrected).value(.category, in: "p", asOf: "2019-02-01") == "growth")
        let before = TownTimeline(corrected, knownAt: "2020-05-04")
        #expect(before.value(.category, in: "p", asOf: "2019-02-01") == "planning")
        #expect(TownTimeline(corrected).history[1].correctedBy == 4)
    }

    @Test func changeOnADayLeavesWhatWasBefore() {
        let changed =
            history + [
                Sample.entry(
                    4,
                    .corrected,
                    programme: "p",
                    date: "2020-01-01",
                    [.init(.category, from: "planning", to: "growth")]
                )
            ]
        let timeline = TownTimeline(changed)
        #expect(timeline.value(.category, in: "p", asOf: "2019-12-31") == "planning")
        #expect(timeline.value(.category, in: "p", asOf: "2020-01-01") == "growth")
    }

    @Test func correctedStepMovesWithItsValues() {
        let corrected =
            history + [
                Sample.entry(4, .stepCorrected, programme: "p", date: "2019-02-15", corrects: 3)
            ]
        let timeline = TownTimeline(corrected)
        #expect(timeline.value(.stage, in: "p", asOf: "2019-02-20") == "listed")
        #expect(timeline.date(of: 3) == "2019-02-15")
        #expect(timeline.entries[2].validFrom == "2019-03-01")
        #expect(timeline.history[2].validFrom == "2019-02-15")
    }

    @Test func correctionOfAValueFollowsTheStepThatSaidIt() {
        let corrected =
            history + [
                Sample.entry(
                    4,
                    .corrected,
                    programme: "p",
                    date: "2019-01-01",
                    corrects: 2,
                    [.init(.category, to: "growth")]
                ),
                Sample.entry(5, .stepCorrected, programme: "p", date: "2018-06-01", corrects: 2),
            ]
        #expect(TownTimeline(corrected).value(.category, in: "p", asOf: "2018-07-01") == "growth")
    }
}
