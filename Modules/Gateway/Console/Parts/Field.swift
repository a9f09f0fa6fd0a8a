/// A field of a form, with what was typed and what was wrong with it.
public struct Field: Sendable {
    /// Its name in the form; what is wrong with it is found under the same name.
    public let name: String
    /// Its id on the page; the name where the page has one form.
    public private(set) var id: String
    /// Its label.
    public let label: String
    /// What stands in it.
    public let value: String
    /// What is wrong with it.
    public let error: String?
    /// A word of help.
    public let hint: String?
    /// The unit behind it.
    public let unit: String?
    /// What a browser takes it for: `text`, `month`, `date`, `password`, `file`.
    public let type: String
    /// Whether it must be filled in.
    public let isRequired: Bool
    /// Whether it has several lines.
    public let isArea: Bool
    /// Whether it is chosen from a list.
    public let isChoice: Bool
    /// What can be chosen.
    public let options: [Option]
    /// Which keyboard a phone shows: `decimal` for numbers.
    public let keyboard: String?
    /// What a browser may fill in by itself: `username`.
    public let completes: String?

    /// A line of text.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - label: Its label.
    ///   - type: What a browser takes it for.
    ///   - value: What stands in it when the form has not been sent.
    ///   - form: What was sent before, and what was wrong with it.
    ///   - unit: The unit behind it.
    ///   - hint: A word of help.
    ///   - required: Whether it must be filled in.
    ///   - keyboard: Which keyboard a phone shows.
    ///   - completes: What a browser may fill in by itself.
    public init(
        _ name: String,
        _ label: String,
        type: String = "text",
        value: String = "",
        form: SentForm? = nil,
        unit: String? = nil,
        hint: String? = nil,
        required: Bool = false,
        keyboard: String? = nil,
        completes: String? = nil
    ) {
        self.init(
            name: name,
            label: label,
            type: type,
            value: value,
            form: form,
            unit: unit,
            hint: hint,
            required: required,
            keyboard: keyboard,
            completes: completes,
            area: false,
            choice: nil
        )
    }

    /// A text of several lines.
    public static func area(
        _ name: String,
        _ label: String,
        value: String = "",
        form: SentForm? = nil,
        hint: String? = nil,
        required: Bool = false
    ) -> Field {
        Field(
            name: name,
            label: label,
            type: "text",
            value: value,
            form: form,
            unit: nil,
            hint: hint,
            required: required,
            keyboard: nil,
            completes: nil,
            area: true,
            choice: nil
        )
    }

    /// A choice of `options`, value and words of each; with the words of `any` also for none of them.
    public static func choice(
        _ name: String,
        _ label: String,
        _ options: [(value: String, text: String)],
        any: String? = nil,
        value: String = "",
        form: SentForm? = nil,
        hint: String? = nil
    ) -> Field {
        let all = (any.map { [(value: "", text: $0)] } ?? []) + options
        return Field(
            name: name,
            label: label,
            type: "text",
            value: value,
            form: form,
            unit: nil,
            hint: hint,
            required: any == nil,
            keyboard: nil,
            completes: nil,
            area: false,
            choice: all
        )
    }

    /// The same field on a page with several forms, where two may have one of this name.
    func inside(_ form: String) -> Field {
        var field = self
        field.id = "\(form)-\(name)"
        return field
    }

    private init(
        name: String,
        label: String,
        type: String,
        value: String,
        form: SentForm?,
        unit: String?,
        hint: String?,
        required: Bool,
        keyboard: String?,
        completes: String?,
        area: Bool,
        choice: [(value: String, text: String)]?
    ) {
        let current = form?.values[name] ?? value
        self.name = name
        self.id = name
        self.label = label
        self.type = type
        self.value = current
        self.error = form?.problem?.error(of: name)
        self.hint = hint
        self.unit = unit
        self.isRequired = required
        self.keyboard = keyboard
        self.completes = completes
        self.isArea = area
        self.isChoice = choice != nil
        self.options = (choice ?? []).map { Option(value: $0.value, text: $0.text, isChosen: $0.value == current) }
    }

    /// Something that can be chosen.
    public struct Option: Sendable {
        /// What is sent.
        public let value: String
        /// What is shown.
        public let text: String
        /// Whether it is chosen.
        public let isChosen: Bool
    }
}

/// A form as it was sent, when it was refused: what was typed stays.
public struct SentForm: Sendable {
    /// Which form of the page.
    public var name: String
    /// What was typed, by field.
    public var values: [String: String]
    /// Why it was refused.
    public var problem: ProblemText?

    /// Keeps a form.
    public init(name: String, values: [String: String], problem: ProblemText?) {
        self.name = name
        self.values = values
        self.problem = problem
    }
}
