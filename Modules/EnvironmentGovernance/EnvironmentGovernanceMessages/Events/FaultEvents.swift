import Messages

/// A fault was found that was not known.
///
/// Rectification hears it and files a case.
public struct FaultFound: Event, Hashable {
    /// The type.
    public static let name = "environment.fault-found.v1"

    /// The fault's id.
    public var fault: String
    /// How it became known.
    public var origin: FaultOrigin
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The place, by id; `null` when only words say where.
    @OrNull public var place: String?
    /// The place's name, or the words that say where.
    public var placeName: String
    /// The grid, by id; `null` when the place is in none.
    @OrNull public var grid: String?
    /// The checklist item, by id; `null` when a complaint fits none.
    @OrNull public var item: String?
    /// The item's name; `null` without one.
    @OrNull public var itemName: String?
    /// The place's kind, by id; `null` when it is not known.
    @OrNull public var kind: String?
    /// The class of the case, by id; `null` when the usual one holds.
    @OrNull public var caseClass: String?
    /// The unit that answers for the place, or for the grid around it; `null` when nobody does.
    @OrNull public var unit: String?
    /// When it was found, `yyyy-MM-dd`.
    public var date: String
    /// What was seen; `null` when nothing was said.
    @OrNull public var text: String?
    /// SHA-256 of photos, as 64 hex digits each.
    public var photos: [String]
    /// The inspection that found it, by id; `null` for other origins.
    @OrNull public var inspection: String?

    /// The fault's id.
    public var subject: String { fault }

    /// States the fact.
    public init(
        fault: String,
        origin: FaultOrigin,
        programme: String,
        town: String,
        place: String? = nil,
        placeName: String,
        grid: String? = nil,
        item: String? = nil,
        itemName: String? = nil,
        kind: String? = nil,
        caseClass: String? = nil,
        unit: String? = nil,
        date: String,
        text: String? = nil,
        photos: [String] = [],
        inspection: String? = nil
    ) {
        self.fault = fault
        self.origin = origin
        self.programme = programme
        self.town = town
        self._place = OrNull(wrappedValue: place)
        self.placeName = placeName
        self._grid = OrNull(wrappedValue: grid)
        self._item = OrNull(wrappedValue: item)
        self._itemName = OrNull(wrappedValue: itemName)
        self._kind = OrNull(wrappedValue: kind)
        self._caseClass = OrNull(wrappedValue: caseClass)
        self._unit = OrNull(wrappedValue: unit)
        self.date = date
        self._text = OrNull(wrappedValue: text)
        self.photos = photos
        self._inspection = OrNull(wrappedValue: inspection)
    }
}

/// A fault that is known and open was found again; it stays one fault.
public struct FaultSeenAgain: Event {
    /// The type.
    public static let name = "environment.fault-seen-again.v1"

    /// The fault's id.
    public var fault: String
    /// How it was found this time.
    public var origin: FaultOrigin
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// When, `yyyy-MM-dd`.
    public var date: String
    /// How often it was found with this time.
    public var seen: Int

    /// The fault's id.
    public var subject: String { fault }

    /// States the fact.
    public init(fault: String, origin: FaultOrigin, programme: String, town: String, date: String, seen: Int) {
        self.fault = fault
        self.origin = origin
        self.programme = programme
        self.town = town
        self.date = date
        self.seen = seen
    }
}

/// A fault stands elsewhere now: its case moved on, or it was recorded in error.
public struct FaultChanged: Event {
    /// The type.
    public static let name = "environment.fault-changed.v1"

    /// The fault's id.
    public var fault: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// Where it stands now.
    public var state: FaultState
    /// Whether what was done about it was sent back.
    public var returned: Bool
    /// The case that it became, by id; `null` when none had part in it.
    @OrNull public var rectification: String?

    /// The fault's id.
    public var subject: String { fault }

    /// States the fact.
    public init(
        fault: String,
        programme: String,
        town: String,
        state: FaultState,
        returned: Bool = false,
        rectification: String? = nil
    ) {
        self.fault = fault
        self.programme = programme
        self.town = town
        self.state = state
        self.returned = returned
        self._rectification = OrNull(wrappedValue: rectification)
    }
}

/// A complaint was taken; a fault follows from it, or is seen again.
public struct ComplaintTaken: Event {
    /// The type.
    public static let name = "environment.complaint-taken.v1"

    /// The complaint's id.
    public var complaint: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// How it came in (12345, letter, visit).
    public var channel: String
    /// What it says.
    public var text: String
    /// The fault that it is about, by id.
    public var fault: String
    /// When, `yyyy-MM-dd`.
    public var date: String

    /// The complaint's id.
    public var subject: String { complaint }

    /// States the fact.
    public init(
        complaint: String,
        programme: String,
        town: String,
        channel: String,
        text: String,
        fault: String,
        date: String
    ) {
        self.complaint = complaint
        self.programme = programme
        self.town = town
        self.channel = channel
        self.text = text
        self.fault = fault
        self.date = date
    }
}
