import Foundation
import PluginKit

/// Reads and checks what a plugin answers.
public enum PluginAnswers {
    /// Reads the answer to a batch and checks it.
    ///
    /// - Parameters:
    ///   - bytes: What `judge` returned.
    ///   - batch: What it was asked.
    ///   - manifest: The plugin's manifest.
    /// - Returns: The judgements, one for each town.
    /// - Throws: ``PluginFault`` with the code `not-json`, or with `wrong-shape` and every place at fault.
    public static func judgements(
        in bytes: [UInt8],
        of batch: JudgementBatch,
        by manifest: PluginManifest
    ) throws(PluginFault) -> [Judgement] {
        let judgements = try PluginJSON.read(JudgementAnswer.self, from: bytes).judgements
        try refuse(check(judgements, of: batch, by: manifest))
        return judgements
    }

    /// Reads what `derive` returned and checks it.
    ///
    /// - Throws: ``PluginFault`` with the code `not-json`, or with `wrong-shape` and every place at fault.
    public static func derivation(
        in bytes: [UInt8],
        of request: DerivationRequest,
        by manifest: PluginManifest
    ) throws(PluginFault) -> Derivation {
        let derivation = try PluginJSON.read(Derivation.self, from: bytes)
        try refuse(check(derivation, of: request, by: manifest))
        return derivation
    }

    /// Whether judgements fit their batch: every town once and in order, indicators of the manifest, each at most once
    /// for a town, scores between 0 and 1, a reason everywhere, observations that were in the batch.
    ///
    /// - Returns: Every place at fault, as JSON pointers into the answer.
    public static func check(
        _ judgements: [Judgement],
        of batch: JudgementBatch,
        by manifest: PluginManifest
    ) -> [PluginFault.Place] {
        guard judgements.map(\.town) == batch.towns.map(\.id) else {
            return [.init("/judgements", "expected one for each of the \(batch.towns.count) towns, in their order")]
        }
        let indicators = Set(manifest.indicators.map(\.id))
        return zip(judgements, batch.towns).enumerated().flatMap { index, pair in
            check(pair.0, of: pair.1, indicators, at: "/judgements/\(index)")
        }
    }

    /// Whether a derivation fits its request: a state with towns, indicators of the manifest, periods, events that were
    /// in the request, a reason everywhere.
    ///
    /// - Returns: Every place at fault, as JSON pointers into the answer.
    public static func check(
        _ derivation: Derivation,
        of request: DerivationRequest,
        by manifest: PluginManifest
    ) -> [PluginFault.Place] {
        var faults: [PluginFault.Place] = []
        if derivation.state["towns"]?.object == nil {
            faults.append(.init("/state/towns", "expected an object: what the plugin keeps, by the id of the town"))
        }
        let indicators = Set(manifest.indicators.map(\.id))
        let events = Set(request.events.map(\.id))
        for (index, item) in derivation.observations.enumerated() {
            let place = "/observations/\(index)"
            faults += unknown(item.indicator, in: indicators, at: "\(place)/indicator")
            faults += Self.period.faults(in: .text(item.period), at: "\(place)/period")
            faults += blanks(item.why, at: "\(place)/why")
            faults += strangers(item.from, in: events, "event of this request", at: "\(place)/from")
        }
        return faults
    }

    private static func check(
        _ judgement: Judgement,
        of town: JudgedTown,
        _ indicators: Set<String>,
        at place: String
    ) -> [PluginFault.Place] {
        let observations = Set(town.observations.map(\.id))
        var seen: Set<String> = []
        var faults: [PluginFault.Place] = []
        for (index, finding) in judgement.findings.enumerated() {
            let place = "\(place)/findings/\(index)"
            faults += unknown(finding.indicator, in: indicators, at: "\(place)/indicator")
            if !seen.insert(finding.indicator).inserted {
                faults.append(.init("\(place)/indicator", "'\(finding.indicator)' is judged twice"))
            }
            if let score = finding.score, score < 0 || score > 1 {
                faults.append(.init("\(place)/score", "\(score) is not between 0 and 1"))
            }
            faults += blanks(finding.why, at: "\(place)/why")
            faults += strangers(finding.from, in: observations, "observation of this town", at: "\(place)/from")
        }
        for (index, flag) in judgement.flags.enumerated() {
            let place = "\(place)/flags/\(index)"
            faults += Shape.word(atMost: ManifestShape.idBytes).faults(in: .text(flag.kind), at: "\(place)/kind")
            faults += blanks(flag.text, at: "\(place)/text")
            faults += strangers(flag.from, in: observations, "observation of this town", at: "\(place)/from")
        }
        return faults
    }

    private static let period = Shape.ruled(expected: "a period: 2024, 2024-Q3, 2024-07 or 2023-01..2023-07") { text in
        let months = text.split(separator: "..", omittingEmptySubsequences: false)
        guard months.count == 1 else {
            return months.count == 2 && months.allSatisfy(isMonth) && months[0] <= months[1]
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isQuarter = parts.count == 2 && ["Q1", "Q2", "Q3", "Q4"].contains(parts[1])
        return isMonth(text[...]) || isYear(parts[0]) && (parts.count == 1 || isQuarter)
    }

    private static func isYear(_ text: Substring) -> Bool { isNumber(text, digits: 4) && text != "0000" }

    private static func isMonth(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && isYear(parts[0]) && isNumber(parts[1], digits: 2) && ("01"..."12").contains(parts[1])
    }

    private static func isNumber(_ text: Substring, digits: Int) -> Bool {
        text.utf8.count == digits && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func unknown(_ id: String, in ids: Set<String>, at place: String) -> [PluginFault.Place] {
        ids.contains(id) ? [] : [.init(place, "the manifest has no indicator '\(id)'")]
    }

    private static func blanks(_ text: BilingualText, at place: String) -> [PluginFault.Place] {
        [("zh", text.zh), ("en", text.en)].filter { $0.1.allSatisfy(\.isWhitespace) }.map {
            .init("\(place)/\($0.0)", "is empty; say it in both languages")
        }
    }

    private static func strangers(
        _ ids: [String],
        in known: Set<String>,
        _ what: String,
        at place: String
    ) -> [PluginFault.Place] {
        ids.enumerated().filter { !known.contains($0.element) }.map {
            .init("\(place)/\($0.offset)", "there is no \(what) '\($0.element)'")
        }
    }

    private static func refuse(_ places: [PluginFault.Place]) throws(PluginFault) {
        guard places.isEmpty else {
            throw PluginFault(.wrongShape, "The answer has \(places.count) faults.", places: places)
        }
    }
}
