import Messages
import RegistryMessages

/// A town through time, folded from its history.
///
/// Two times are kept apart: since when a thing was so (`validFrom`), and when it was recorded. A correction carries
/// the valid time of what it replaces and is recorded later, so it wins without anything being lost.
struct TownTimeline {
    /// A field of the town, one of its attributes, or a field of its place in one programme.
    struct Key: Hashable {
        let field: TownField
        let attribute: String?
        let programme: String?

        init(_ field: TownField, attribute: String? = nil, in programme: String?) {
            self.field = field
            self.attribute = attribute
            self.programme = field.isOfTown ? nil : programme
        }
    }

    /// A value that holds from a day on, until another does.
    struct Assignment {
        let value: String?
        let validFrom: String
        let entry: Int
    }

    /// The entries, as recorded.
    let entries: [TownHistoryEntry]
    private let dates: [Int: String]
    private let assignments: [Key: [Assignment]]

    /// Folds a history.
    ///
    /// - Parameters:
    ///   - entries: In the order in which they were recorded.
    ///   - knownAt: Only what was recorded by the end of this day counts.
    init(_ entries: [TownHistoryEntry], knownAt: String = OfficialDate.latest) {
        let known = entries.filter { $0.recordedAt.prefix(10) <= knownAt }
        let dates = Self.effectiveDates(known)
        var assignments: [Key: [Assignment]] = [:]
        for entry in known where entry.kind != .stepCorrected {
            for change in entry.changes {
                let from = dates[entry.entry] ?? entry.validFrom
                let key = Key(change.field, attribute: change.key, in: entry.programme)
                assignments[key, default: []].append(Assignment(value: change.to, validFrom: from, entry: entry.entry))
            }
        }
        self.entries = known
        self.dates = dates
        self.assignments = assignments.mapValues { series in
            series.sorted { ($0.validFrom, $0.entry) < ($1.validFrom, $1.entry) }
        }
    }

    /// The town's version: how many events it has had.
    var version: Int { entries.last?.entry ?? 0 }

    /// The programmes that the town is or was in.
    var programmes: [String] {
        assignments.keys.compactMap { $0.field == .stage ? $0.programme : nil }.sorted()
    }

    /// The assignment that holds on a day.
    func assignment(
        _ field: TownField,
        in programme: String? = nil,
        asOf day: String = OfficialDate.latest
    ) -> Assignment? {
        assignments[Key(field, in: programme)]?.last { $0.validFrom <= day }
    }

    /// The assignment of an attribute that holds on a day.
    func assignment(ofAttribute name: String, asOf day: String = OfficialDate.latest) -> Assignment? {
        assignments[Key(.attribute, attribute: name, in: nil)]?.last { $0.validFrom <= day }
    }

    /// The attributes that hold on a day.
    func attributes(asOf day: String = OfficialDate.latest) -> [String: AttributeValue] {
        let names = assignments.keys.compactMap(\.attribute)
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in
                assignment(ofAttribute: name, asOf: day)?.value.flatMap(AttributeText.read).map { (name, $0) }
            }
        )
    }

    /// The value that holds on a day.
    func value(_ field: TownField, in programme: String? = nil, asOf day: String = OfficialDate.latest) -> String? {
        assignment(field, in: programme, asOf: day)?.value
    }

    /// The date of an entry, as put right since.
    func date(of entry: Int) -> String? { dates[entry] }

    /// The days on which anything changed that is said of the town itself, or of its place in a programme.
    func changeDays(in programme: String?) -> [String] {
        let series = assignments.filter { key, _ in key.programme == programme }.values
        return Set(series.flatMap { $0.map(\.validFrom) }).sorted()
    }

    /// The entries of a programme's path: entering, listing, steps, returned applications; as recorded.
    func path(in programme: String) -> [TownHistoryEntry] {
        entries.filter { entry in
            switch entry.kind {
            case .joined, .listed, .step, .applicationReturned: entry.programme == programme
            case .registered, .corrected, .stepCorrected, .honour: false
            }
        }
    }

    /// The history for readers: dates as put right, and which entry did it.
    var history: [TownHistoryEntry] {
        var correctors: [Int: Int] = [:]
        for entry in entries { if let corrected = entry.corrects { correctors[corrected] = entry.entry } }
        return entries.map { entry in
            var shown = entry
            shown.validFrom = dates[entry.entry] ?? entry.validFrom
            shown.correctedBy = correctors[entry.entry]
            return shown
        }
    }

    /// A corrected step has the date of its last correction; a corrected value that of the entry it replaces.
    private static func effectiveDates(_ entries: [TownHistoryEntry]) -> [Int: String] {
        var dates = Dictionary(entries.map { ($0.entry, $0.validFrom) }) { _, last in last }
        for entry in entries where entry.kind == .stepCorrected {
            if let corrected = entry.corrects { dates[corrected] = entry.validFrom }
        }
        for entry in entries where entry.kind == .corrected {
            if let corrected = entry.corrects, let date = dates[corrected] { dates[entry.entry] = date }
        }
        return dates
    }
}
