import PluginKit
import PluginLoading
import Testing

struct PluginAnswersTests {
    private let batch = JudgementBatch(
        programme: "x",
        period: "2023",
        towns: [
            JudgedTown(
                id: "one",
                name: "一镇",
                observations: [Observation(id: "o", indicator: "a", period: "2023", figure: Figure(1, unit: "个"))]
            ),
            JudgedTown(id: "two", name: "二镇"),
        ]
    )

    private func manifest() throws -> PluginManifest {
        try PluginManifestFile.read(PluginJSON.bytes(of: Sample.manifest()))
    }

    private func answer() throws -> JSONValue {
        try Sample.json(
            """
            {"judgements": [
              {"town": "one", "findings": [
                {"indicator": "a", "score": "0.75", "figure": null, "why": {"zh": "有", "en": "there"}, "from": ["o"]},
                {"indicator": "b", "score": null, "figure": null, "why": {"zh": "缺", "en": "lacking"}, "from": []}],
               "flags": [{"kind": "list-open", "text": {"zh": "等", "en": "and more"}, "from": ["o"]}]},
              {"town": "two", "findings": [], "flags": []}]}
            """
        )
    }

    @Test
    func aRightAnswerIsRead() throws {
        let judgements = try PluginAnswers.judgements(in: PluginJSON.bytes(of: answer()), of: batch, by: manifest())

        #expect(judgements.map(\.town) == ["one", "two"])
        #expect(judgements[0].findings[0].score?.text == "0.75")
    }

    @Test(
        arguments: [
            ("/judgements/1", nil, "/judgements"), ("/judgements/1/town", #""three""#, "/judgements"),
            ("/judgements/2", #"{"town": "one", "findings": [], "flags": []}"#, "/judgements"),
            ("/judgements/0/findings/0/score", #""1.01""#, "/judgements/0/findings/0/score"),
            ("/judgements/0/findings/0/score", #""-0.1""#, "/judgements/0/findings/0/score"),
            ("/judgements/0/findings/0/score", "0.5", "/judgements/0/findings/0/score"),
            ("/judgements/0/findings/0/indicator", #""z""#, "/judgements/0/findings/0/indicator"),
            ("/judgements/0/findings/1/indicator", #""a""#, "/judgements/0/findings/1/indicator"),
            ("/judgements/0/findings/0/why/en", #"" ""#, "/judgements/0/findings/0/why/en"),
            ("/judgements/0/findings/0/why", nil, "/judgements/0/findings/0/why"),
            ("/judgements/0/findings/0/from/0", #""p""#, "/judgements/0/findings/0/from/0"),
            ("/judgements/0/flags/0/kind", #""List Open""#, "/judgements/0/flags/0/kind"),
            ("/judgements/0/flags/0/text/zh", #""""#, "/judgements/0/flags/0/text/zh"),
            ("/judgements/0/flags/0/from/0", #""p""#, "/judgements/0/flags/0/from/0"),
            ("/judgements/0/flags", nil, "/judgements/0/flags"), ("/judgements", nil, "/judgements"),
        ] as [(String, String?, String)]
    )
    func everyFaultOfAJudgementIsNamed(pointer: String, value: String?, named: String) throws {
        let broken = try answer().with(value.map(Sample.json), at: pointer)
        let manifest = try manifest()

        let fault = #expect(throws: PluginFault.self) {
            try PluginAnswers.judgements(in: PluginJSON.bytes(of: broken), of: batch, by: manifest)
        }

        #expect(fault?.code == .wrongShape)
        #expect(fault?.places.map(\.pointer) == [named])
    }

    @Test(arguments: ["", "nonsense", "{", "\u{7}"])
    func whatIsNoJSONIsSaidToBeNone(text: String) throws {
        let manifest = try manifest()

        let fault = #expect(throws: PluginFault.self) {
            try PluginAnswers.judgements(in: Array(text.utf8), of: batch, by: manifest)
        }

        #expect(fault?.code == .notJSON)
    }

    private let request = DerivationRequest(events: [
        HeardEvent(source: "//local/projects", type: "t", sequence: 7, time: 0, subject: "s", data: .null)
    ])

    private func derivation() throws -> JSONValue {
        try Sample.json(
            """
            {"state": {"towns": {}}, "observations": [
              {"town": "one", "indicator": "a", "period": "2023-07", "why": {"zh": "数", "en": "counted"},
               "figure": {"value": "3", "unit": "个", "qualifier": "exact", "basis": "derived"},
               "from": ["//local/projects#7"]}]}
            """
        )
    }

    @Test
    func aRightDerivationIsRead() throws {
        let derivation = try PluginAnswers.derivation(
            in: PluginJSON.bytes(of: derivation()),
            of: request,
            by: manifest()
        )

        #expect(derivation.observations[0].figure == Figure(3, unit: "个"))
    }

    @Test(arguments: ["2024", "2024-Q1", "2024-Q4", "2024-01", "2024-12", "2023-01..2023-07", "2023-07..2023-07"])
    func periodsOfEveryFormAreTaken(period: String) throws {
        let derivation = try derivation().with(.text(period), at: "/observations/0/period")

        #expect(throws: Never.self) {
            try PluginAnswers.derivation(in: PluginJSON.bytes(of: derivation), of: request, by: manifest())
        }
    }

    @Test(arguments: [
        "", "24", "2024-13", "2024-00", "2024-Q5", "2024-1", "2024-07-01", "2023-07..2023-01", "2023..2024", "0000",
        "2023-01..2023-02..2023-03", "+202", "2024-+1", "２０２４",
    ])
    func whatIsNoPeriodIsNamed(period: String) throws {
        let derivation = try derivation().with(.text(period), at: "/observations/0/period")
        let manifest = try manifest()

        let fault = #expect(throws: PluginFault.self) {
            try PluginAnswers.derivation(in: PluginJSON.bytes(of: derivation), of: request, by: manifest)
        }

        #expect(fault?.places.map(\.pointer) == ["/observations/0/period"])
    }

    @Test(
        arguments: [
            ("/state/towns", nil, "/state/towns"), ("/state", "7", "/state/towns"),
            ("/observations/0/indicator", #""z""#, "/observations/0/indicator"),
            ("/observations/0/why/zh", #""""#, "/observations/0/why/zh"),
            ("/observations/0/from/0", #""//local/projects#8""#, "/observations/0/from/0"),
            ("/observations/0/figure/basis", #""guessed""#, "/observations/0/figure/basis"),
        ] as [(String, String?, String)]
    )
    func everyFaultOfADerivationIsNamed(pointer: String, value: String?, named: String) throws {
        let broken = try derivation().with(value.map(Sample.json), at: pointer)
        let manifest = try manifest()

        let fault = #expect(throws: PluginFault.self) {
            try PluginAnswers.derivation(in: PluginJSON.bytes(of: broken), of: request, by: manifest)
        }

        #expect(fault?.code == .wrongShape)
        #expect(fault?.places.map(\.pointer) == [named])
    }
}
