import PluginKit

/// A town's chain as its attributes define it: links, and the firms that are there.
struct Chain {
    private let town: JudgedTown
    private let links: [Link]
    private let listed: Observation?

    private struct Link {
        let name: String
        let firms: Int
    }

    init(of town: JudgedTown) {
        self.town = town
        self.links = (town.attributes["chain"]?.list ?? []).compactMap { link in
            guard let name = link["link"]?.text, let firms = link["firms"]?.list else { return nil }
            return Link(name: name, firms: firms.count)
        }
        self.listed = town.observation("chain-firms-listed")
    }

    /// The share of links that have a firm.
    var finding: Finding {
        let indicator = "chain-completeness"
        let there = links.filter { $0.firms > 0 }
        guard let share = ExactDecimal(there.count) / ExactDecimal(links.count) else {
            let named = listed.map { "已列举配套企业\($0.figure.value?.text ?? "")家，但" } ?? ""
            let counted = listed.map { " \($0.figure.value?.text ?? "") supporting firms are named." } ?? ""
            return Finding(
                indicator,
                score: nil,
                why: BilingualText(
                    zh: "\(named)没有产业链定义（属性 chain），无法判断完整度。",
                    en: "The town has no chain definition (attribute `chain`).\(counted)"
                ),
                from: sources
            )
        }
        let gaps = links.filter { $0.firms == 0 }.map(\.name)
        let missing = gaps.isEmpty ? "" : "，缺\(gaps.joined(separator: "、"))"
        let lacking = gaps.isEmpty ? "" : "; lacking: \(gaps.joined(separator: ", "))"
        return Finding(
            indicator,
            score: share,
            figure: Figure((share * 100).rounded(to: 2), unit: "%"),
            why: BilingualText(
                zh: "产业链\(links.count)个环节中\(there.count)个有本地企业\(missing)。",
                en: "\(there.count) of the chain's \(links.count) links have a local firm\(lacking)."
            ),
            from: sources
        )
    }

    /// What does not fit together.
    var flags: [Flag] {
        guard let listed, let count = listed.figure.value else { return [] }
        var flags: [Flag] = []
        if listed.figure.basis == .listed {
            flags.append(
                Flag(
                    "list-open",
                    BilingualText(
                        zh: "配套企业只是列举（等多家），实际不少于\(count)家。",
                        en: "The firms are a list left open: there are \(count) or more."
                    ),
                    from: sources
                )
            )
        }
        let placed = links.reduce(0) { $0 + $1.firms }
        if !links.isEmpty, ExactDecimal(placed) < count {
            flags.append(
                Flag(
                    "firms-not-placed",
                    BilingualText(
                        zh: "列举配套企业\(count)家，产业链定义中只有\(placed)家。",
                        en: "\(count) supporting firms are named, the chain definition places \(placed)."
                    ),
                    from: sources
                )
            )
        }
        return flags
    }

    private var sources: [String] { listed.map { [$0.id] } ?? [] }
}
