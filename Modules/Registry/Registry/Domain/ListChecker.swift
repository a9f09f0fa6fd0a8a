import RegistryMessages

/// Holds a list against what its document claims of it (附件核对).
///
/// It counts; it never says how many towns a place should have.
///
/// > Source: AC-002-18: 不搞区域平衡、产业平衡.
enum ListChecker {
    /// Checks a list.
    ///
    /// - Parameters:
    ///   - batch: The list and the claims.
    ///   - categories: The programme's categories, in its order; others follow as they appear.
    ///   - firstNumber: The number that the list should begin with.
    /// - Returns: The counts, and at most one discrepancy.
    static func check(_ batch: BatchDefinition, categories: [String], firstNumber: Int) -> ListCheck {
        let counts = count(batch.entries, categories: categories)
        let found = countFindings(counts, batch.claims) + sequenceFindings(batch.entries, firstNumber: firstNumber)
        let list = "\(batch.programme)/\(batch.number)"
        return ListCheck(counts: counts, discrepancies: found.isEmpty ? [] : [.init(list: list, findings: found)])
    }

    /// Counts a list.
    static func count(_ entries: [BatchEntry], categories: [String]) -> ListCounts {
        let named = tally(entries.compactMap(\.category), first: categories)
        let rows = named.map { Optional($0.name) } + (entries.contains { $0.category == nil } ? [nil] : [])
        let cross = rows.map { category in
            let own = entries.filter { $0.category == category }
            return ListCounts.Cross(
                category: category,
                designatedTowns: own.count { $0.isDesignatedTown == true },
                otherTowns: own.count { $0.isDesignatedTown == false }
            )
        }
        return ListCounts(
            total: entries.count,
            designatedTowns: entries.count { $0.isDesignatedTown == true },
            otherTowns: entries.count { $0.isDesignatedTown == false },
            categories: named,
            headings: tally(entries.compactMap(\.heading), first: []),
            cross: cross
        )
    }

    private static func tally(_ names: [String], first: [String]) -> [Count] {
        var order = first
        var counts: [String: Int] = [:]
        for name in names {
            if counts[name] == nil, !order.contains(name) { order.append(name) }
            counts[name, default: 0] += 1
        }
        return order.map { Count($0, counts[$0] ?? 0) }
    }

    private static func countFindings(_ counts: ListCounts, _ claims: CountClaims?) -> [ListFinding] {
        guard let claims else { return [] }
        var found: [ListFinding] = []
        func compare(_ kind: ListFinding.Kind, _ about: String, _ claimed: Int?, _ counted: Int) {
            guard let claimed, claimed != counted else { return }
            let text = "\(about): the text claims \(claimed), the list has \(counted)"
            found.append(ListFinding(kind, about: about, claimed: claimed, counted: counted, text: text))
        }
        compare(.total, "total", claims.total, counts.total)
        for claim in claims.categories {
            compare(.category, claim.name, claim.count, number(claim.name, counts.categories))
        }
        compare(.designatedTowns, "designated towns", claims.designatedTowns, counts.designatedTowns)
        compare(.designatedTowns, "other towns", claims.otherTowns, counts.otherTowns)
        for claim in claims.headings { compare(.heading, claim.name, claim.count, number(claim.name, counts.headings)) }
        if !claims.headings.isEmpty {
            let claimed = Set(claims.headings.map(\.name))
            for count in counts.headings where !claimed.contains(count.name) {
                compare(.heading, count.name, 0, count.count)
            }
        }
        return found
    }

    private static func number(_ name: String, _ counts: [Count]) -> Int {
        counts.first { $0.name == name }?.count ?? 0
    }

    private static func sequenceFindings(_ entries: [BatchEntry], firstNumber: Int) -> [ListFinding] {
        gaps(in: entries.map(\.number), firstNumber: firstNumber).map { gap in
            let about = gap.count == 1 ? "\(gap.lowerBound)" : "\(gap.lowerBound)-\(gap.upperBound)"
            let text = gap.count == 1 ? "number \(about) is missing" : "numbers \(about) are missing"
            return ListFinding(.gap, about: about, counted: 0, text: text)
        }
            + repeated(entries.map { "\($0.number)" }).map {
                ListFinding(.duplicateNumber, about: $0, text: "number \($0) stands more than once")
            }
            + repeated(entries.map(\.name)).map {
                ListFinding(.duplicateName, about: $0, text: "\($0) stands more than once")
            }
    }

    private static func gaps(in numbers: [Int], firstNumber: Int) -> [ClosedRange<Int>] {
        var expected = firstNumber
        var gaps: [ClosedRange<Int>] = []
        for number in numbers.sorted() where number >= expected {
            if number > expected { gaps.append(expected...(number - 1)) }
            expected = number + 1
        }
        return gaps
    }

    private static func repeated(_ values: [String]) -> [String] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for value in values {
            counts[value, default: 0] += 1
            if counts[value] == 2 { order.append(value) }
        }
        return order
    }
}
