import Messages

/// What was found of a checklist item.
public enum FindingResult: String, Codable, Sendable, CaseIterable {
    /// It is right.
    case pass
    /// It is wrong; a fault follows.
    case fail
    /// It does not apply at this place.
    case notApplicable = "not-applicable"
    /// Only a number was taken; it counts in no score.
    case measured
}

/// What was found of one item at one place.
public struct ItemResult: Codable, Sendable, Hashable {
    /// The checklist item, by id.
    public var item: String
    /// What was found.
    public var result: FindingResult
    /// The measured value; only for items that are measured.
    @OrNull public var value: DecimalValue?
    /// The value's unit, the item's own.
    @OrNull public var unit: String?
    /// What was seen, in words.
    @OrNull public var text: String?
    /// SHA-256 of photos, as 64 hex digits each.
    ///
    /// The photos themselves are not kept here.
    @OrEmpty public var photos: [String]

    /// Records a result.
    public init(
        _ item: String,
        _ result: FindingResult,
        value: DecimalValue? = nil,
        unit: String? = nil,
        text: String? = nil,
        photos: [String] = []
    ) {
        self.item = item
        self.result = result
        self._value = OrNull(wrappedValue: value)
        self._unit = OrNull(wrappedValue: unit)
        self._text = OrNull(wrappedValue: text)
        self._photos = OrEmpty(wrappedValue: photos)
    }
}

/// A result on record.
public struct Finding: Codable, Sendable, Hashable {
    /// The inspection.
    public var inspection: String
    /// The programme.
    public var programme: String
    /// The town.
    public var town: String
    /// The place.
    public var place: String
    /// What was found.
    public var result: ItemResult
    /// The day, `yyyy-MM-dd`.
    public var date: String
    /// The unit that recorded it.
    public var unit: String
    /// How often it was corrected.
    public var corrections: Int

    /// Describes a finding.
    public init(
        inspection: String,
        programme: String,
        town: String,
        place: String,
        result: ItemResult,
        date: String,
        unit: String,
        corrections: Int
    ) {
        self.inspection = inspection
        self.programme = programme
        self.town = town
        self.place = place
        self.result = result
        self.date = date
        self.unit = unit
        self.corrections = corrections
    }
}
