import Messages

/// What is around a page: who looks at it, where they are, and what they have just done.
public struct Frame: Sendable {
    /// Who looks.
    public var asker: Asker
    /// The path of the page, `/towns`.
    public var path: String
    /// What has just been done, by its word in the address (`?done=approved`); `nil` when nothing was.
    public var done: String?
    /// What went wrong; `nil` when nothing did.
    public var problem: ProblemText?

    /// Describes the surroundings of a page.
    public init(asker: Asker, path: String, done: String? = nil, problem: ProblemText? = nil) {
        self.asker = asker
        self.path = path
        self.done = done
        self.problem = problem
    }
}

/// What the layout's template shows.
struct LayoutView {
    let main: String
    let title: String
    let english: String
    let unit: String
    let post: String
    let role: String
    let sections: [Navigation.Section]
    let notice: String
    let trouble: ProblemText?

    init(main: String, heading: Heading, frame: Frame) {
        self.main = main
        title = heading.zh
        english = heading.en
        unit = frame.asker.unit
        post = frame.asker.post
        role = frame.asker.access.role.zh
        sections = Navigation.sections(for: frame.asker, at: frame.path)
        notice = frame.done.flatMap { Notices.text[$0] } ?? ""
        trouble = frame.problem
    }
}
