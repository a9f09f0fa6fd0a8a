import PluginKit

/// What the parts of a manifest must say of each other.
enum ManifestRules {
    private typealias Place = PluginFault.Place

    /// Names every place at fault.
    static func faults(in manifest: PluginManifest) -> [PluginFault.Place] {
        doubles(manifest) + references(manifest) + values(manifest) + code(manifest)
    }

    /// Ids that are given twice.
    private static func doubles(_ manifest: PluginManifest) -> [Place] {
        let lists = [
            ("indicators", manifest.indicators.map(\.id)), ("thresholds", manifest.thresholds.map(\.id)),
            ("cards", manifest.cards.map(\.id)),
        ]
        return lists.flatMap { name, ids in
            var seen: Set<String> = []
            return ids.enumerated().filter { !seen.insert($0.element).inserted }.map {
                Place("/\(name)/\($0.offset)/id", "'\($0.element)' is there twice")
            }
        }
    }

    /// Indicators and thresholds that are named and not there.
    private static func references(_ manifest: PluginManifest) -> [Place] {
        let indicators = Set(manifest.indicators.map(\.id))
        var named = manifest.thresholds.enumerated().map {
            ("/thresholds/\($0.offset)/indicator", $0.element.indicator)
        }
        for (index, card) in manifest.cards.enumerated() {
            named += card.shows.enumerated().map { ("/cards/\(index)/shows/\($0.offset)", $0.element) }
        }
        var faults: [Place] = []
        for (index, part) in (manifest.rubric?.indicators ?? []).enumerated() {
            named.append(("/rubric/indicators/\(index)/indicator", part.indicator))
            guard case .threshold(let id) = part.scoring, manifest.threshold(id) == nil else { continue }
            faults.append(Place("/rubric/indicators/\(index)/scoring/threshold", "there is no threshold '\(id)'"))
        }
        return named.filter { !indicators.contains($0.1) }.map { Place($0.0, "there is no indicator '\($0.1)'") }
            + faults
    }

    /// Ranges, weights, goalposts and steps that make no sense.
    private static func values(_ manifest: PluginManifest) -> [Place] {
        var faults: [Place] = []
        for (index, threshold) in manifest.thresholds.enumerated() {
            let isRange = threshold.comparator == .range
            let upper = threshold.upper
            guard isRange ? (upper.map { $0 > threshold.value } ?? false) : upper == nil else {
                faults.append(
                    Place("/thresholds/\(index)/upper", "a range needs one above its value; nothing else has one")
                )
                continue
            }
        }
        guard let rubric = manifest.rubric else { return faults }
        if rubric.weight <= 0 { faults.append(Place("/rubric/weight", "expected more than 0")) }
        for (index, part) in rubric.indicators.enumerated() {
            let place = "/rubric/indicators/\(index)"
            if part.weight <= 0 { faults.append(Place("\(place)/weight", "expected more than 0")) }
            if let fault = fault(in: part.scoring) { faults.append(Place("\(place)/scoring", fault)) }
        }
        return faults
    }

    private static func fault(in scoring: Rubric.Scoring) -> String? {
        switch scoring {
        case .judged, .threshold: return nil
        case .linear(let low, let high): return low == high ? "low and high are the same" : nil
        case .steps(let steps):
            let rise = zip(steps, steps.dropFirst()).allSatisfy { $0.from < $1.from }
            return steps.isEmpty || !rise ? "expected at least one step, each from a higher value on" : nil
        }
    }

    /// What only code can do.
    private static func code(_ manifest: PluginManifest) -> [Place] {
        guard manifest.library == nil else { return [] }
        let hears = manifest.hears.isEmpty ? [] : [Place("/hears", "needs code: name a library, or hear nothing")]
        let judged = (manifest.rubric?.indicators ?? []).enumerated().filter { $0.element.scoring == .judged }.map {
            Place("/rubric/indicators/\($0.offset)/scoring", "'judged' needs code: name a library, or score by data")
        }
        return hears + judged
    }
}
