/// What is missing or double in responsibility clauses.
enum ClauseChecks {
    static func discrepancies(_ clauses: [ResponsibilityClause]) -> [Discrepancy] {
        let namesLeads = clauses.contains { $0.leadBasis == .stated }
        var found: [Discrepancy] = []
        for clause in clauses {
            let both = clause.lead.filter { clause.joining.contains($0) || clause.responsible.contains($0) }
            if !both.isEmpty {
                let detail = "\(both.joined(separator: "、"))既牵头又参加"
                found.append(Discrepancy(.leadAndJoining, line: clause.line, detail, phrase: clause.phrase))
            }
            switch clause.leadBasis {
            case .position:
                let detail = "未写“牵头”，按位置认\(clause.lead.joined(separator: "、"))为牵头单位"
                found.append(Discrepancy(.noLead, line: clause.line, detail, phrase: clause.phrase))
            case .none where namesLeads && clause.responsible.count + clause.joining.count > 1:
                found.append(Discrepancy(.noLead, line: clause.line, "未明确牵头单位", phrase: clause.phrase))
            case .none where clause.responsible.isEmpty && !clause.joining.isEmpty:
                found.append(Discrepancy(.noLead, line: clause.line, "只有参加单位，无牵头单位", phrase: clause.phrase))
            default: break
            }
        }
        let open = clauses.filter(\.openEnded)
        if let first = open.first {
            let detail = "\(open.count)条责任条款以“等”收尾，单位未列尽：第\(open.map { "\($0.line)" }.joined(separator: "、"))行"
            found.append(Discrepancy(.openEnded, line: first.line, detail, phrase: first.phrase))
        }
        return found
    }
}
