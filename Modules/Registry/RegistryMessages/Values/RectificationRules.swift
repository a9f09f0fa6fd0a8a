import Messages

/// What a programme says of putting faults right: classes with their deadlines, and codes of reasons.
public struct RectificationRules: Codable, Sendable, Hashable {
    /// The classes; one that a module files by and that is not here is taken from ``usual``.
    @OrEmpty public var classes: [Class]
    /// The codes of reasons.
    @OrEmpty public var reasons: [Reason]
    /// Who puts which cases right when nobody is named; the first that fits holds.
    @OrEmpty public var assignments: [Assignment]
    /// The clause.
    @OrNull public var source: String?

    /// Defines the rules.
    public init(
        classes: [Class] = [],
        reasons: [Reason] = [],
        assignments: [Assignment] = [],
        source: String? = nil
    ) {
        self._classes = OrEmpty(wrappedValue: classes)
        self._reasons = OrEmpty(wrappedValue: reasons)
        self._assignments = OrEmpty(wrappedValue: assignments)
        self._source = OrNull(wrappedValue: source)
    }

    /// A class of cases (案件类别).
    public struct Class: Codable, Sendable, Hashable {
        /// The id.
        public var id: String
        /// The name.
        public var names: LocalizedName
        /// Working days from the day of finding or returning to the deadline.
        public var workingDays: Int
        /// Working days before the deadline on which it is urged (催办) and shown yellow.
        public var urgeBefore: Int
        /// Who is told when it is overdue, level by level.
        @OrEmpty public var escalations: [Escalation]
        /// The unit that puts such cases right when nobody else is named.
        @OrNull public var unit: String?
        /// The clause.
        @OrNull public var source: String?

        /// Makes a class.
        public init(
            id: String,
            names: LocalizedName,
            workingDays: Int,
            urgeBefore: Int,
            escalations: [Escalation] = [],
            unit: String? = nil,
            source: String? = nil
        ) {
            self.id = id
            self.names = names
            self.workingDays = workingDays
            self.urgeBefore = urgeBefore
            self._escalations = OrEmpty(wrappedValue: escalations)
            self._unit = OrNull(wrappedValue: unit)
            self._source = OrNull(wrappedValue: source)
        }
    }

    /// A level of escalation (升级督办).
    public struct Escalation: Codable, Sendable, Hashable {
        /// Working days after the deadline.
        public var after: Int
        /// The unit or post that is told.
        public var to: String

        /// Makes a level.
        public init(after: Int, to: String) {
            self.after = after
            self.to = to
        }
    }

    /// A rule of who puts cases right (派遣规则): of a class, in a town, at a place; what is left out fits every case.
    public struct Assignment: Codable, Sendable, Hashable {
        /// The unit.
        public var unit: String
        /// Only cases of this class, by id.
        @OrNull public var `class`: String?
        /// Only cases of this town, by id.
        @OrNull public var town: String?
        /// Only cases with this word in the name of their place.
        @OrNull public var place: String?

        /// Makes a rule.
        public init(unit: String, class: String? = nil, town: String? = nil, place: String? = nil) {
            self.unit = unit
            self._class = OrNull(wrappedValue: `class`)
            self._town = OrNull(wrappedValue: town)
            self._place = OrNull(wrappedValue: place)
        }
    }

    /// A code of a reason for returning something.
    public struct Reason: Codable, Sendable, Hashable {
        /// The code.
        public var code: String
        /// What it stands for; a reason that begins with it has the code.
        public var names: LocalizedName
        /// The class that follows, by id; `null` when the kind of thing decides.
        @OrNull public var `class`: String?

        /// Makes a code.
        public init(code: String, names: LocalizedName, class: String? = nil) {
            self.code = code
            self.names = names
            self._class = OrNull(wrappedValue: `class`)
        }
    }
}

extension RectificationRules {
    /// The classes that hold where a programme has none of that id: one for each kind of thing that is returned.
    ///
    /// A report is due back in 3 working days, an observation in 5, a fault in 7, an application in 10. Each is urged
    /// a working day before (the application two) and goes to nobody else when it is overdue.
    ///
    /// > Source: our own, for want of a rule; a programme that has one says so in its definition.
    public static let usual = RectificationRules(classes: [
        Class(id: "report", names: .init(zh: "月报退回", en: "returned report"), workingDays: 3, urgeBefore: 1),
        Class(
            id: "application",
            names: .init(zh: "申报材料退回", en: "returned application"),
            workingDays: 10,
            urgeBefore: 2
        ),
        Class(id: "observation", names: .init(zh: "指标数据退回", en: "returned figure"), workingDays: 5, urgeBefore: 1),
        Class(id: "fault", names: .init(zh: "问题整改", en: "fault"), workingDays: 7, urgeBefore: 1),
    ])

    /// The unit that puts a case right when nobody is named: the first assignment's that fits, otherwise the class's.
    public func unit(for rule: Class, town: String?, place: String?) -> String? {
        let fitting = assignments.first { assignment in
            (assignment.class ?? rule.id) == rule.id && (assignment.town ?? town) == town
                && assignment.place.map { place?.contains($0) ?? false } ?? true
        }
        return fitting?.unit ?? rule.unit
    }

    /// The class of an id: the programme's own, otherwise the usual one; `nil` when there is neither.
    public func find(class id: String) -> Class? {
        classes.first { $0.id == id } ?? Self.usual.classes.first { $0.id == id }
    }
}
