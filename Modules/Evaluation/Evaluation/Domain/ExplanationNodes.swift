import EvaluationMessages
import Messages

/// The ends of an explanation: figures and the places where they stand.
enum ExplanationNodes {
    /// Where something stands; where nobody said, it says so.
    static func source(_ source: FigureSource?, label: LocalizedName, reportedBy origin: String? = nil) -> Explanation {
        guard let source else {
            let who = origin.map { $0 == Observation.reportedOrigin ? "填报" : $0 } ?? "—"
            return Explanation(
                .source,
                label: LocalizedName(zh: "未注明出处", en: "no source stated"),
                why: LocalizedName(
                    zh: "没有注明文件出处（来自：\(who)）",
                    en: "no document is named; it was \(origin ?? "not said by whom")"
                )
            )
        }
        let clause = source.clause.map { " \($0)" } ?? ""
        return Explanation(
            .source,
            label: LocalizedName(zh: source.document, en: source.document),
            why: LocalizedName(zh: "见《\(source.document)》\(clause)", en: "see \(source.document)\(clause)"),
            source: source
        )
    }

    /// An observed figure with its source.
    static func observation(_ observation: Observation, names: LocalizedName) -> Explanation {
        Explanation(
            .observation,
            id: observation.id,
            label: names,
            why: LocalizedName(
                zh: "\(observation.period)：\(words(observation.figure))，\(state(observation.state).zh)",
                en: "\(observation.period): \(words(observation.figure)), \(observation.state.rawValue)"
            ),
            figure: observation.figure,
            children: [source(observation.figure.source, label: names, reportedBy: observation.origin)]
        )
    }

    /// A target with its source.
    static func target(_ target: TargetDefinition) -> Explanation {
        Explanation(
            .target,
            id: target.id,
            label: target.names,
            why: LocalizedName(
                zh: "目标 \(words(target.figure))（\(target.comparator.rawValue)）",
                en: "target \(words(target.figure)) (\(target.comparator.rawValue))"
            ),
            figure: target.figure,
            children: [source(target.figure.source, label: target.names)]
        )
    }

    /// A figure in words: `3-5 个`.
    static func words(_ figure: Figure) -> String {
        let value = figure.value?.text ?? "—"
        let range = figure.upper.map { "\(value)-\($0)" } ?? value
        return figure.unit.isEmpty ? range : "\(range) \(figure.unit)"
    }

    private static func state(_ state: ObservationState) -> LocalizedName {
        switch state {
        case .reported: LocalizedName(zh: "已填报")
        case .verified: LocalizedName(zh: "已核实")
        case .returned: LocalizedName(zh: "已退回")
        }
    }
}
