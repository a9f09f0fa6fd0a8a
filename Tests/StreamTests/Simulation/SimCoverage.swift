/// What the schedules exercised: a simulation that exercises nothing proves nothing.
struct SimCoverage: Equatable {
    enum Kind: String, CaseIterable {
        case committed, applied, deadLetters, lost, duplicated, late, requestsLost, unavailable, lateAnswers, deaf
        case sourceCrashes, unpublishedTails, consumerCrashes, crashesAfterCommit, restores, trims
        case clockJumps, busy, fullDisks, refused, fenced, stale
        case rewinds, unknownEpochs, belowFloor, adoptions, rebuilds
        case gaps, pages, duplicatesDropped, overflowDropped, foreignDropped
    }

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)
    private static let places = Dictionary(uniqueKeysWithValues: Kind.allCases.enumerated().map { ($1, $0) })

    subscript(kind: Kind) -> Int {
        get { Self.places[kind].map { counts[$0] } ?? 0 }
        set { if let place = Self.places[kind] { counts[place] = newValue } }
    }

    mutating func add(_ other: SimCoverage) {
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// One line for the log.
    var summary: String {
        Kind.allCases.map { "\($0.rawValue) \(self[$0])" }.joined(separator: ", ")
    }
}
