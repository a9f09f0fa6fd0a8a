import PluginKit
import Testing

struct ReadingTests {
    @Test(arguments: [
        ("2.8", "亿元", "万元", "28000"), ("3.5", "万人", "人", "35000"), ("15000", "元", "万元", "1.5"),
        ("7", "个", "个", "7"), ("2", "万元/年", "元/年", "20000"),
    ])
    func aValueIsReadInAnotherUnitOfItsKind(value: String, unit: String, wanted: String, expected: String) {
        let figure = Figure(ExactDecimal(value), unit: unit)

        #expect(figure.value(in: wanted)?.text == expected)
    }

    @Test(arguments: [("万元", "万人"), ("家", "个"), ("元", "元/年")])
    func unlikeKindsAreNotRead(unit: String, wanted: String) {
        #expect(Figure(1, unit: unit).value(in: wanted) == nil)
        #expect(Figure(nil, unit: unit).value(in: unit) == nil)
    }

    /// Qualifier of a figure of 300, whether it exceeds 300, whether it reaches 300.
    @Test(
        arguments: [
            (Figure.Qualifier.exact, false, true), (.about, false, true), (.over, true, true), (.atLeast, nil, true),
            (.range, nil, true), (.atMost, false, nil), (.upTo, false, nil),
        ] as [(Figure.Qualifier, Bool?, Bool?)]
    )
    func aQualifierSaysWhatIsKnownAtTheLimit(qualifier: Figure.Qualifier, exceeds: Bool?, reaches: Bool?) {
        let figure = Figure(300, unit: "家", qualifier: qualifier, upper: 400)

        #expect(figure.exceeds(300, "家") == exceeds)
        #expect(figure.reaches(300, "家") == reaches)
        #expect(figure.exceeds(300, "人") == nil)
    }

    @Test(arguments: [
        (Figure.Qualifier.exact, "300家", "300 家"), (.atLeast, "300家以上", "300 家 or more"),
        (.atMost, "300家以内", "300 家 or less"), (.over, "300余家", "more than 300 家"),
        (.about, "约300家", "about 300 家"), (.upTo, "可达300家", "up to 300 家"), (.range, "300至400家", "300 to 400 家"),
    ])
    func aFigureIsWrittenWithItsQualifier(qualifier: Figure.Qualifier, zh: String, en: String) {
        let words = Figure(300, unit: "家", qualifier: qualifier, upper: 400).words

        #expect(words == BilingualText(zh: zh, en: en))
    }

    @Test(arguments: [
        (Int64(0), "1970-01"), (1_688_140_799_999, "2023-06"), (1_688_140_800_000, "2023-07"),
        (1_709_222_400_000, "2024-03"), (1_709_222_399_999, "2024-02"), (951_753_600_000, "2000-02"),
        (1_704_038_400_000, "2024-01"), (-86_400_000, "1969-12"),
    ])
    func theMonthIsTheOneInTheOffice(time: Int64, month: String) {
        let event = HeardEvent(source: "//l/x", type: "t", sequence: 1, time: time, subject: "s", data: .null)

        #expect(event.month == month)
    }

    @Test
    func aVerifiedObservationIsPreferredThenALaterOne() {
        func observation(_ id: String, _ period: String, _ state: Observation.State) -> Observation {
            Observation(id: id, indicator: "a", period: period, figure: Figure(1, unit: "个"), state: state)
        }
        var town = JudgedTown(
            id: "t",
            name: "镇",
            observations: [
                observation("1", "2022", .reported), observation("2", "2023", .reported),
                observation("3", "2024", .returned),
            ]
        )

        #expect(town.observation("a")?.id == "2")
        #expect(town.observation("a", in: "2022")?.id == "1")
        #expect(town.observation("b") == nil)

        town.observations.append(observation("4", "2021", .verified))
        #expect(town.observation("a")?.id == "4")
    }

    @Test
    func anObservationWithoutAValueDoesNotCount() {
        let stated = Observation(id: "1", indicator: "a", period: "2023", figure: Figure(nil, unit: "个"))

        #expect(JudgedTown(id: "t", name: "镇", observations: [stated]).observation("a") == nil)
    }

    @Test
    func dividingByNothingGivesNothing() {
        #expect(ExactDecimal(1) / 0 == nil)
        #expect((ExactDecimal(1) / 4)?.text == "0.25")
        #expect((ExactDecimal(2) * 3 - 1 + 4).text == "9")
    }

    @Test
    func aScoreIsRoundedToFourPlaces() {
        let finding = Finding("a", score: ExactDecimal(2) / 3, why: BilingualText(zh: "因", en: "as"))

        #expect(finding.score?.text == "0.6667")
    }
}
