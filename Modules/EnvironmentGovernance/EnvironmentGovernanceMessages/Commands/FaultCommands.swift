import Messages

/// What became of a fault that somebody told of.
public struct FaultReply: Codable, Sendable, Hashable {
    /// The fault.
    public var fault: String
    /// Whether it was not known before.
    public var isNew: Bool
    /// The complaint; `null` when there is none.
    @OrNull public var complaint: String?

    /// Makes a reply.
    public init(fault: String, isNew: Bool, complaint: String? = nil) {
        self.fault = fault
        self.isNew = isNew
        self._complaint = OrNull(wrappedValue: complaint)
    }
}

/// Tells of a fault that somebody saw on their way round (巡查), on no fixed day.
///
/// > Source: AC-001-30: part-time inspectors (兼职巡视员) and volunteers inspect by area, not on fixed dates.
public struct ReportFault: Command {
    /// The name on the bus.
    public static let name = "environment.report-fault"
    /// What became of it.
    public typealias Reply = FaultReply

    /// The programme.
    public var programme: String
    /// The place.
    public var place: String
    /// The checklist item that is not kept.
    public var item: String
    /// What was seen.
    public var text: String?
    /// SHA-256 of photos, as 64 hex digits each; the photos themselves are not kept here.
    @OrEmpty public var photos: [String]
    /// The day, `yyyy-MM-dd`; left out: today.
    public var date: String?

    /// Makes a command.
    public init(
        programme: String,
        place: String,
        item: String,
        text: String? = nil,
        photos: [String] = [],
        date: String? = nil
    ) {
        self.programme = programme
        self.place = place
        self.item = item
        self.text = text
        self._photos = OrEmpty(wrappedValue: photos)
        self.date = date
    }
}

/// Takes a complaint from the public.
///
/// No name, telephone number or number of an identity card belongs in it; what looks like one is refused.
public struct TakeComplaint: Command {
    /// The name on the bus.
    public static let name = "environment.take-complaint"
    /// What became of it.
    public typealias Reply = FaultReply

    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// How it came in (热线, 来信, 来访, 网络).
    public var channel: String
    /// What it says, without whose it is.
    public var text: String
    /// The place, by id, when it is on record.
    public var place: String?
    /// Where it is, in words, when the place is not on record.
    public var location: String?
    /// The kind of place, by id, when the place is not on record.
    public var kind: String?
    /// The checklist item, by id, when it fits one.
    public var item: String?
    /// The day, `yyyy-MM-dd`; left out: today.
    public var date: String?

    /// Makes a command.
    public init(
        programme: String,
        town: String,
        channel: String,
        text: String,
        place: String? = nil,
        location: String? = nil,
        kind: String? = nil,
        item: String? = nil,
        date: String? = nil
    ) {
        self.programme = programme
        self.town = town
        self.channel = channel
        self.text = text
        self.place = place
        self.location = location
        self.kind = kind
        self.item = item
        self.date = date
    }
}
