import ArgumentParser
import Crypto
import Foundation
import Messages
import PluginKit
import PluginLoading
import PluginMessages

struct JudgeRole: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge",
        abstract: "Asks a plugin for judgements in the process, batch by batch; every answer is checked."
    )

    @Argument(help: "The folder of a built plugin.") var folder: String
    @Option(help: "Towns in a batch.") var batch = 100
    @Option(help: "Seconds before counting.") var warm = 0.5
    @Option(help: "Seconds of counting.") var window = 2.0

    func run() async throws {
        let manifest = try PluginManifest.read(folder)
        let copies = FileManager.default.temporaryDirectory.path + "/bench-plugins-\(UInt32.random(in: 0 ... .max))"
        defer { try? FileManager.default.removeItem(atPath: copies) }
        let library = try await PluginLibrary.open(
            manifest,
            in: folder,
            copies: copies,
            digest: { bytes in
                SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            }
        )
        let content = try JSONEncoder().encode(towns(of: manifest.indicators.map { ($0.id, $0.unit) }))
        var judged = 0
        var start = ContinuousClock.now
        let end = start + .seconds(warm) + .seconds(window)
        let counting = start + .seconds(warm)
        var isWarm = false
        while ContinuousClock.now < end {
            if !isWarm, ContinuousClock.now >= counting { (isWarm, judged, start) = (true, 0, .now) }
            let answer = try await library.judge([UInt8](content), within: .seconds(10))
            judged += try JSONDecoder().decode(JudgingReply.self, from: Data(answer)).judgements.count
        }
        let seconds = BenchBus.seconds(start.duration(to: .now))
        BenchBus.say(#"{"rate": \#(Double(judged) / seconds), "bytes": \#(content.count / batch)}"#)
        await library.stop()
    }

    /// A batch whose towns have an observation of every indicator.
    private func towns(of indicators: [(id: String, unit: String)]) -> JudgingBatch {
        let period = Period(year: 2024)
        let towns = (1...batch).map { number in
            JudgingTown(
                id: "town-\(number)",
                name: "样例镇\(number)",
                observations: indicators.enumerated().map { place, indicator in
                    JudgingObservation(
                        id: "\(number)-\(indicator.id)",
                        indicator: indicator.id,
                        period: period,
                        figure: Figure(DecimalValue(number % 97 + place), unit: indicator.unit, basis: .reported),
                        state: .verified
                    )
                }
            )
        }
        return JudgingBatch(programme: "bench", period: period, towns: towns)
    }
}
