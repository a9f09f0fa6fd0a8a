import ECommerceMessages
import Messages

/// Something that stands on one of a town's registers.
protocol RegisterItem: Codable, Hashable, Sendable {
    /// The register that it stands on.
    static var register: CommerceRegister { get }
    /// Its id within the town's register.
    var id: String { get }
    /// What it is called.
    var title: String { get }
    /// What sort of thing it is, where the register has several; otherwise empty.
    var sort: String { get }
    /// Adds what is wrong with it.
    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults)
}

extension RegisterItem {
    var sort: String { "" }
}

/// What entries are checked against.
struct RegisterChecks {
    let channels: [String]
    let categories: [String]
    /// Villages on the town's register.
    let villages: Set<String>
    let today: String

    fileprivate func village(_ id: String, _ pointer: String, _ faults: inout Faults) {
        faults.require(villages.contains(id), pointer, "there is no village '\(id)' on the town's register")
    }

    fileprivate func pastDay(_ day: String?, _ pointer: String, _ faults: inout Faults) {
        faults.requireDay(day, pointer)
        faults.require(day ?? "" <= today, pointer, "is in the future: today is \(today)")
    }

    fileprivate func known(_ id: String, _ ids: [String], _ what: String, _ pointer: String, _ faults: inout Faults) {
        faults.requireCode(id, pointer)
        guard !ids.isEmpty, !ids.contains(id) else { return }
        faults.add(pointer, "there is no \(what) '\(id)'; expected one of \(ids.joined(separator: ", "))")
    }

    /// Refuses a day before another one.
    fileprivate func order(_ first: String?, _ last: String?, _ pointer: String, _ faults: inout Faults) {
        guard let first, let last, last < first else { return }
        faults.add(pointer, "is before \(first)")
    }
}

extension Village: RegisterItem {
    static var register: CommerceRegister { .villages }
    var title: String { name }

    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults) {
        faults.requireName(name, place + "/name")
        if let households {
            let message = "expected 1 to 1000000 households, found \(households)"
            faults.require((1...1_000_000).contains(households), place + "/households", message)
        }
        guard let code = regionCode else { return }
        let isCode = (6...12).contains(code.utf8.count) && code.utf8.allSatisfy { (48...57).contains($0) }
        faults.require(isCode, place + "/regionCode", "expected 6 to 12 digits, found '\(code.prefix(32))'")
    }
}

extension Shop: RegisterItem {
    static var register: CommerceRegister { .shops }
    var title: String { name }

    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults) {
        faults.requireName(name, place + "/name")
        rules.known(channel, rules.channels, "channel", place + "/channel", &faults)
        if let category { rules.known(category, rules.categories, "category", place + "/category", &faults) }
        rules.pastDay(opened, place + "/opened", &faults)
        rules.pastDay(closed, place + "/closed", &faults)
        rules.order(opened, closed, place + "/closed", &faults)
        let most = RegisterLimit.attributions
        faults.require(attributions.count <= most, place + "/attributions", "expected at most \(most)")
        for (index, attribution) in attributions.prefix(most).enumerated() {
            let at = place + "/attributions/\(index)"
            rules.village(attribution.village, at + "/village", &faults)
            rules.pastDay(attribution.since, at + "/since", &faults)
        }
    }

    /// The villages that it counts for, month by month; see ``ShopAttribution``.
    var places: [ShopPlace] { ShopPlace.places(of: attributions) }
}

extension Courier: RegisterItem {
    static var register: CommerceRegister { .couriers }
    var title: String { name }

    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults) {
        faults.requireName(name, place + "/name")
        let most = RegisterLimit.villages
        faults.require(villages.count <= most, place + "/villages", "expected at most \(most)")
        faults.requireUnique(villages) { place + "/villages/\($0)" }
        for (index, id) in villages.prefix(most).enumerated() {
            rules.village(id, place + "/villages/\(index)", &faults)
        }
    }
}

extension CommerceAsset: RegisterItem {
    static var register: CommerceRegister { .assets }
    var title: String { name ?? "" }
    var sort: String { kind.rawValue }

    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults) {
        if kind == .streamer {
            faults.require(name == nil, place + "/name", "expected none: a streamer is known by the code alone")
        } else {
            faults.requireName(name, place + "/name")
        }
        if let village { rules.village(village, place + "/village", &faults) }
        rules.pastDay(since, place + "/since", &faults)
        rules.pastDay(until, place + "/until", &faults)
        rules.order(since, until, place + "/until", &faults)
    }
}

extension CommerceActivity: RegisterItem {
    static var register: CommerceRegister { .activities }
    var title: String { name }
    var sort: String { kind.rawValue }

    func check(at place: String, _ rules: RegisterChecks, _ faults: inout Faults) {
        faults.requireName(name, place + "/name")
        rules.pastDay(date, place + "/date", &faults)
        if let room { faults.requireCode(room, place + "/room") }
        if let streamer { faults.requireCode(streamer, place + "/streamer") }
        faults.require(orders ?? 0 >= 0, place + "/orders", "expected 0 or more")
        if let sales, Money.cents(sales) == nil {
            faults.add(place + "/sales", "expected 0 to \(Money.most) 元 with at most two places, found \(sales)")
        }
    }
}

/// A village that a shop counts for from one month to another.
struct ShopPlace: Hashable {
    /// The first month.
    var from: String
    /// The month after the last one; ``Months/end`` for the last place.
    var to: String
    var village: String
    var provenance: ShopProvenance

    /// In each month the most trusted attribution counts; of equals the one that began last.
    ///
    /// A month counts as a whole for what began in it.
    static func places(of attributions: [ShopAttribution]) -> [ShopPlace] {
        let starts = Set(attributions.map { Months.month(of: $0.since) }).sorted()
        return starts.enumerated().compactMap { index, start in
            let known = attributions.filter { Months.month(of: $0.since) <= start }
            let best = known.min { ($0.provenance.rank, $1.since) < ($1.provenance.rank, $0.since) }
            return best.map { best in
                ShopPlace(
                    from: start,
                    to: index + 1 < starts.count ? starts[index + 1] : Months.end,
                    village: best.village,
                    provenance: best.provenance
                )
            }
        }
    }
}
