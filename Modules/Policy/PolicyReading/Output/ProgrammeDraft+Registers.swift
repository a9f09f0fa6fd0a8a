import Messages

/// What stands beside the programme: its units and its first list.
extension ProgrammeDraft {
    /// `units.yaml`: who issued the document, and every unit that its clauses name.
    var units: String {
        let issuer = reading.card.issuer ?? "印发机关（未写明）"
        var lines = [
            "# 草案：文件中出现的单位及其别名。Units that the document names, and how else it writes them.", "", "units:",
        ]
        lines += unit(id: "\(id)-issuer", name: issuer, aliases: [], source: "印发机关")
        lines.append("  # 推定：申报单位的样子，请改为实际单位，有几个写几个。")
        lines += unit(
            id: "\(id)-applicant",
            name: "申报单位（待定）",
            aliases: [],
            kind: "county-government",
            source: "推定，文件未写明"
        )
        let others = reading.units.filter { $0.name != issuer && !$0.name.isEmpty }
        for (index, item) in others.enumerated() {
            lines += unit(
                id: "\(id)-u\(DraftText.three(index + 1))",
                name: item.name,
                aliases: item.aliases,
                source: "责任条款"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func unit(
        id: String,
        name: String,
        aliases: [String],
        kind: String = "office",
        source: String
    ) -> [String] {
        var lines = ["  - id: \(id)", "    names: {zh: \(DraftText.quoted(name))}"]
        if !aliases.isEmpty { lines.append("    aliases: \(DraftText.list(aliases))") }
        return lines + ["    kind: \(kind)", "    source: \(source)"]
    }

    /// The date that a list was published on, as far as the document says.
    private var published: String? {
        [reading.card.dates.published, reading.card.dates.signed].compactMap { $0 }.first(where: OfficialDate.isValid)
    }

    /// The groups that a list of lines stands in; names in a sentence have none.
    func groups(of towns: PolicyList) -> [PolicyList] {
        guard towns.form == .items else { return [] }
        return reading.lists.filter { $0.parent != nil && $0.form == .items }
    }

    /// `batch-1.yaml`; `nil` where there is no list of towns or no date for it.
    var batch: String? {
        guard let towns, let published else { return nil }
        var lines = [
            "# 草案：名单及文件所称的数目。The list, and what the text claims of it.", "", "programme: \(id)", "number: 1",
            "published: \(DraftText.quoted(published))", "historical: true", "", "citation:",
            "  title: \(DraftText.quoted(title))",
        ]
        if let number = reading.card.documentNumber { lines.append("  number: \(DraftText.quoted(number))") }
        if let issuer = reading.card.issuer { lines.append("  issuer: \(DraftText.quoted(issuer))") }
        lines += ["  date: \(DraftText.quoted(published))", "", "claims:"]
        if let stated = towns.statedCount { lines.append("  total: \(stated)") }
        let groups = groups(of: towns).filter { $0.statedCount != nil }
        if !groups.isEmpty {
            lines.append("  headings:")
            lines += groups.map { "    \(DraftText.quoted($0.name)): \($0.statedCount ?? 0)" }
        }
        lines += ["  source: 第\(towns.line)行", "", "towns: towns.csv"]
        return lines.joined(separator: "\n") + "\n"
    }
}
