import EnvironmentGovernanceMessages
import Messages

// The rows of the page's tables.
extension EnvironmentView {
    static func rank(_ town: RankedTown, _ ranking: Ranking?, _ words: PlaceWords) -> RankRow {
        let isRewarded = ranking?.rewarded.contains(town.town) == true
        let isCalledIn = ranking?.calledIn.contains(town.town) == true
        return RankRow(
            rank: "第 \(town.rank) 名",
            name: words.town(town.town),
            score: "\(town.score) 分",
            change: town.change.map { ($0 > DecimalValue(0) ? "+" : "") + $0.text + " 分" } ?? "—",
            faults: "\(town.faultsClosed)/\(town.faultsFound) 个",
            coverage: "\(town.coverage)%",
            mark: isRewarded ? [Badge("奖励", .good)] : isCalledIn ? [Badge("约谈", .bad)] : [],
            parts: town.parts.map { part in
                let score = part.score.map { "\($0) 分" } ?? "未评"
                return "\(words.part(part.part)) \(score)，合格 \(part.passed)/\(part.checked) 项"
            }.joined(separator: "；")
        )
    }

    static func inspection(_ inspection: Inspection, _ words: PlaceWords) -> InspectionRow {
        InspectionRow(
            link: "/environment/inspections/\(Address.escaped(inspection.id))",
            title: "\(inspection.month) \(inspection.unannounced ? "暗访" : "检查")",
            state: inspection.state.badge,
            unit: words.unit(inspection.unit),
            drawn: inspection.state == .open ? "未抽取" : "\(inspection.drawn.count)/\(inspection.candidates) 处",
            kind: "\(inspection.visited) 处"
        )
    }

    static func fault(_ fault: EnvironmentFault) -> FaultRow {
        FaultRow(
            link: fault.rectification.map { "/rectifications/\(Address.escaped($0))" },
            place: fault.found.placeName,
            item: [fault.found.itemName, fault.found.text].compactMap { $0 }.joined(separator: "："),
            state: fault.state.badge,
            origin: fault.found.origin.zh,
            date: fault.found.date,
            seen: "\(fault.seen) 次"
        )
    }

    /// The items by town and group, in the programme's order.
    static func focus(_ items: [FocusState], _ words: PlaceWords) -> [FocusGroup] {
        let isOne = Set(items.map(\.town)).count == 1
        let keys = items.map { [$0.town, $0.group] }
        let order = keys.enumerated().filter { keys.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        return order.map { key in
            let own = items.filter { [$0.town, $0.group] == key }
            let done = own.count { $0.progress == .done }
            return FocusGroup(
                name: (isOne ? "" : words.town(key[0]) + " · ") + words.group(key[1]),
                done: "完成 \(done)/\(own.count) 项",
                rows: own.map(focus)
            )
        }
    }

    static func focus(_ item: FocusState) -> FocusRow {
        let unit = item.unit ?? ""
        let aim = item.quantity.map { "\($0) \(unit)" } ?? (item.local ? "待镇街自定" : "—")
        return FocusRow(
            name: item.names.zh,
            quantity: item.completed.map { "\($0)/\(aim)" } ?? aim,
            progress: item.progress.badge,
            note: item.note ?? ""
        )
    }

    static func groups(_ lines: [ChecklistLine]) -> [ChecklistGroup] {
        var order: [String] = []
        for line in lines where !order.contains(line.group) { order.append(line.group) }
        return order.map { group in
            let own = lines.filter { $0.group == group }
            return ChecklistGroup(
                name: own.first?.groupNames.zh ?? group,
                count: own.count,
                lines: own.map { .init(id: $0.id, name: $0.names.zh, parent: $0.parent ?? "") }
            )
        }
    }
}
