import PluginKit
import PluginLoading

/// The cases that are the same for every plugin.
struct ConformanceCases {
    let manifest: PluginManifest
    let library: PluginLibrary
    let golden: [GoldenFile]

    /// One promise.
    struct Check {
        let name: String
        let body: () async throws -> Void
    }

    /// How many towns a large batch has.
    static let manyTowns = 1000

    /// What no plugin may take for a request.
    private static let nonsense: [[UInt8]] = [
        [], Array("{".utf8), Array("null".utf8), Array("[]".utf8), Array(#"{"towns": 7}"#.utf8), [0x22, 0xFF, 0x22],
        Array(repeating: UInt8(ascii: "["), count: 100_000),
    ]

    /// What is asked of `judge`.
    var judging: [Check] {
        [
            Check(name: "judge: there is a golden file") { try hasGolden(.judge) },
            Check(name: "judge: an empty batch gives no judgements") { _ = try await judge([]) },
            Check(name: "judge: a town without observations is not guessed at") {
                try await judgeWithoutObservations()
            },
            Check(name: "judge: an indicator of nobody changes nothing") { try await judgeUnknownIndicator() },
            Check(name: "judge: \(Self.manyTowns) towns within \(PluginLibrary.usualDeadline)") {
                _ = try await judge((0..<Self.manyTowns).map(town))
            },
            Check(name: "judge: the same batch gives the same bytes") {
                let batch = try PluginJSON.bytes(of: batch((0..<20).map(town)))
                try await same { try await library.judge(batch) }
            },
            Check(name: "judge: what is no batch gives an error") { try await refuses { try await library.judge($0) } },
        ]
    }

    /// What is asked of `derive`.
    var deriving: [Check] {
        [
            Check(name: "derive: there is a golden file") { try hasGolden(.derive) },
            Check(name: "derive: no events give a state") { _ = try await derive(DerivationRequest(events: [])) },
            Check(name: "derive: an event of nobody changes nothing") { try await deriveUnknownEvent() },
            Check(name: "derive: the same events give the same bytes") {
                for file in golden where file.operation == .derive {
                    let request = try PluginJSON.bytes(of: file.input)
                    try await same { try await library.derive(request) }
                }
            },
            Check(name: "derive: events one by one end where events together end") { try await deriveOneByOne() },
            Check(name: "derive: what is no request gives an error") {
                try await refuses { try await library.derive($0) }
            },
        ]
    }

    /// One golden file.
    func golden(_ file: GoldenFile) async throws {
        let input = try PluginJSON.bytes(of: file.input)
        let answer: [UInt8]
        switch file.operation {
        case .judge:
            let batch = try PluginJSON.read(JudgementBatch.self, from: input)
            answer = try await library.judge(input)
            _ = try PluginAnswers.judgements(in: answer, of: batch, by: manifest)
        case .derive:
            let request = try PluginJSON.read(DerivationRequest.self, from: input)
            answer = try await library.derive(input)
            _ = try PluginAnswers.derivation(in: answer, of: request, by: manifest)
        }
        let found = try PluginJSON.read(JSONValue.self, from: answer)
        guard let expected = file.output else {
            let text = String(decoding: answer, as: UTF8.self)
            throw ConformanceFailure("has no output yet. When this answer is right, write it there: \(text)")
        }
        if let difference = expected.difference(to: found) { throw ConformanceFailure(difference) }
    }

    private func hasGolden(_ operation: GoldenFile.Operation) throws {
        guard golden.contains(where: { $0.operation == operation }) else {
            throw ConformanceFailure("golden/ holds none; write down one answer of `\(operation)` that must come out")
        }
    }

    private func judge(_ towns: [JudgedTown]) async throws -> [Judgement] {
        let batch = batch(towns)
        let answer = try await library.judge(PluginJSON.bytes(of: batch))
        return try PluginAnswers.judgements(in: answer, of: batch, by: manifest)
    }

    private func derive(_ request: DerivationRequest) async throws -> Derivation {
        let answer = try await library.derive(PluginJSON.bytes(of: request))
        return try PluginAnswers.derivation(in: answer, of: request, by: manifest)
    }

    private func batch(_ towns: [JudgedTown]) -> JudgementBatch {
        JudgementBatch(programme: "conformance", period: "2023", towns: towns)
    }

    /// A town such as the golden files have, or a bare one.
    private func town(_ number: Int) -> JudgedTown {
        let samples = golden.filter { $0.operation == .judge }.flatMap { $0.input["towns"]?.list ?? [] }
        let sample = samples.isEmpty ? nil : try? PluginJSON.bytes(of: samples[number % samples.count])
        var town = sample.flatMap { try? PluginJSON.read(JudgedTown.self, from: $0) } ?? JudgedTown(id: "", name: "镇")
        town.id = "town-\(number)"
        return town
    }

    private func judgeWithoutObservations() async throws {
        let findings = try await judge([JudgedTown(id: "bare", name: "无数据镇")]).flatMap(\.findings)
        let missing = manifest.judgedIndicators.filter { id in !findings.contains { $0.indicator == id } }
        guard missing.isEmpty else {
            let names = missing.joined(separator: ", ")
            throw ConformanceFailure("says nothing of \(names); a finding without a score says what is missing")
        }
        if let guess = findings.first(where: { $0.score != nil }) {
            throw ConformanceFailure("\(guess.indicator) has the score \(guess.score?.text ?? "") and no observation")
        }
    }

    private func judgeUnknownIndicator() async throws {
        let figure = Figure(1, unit: "个", basis: .reported)
        var strange = town(0)
        let plain = try await judge([strange])
        strange.observations.append(
            Observation(id: "strange", indicator: "indicator-of-nobody", period: "2023", figure: figure)
        )
        guard try await judge([strange]) == plain else {
            throw ConformanceFailure("the judgement changes with an indicator that the manifest does not have")
        }
    }

    private func deriveUnknownEvent() async throws {
        let event = HeardEvent(
            source: "//local/nobody",
            type: "nobody.nothing-happened.v1",
            sequence: 1,
            time: 0,
            subject: "nothing",
            data: .object([:])
        )
        let without = try await derive(DerivationRequest(events: []))
        guard try await derive(DerivationRequest(events: [event])) == without else {
            throw ConformanceFailure("state or observations change with an event that nobody knows")
        }
    }

    private func deriveOneByOne() async throws {
        for file in golden where file.operation == .derive {
            let request = try PluginJSON.read(DerivationRequest.self, from: PluginJSON.bytes(of: file.input))
            let together = try await derive(request).state
            var state = request.state
            for event in request.events {
                state = try await derive(DerivationRequest(state: state, events: [event])).state
            }
            if let difference = together.difference(to: state ?? together) {
                throw ConformanceFailure("golden/\(file.name)\(difference)")
            }
        }
    }

    private func same(_ call: () async throws -> [UInt8]) async throws {
        let first = try await call()
        guard try await call() == first else {
            throw ConformanceFailure("the second answer differs; no clock, no randomness, keys in order")
        }
    }

    private func refuses(_ call: ([UInt8]) async throws -> [UInt8]) async throws {
        for content in Self.nonsense {
            let shown = String(decoding: content.prefix(20), as: UTF8.self)
            do {
                _ = try await call(content)
                throw ConformanceFailure("takes '\(shown)' without an error")
            } catch let fault as PluginFault {
                guard fault.code == .threw else { throw fault }
            }
        }
    }
}
