import Messages

/// Tables of what was read, ready for import.
struct DraftTables {
    private let reading: PolicyReading
    private let draft: ProgrammeDraft

    private var rows: [ProjectTables.Row] { draft.tableProjects }

    init(_ document: ReadDocument, draft: ProgrammeDraft) {
        reading = document.reading
        self.draft = draft
    }

    /// The tables that have rows.
    var files: [PolicyOutput.File] {
        let tables: [(String, [String], [[String]])] = [
            ("towns.csv", ["number", "heading", "name", "category", "isDesignatedTown"], towns),
            ("projects.csv", ["编号", "项目编码", "名称", "类型", "建设地点", "建设内容", "出处"], projects),
            ("measures.csv", ["编号", "类别", "指标", "数值", "出处"], investments),
            (
                "targets.csv",
                [
                    "id", "indicator", "name", "value", "upper", "unit", "qualifier", "comparator", "period",
                    "fromYear",
                    "dueYear", "perYear", "clause",
                ], targets
            ),
            ("clauses.csv", ["序号", "任务", "牵头单位", "参加单位", "责任单位", "未列尽", "行", "原文"], clauses),
            ("lists.csv", ["清单", "所属", "称", "列", "序号", "名称", "属性", "行"], lists),
            ("figures.csv", ["指标", "数值", "上限", "单位", "限定", "年份", "用途", "行", "原文"], figures),
            ("points.csv", ["名称", "分值", "单位", "层级", "行"], points),
        ]
        return tables.filter { !$0.2.isEmpty }.map { PolicyOutput.File(name: $0.0, text: DraftText.table($0.1, $0.2)) }
    }

    private var towns: [[String]] {
        guard let list = draft.towns else { return [] }
        let groups = draft.groups(of: list)
        let known = Set(draft.categoryNames)
        return list.items.enumerated().map { index, item in
            let heading = groups.first { group in group.items.contains { $0.line == item.line && $0.name == item.name }
            }
            let designated = item.tags.first { ProgrammeDraft.designated.contains($0) }
            let number = Self.isNumbered(list) ? item.number ?? index + 1 : index + 1
            return [
                "\(number)", heading?.name ?? "", item.name, item.tags.first { known.contains($0) } ?? "",
                designated.map { $0 == "建制镇" ? "true" : "false" } ?? "",
            ]
        }
    }

    /// Whether every item has a number of its own.
    private static func isNumbered(_ list: PolicyList) -> Bool {
        let numbers = list.items.compactMap(\.number)
        return numbers.count == list.items.count && Set(numbers).count == numbers.count
    }

    private var projects: [[String]] {
        rows.isEmpty
            ? listed
            : rows.enumerated().map { index, row in
                [
                    "\(index + 1)", projectID(index), row.name, "general", row.location, row.content, "第\(row.line)行",
                ]
            }
    }

    private func projectID(_ index: Int) -> String { "\(draft.id)-p\(DraftText.three(index + 1))" }

    /// What the projects of tables cost, for the import beside them.
    private var investments: [[String]] {
        rows.enumerated().compactMap { index, row in
            row.investment.map { ["\(index + 1)", "投资", "总投资", $0, "第\(row.line)行"] }
        }
    }

    /// The projects of the longest list.
    private var listed: [[String]] {
        let lists = reading.lists.filter { list in
            let named = list.items.count { $0.name.hasSuffix("项目") || $0.name.hasSuffix("工程") }
            return list.form == .items && list.parent == nil && list.count >= 2 && named * 10 >= list.count * 6
        }
        guard let list = lists.max(by: { $0.count < $1.count }) else { return [] }
        return list.items.enumerated().map { index, item in
            ["\(index + 1)", projectID(index), item.name, "general", "", "", "第\(item.line)行"]
        }
    }

    private var targets: [[String]] {
        let ids = Dictionary(draft.measured.map { ($0.target.indicator, $0.id) }) { first, _ in first }
        return reading.targets.filter { $0.role == .target }.enumerated().compactMap { index, target in
            guard let id = ids[target.indicator] else { return nil }
            return [
                "T\(DraftText.three(index + 1))", id, target.indicator, target.value.text, target.upper?.text ?? "",
                target.unit ?? "", target.qualifier.rawValue, target.comparator?.rawValue ?? "at-least",
                target.period.rawValue, firstYear(of: target).map(String.init) ?? "",
                target.year.map(String.init) ?? "",
                target.unit?.hasSuffix("/年") == true ? "true" : "", "第\(target.line)行",
            ]
        }
    }

    /// The first year of the document's period; `nil` for what is due before it.
    private func firstYear(of target: PolicyFigure) -> Int? {
        guard let first = reading.card.years.first, first <= target.year ?? first else { return nil }
        return first
    }

    private var clauses: [[String]] {
        reading.clauses.enumerated().map { index, clause in
            [
                "\(index + 1)", clause.task ?? "", clause.lead.joined(separator: "、"),
                clause.joining.joined(separator: "、"),
                clause.responsible.joined(separator: "、"), clause.openEnded ? "是" : "", "\(clause.line)", clause.phrase,
            ]
        }
    }

    private var lists: [[String]] {
        reading.lists.flatMap { list in
            // Where a sentence names the towns, its verb is no part of a name here either.
            let towns = draft.towns.flatMap { $0.form == .sentence && draft.isSame(list, $0) ? $0 : nil }
            return (towns ?? list).items.enumerated().map { index, item in
                [
                    list.name, list.parent ?? "", list.statedCount.map(String.init) ?? "", "\(list.count)",
                    "\(item.number ?? index + 1)", item.name, item.tags.joined(separator: "、"), "\(item.line)",
                ]
            }
        }
    }

    private var figures: [[String]] {
        (reading.targets + reading.figures).sorted { $0.line < $1.line }.map { figure in
            [
                figure.indicator, figure.value.text, figure.upper?.text ?? "", figure.unit ?? "",
                figure.qualifier.rawValue,
                figure.year.map(String.init) ?? "", figure.role.rawValue, "\(figure.line)", figure.phrase,
            ]
        }
    }

    private var points: [[String]] {
        reading.points.map { [$0.name, $0.value.text, $0.unit, "\($0.level)", "\($0.line)"] }
    }
}
