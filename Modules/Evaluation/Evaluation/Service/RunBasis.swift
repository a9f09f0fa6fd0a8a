import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import PluginMessages
import RegistryMessages

/// What a run is scored by, looked up by the versions that its head names.
struct RunBasis {
    let tables: any TableReader
    var access = Access.everything

    /// The scorer of a run.
    ///
    /// - Throws: ``Problem`` `evaluation.not-found` when the definition is not known any more.
    func scorer(of head: RunHead) throws -> TownScorer {
        let known = KnownStore(tables: tables)
        let definition = try known.requireProgramme(head.programme, version: head.programmeVersion, at: "/programme")
        var plugins: [String: PluginDescription] = [:]
        for plugin in head.plugins {
            plugins[plugin.townType] = try known.plugin(plugin.id, version: plugin.version)
        }
        guard let scorer = TownScorer(head, definition, plugins) else {
            throw Problem(EvaluationCode.nothingToScore, .conflict, "'\(head.programme)' has no rubric.")
        }
        return scorer
    }

    /// The plugins that a run needs, as they are now.
    func needs(of head: RunHead) throws -> TypeNeeds {
        let known = KnownStore(tables: tables)
        let definition = try known.requireProgramme(head.programme, version: head.programmeVersion, at: "/programme")
        let store = RunStore(tables: tables)
        let rubric = definition.rubric ?? Rubric(sections: [], missing: .skip)
        return try TypeNeeds(try known.townTypes(), rubric, types: try store.types(head.run)) { type in
            try store.towns(head.run, ofType: type)
        }
    }

    /// Answers ``Explain``.
    func explain(_ query: Explain) throws -> Explanation {
        let store = RunStore(tables: tables, access: access)
        let kept = try store.require(query.run)
        guard access.covers(town: query.town), let town = try store.towns(query.run, [query.town]).first else {
            throw Problem(
                EvaluationCode.notFound,
                .notFound,
                "There is no town '\(query.town)' in the run '\(query.run)'.",
                remedy: "List the run's results."
            )
        }
        guard let recorded = try store.result(query.run, query.town) else {
            throw Problem(
                EvaluationCode.runState,
                .conflict,
                "'\(query.town)' has no result yet: the run is \(kept.run.state.rawValue).",
                remedy: "Wait until the run is preliminary."
            )
        }
        let (result, tree) = try scorer(of: kept.head).score(town.input, town.judgement)
        return root(kept, recorded, recomputed: result, tree)
    }

    private func root(
        _ kept: RunStore.Kept,
        _ recorded: TownResult,
        recomputed: TownResult,
        _ tree: Explanation
    ) -> Explanation {
        let (run, method) = (kept.run, kept.head.method)
        let place = recorded.rank.map { "第 \($0) 名 / rank \($0)" } ?? "未排名 / no rank"
        let differs = recorded.score != recomputed.score ? " 注意：按现行程序重算结果不同。" : ""
        return Explanation(
            .run,
            id: run.id,
            label: LocalizedName(
                zh: "\(run.programme) \(run.period) 评估",
                en: "evaluation of \(run.programme), \(run.period)"
            ),
            score: recorded.score,
            why: LocalizedName(
                zh: "\(place)；共 \(run.towns) 镇；方案第 \(run.programmeVersion) 版；数据摘要 \(run.digest.prefix(12))…\(differs)",
                en: "\(place) of \(run.towns) towns; \(method.aggregation); \(method.rounding); missing values: "
                    + "\(method.missing); inputs SHA-256 \(run.digest.prefix(12))…"
                    + (differs.isEmpty ? "" : "; this program would compute \(recomputed.score?.text ?? "no score")")
            ),
            children: [tree]
        )
    }
}
