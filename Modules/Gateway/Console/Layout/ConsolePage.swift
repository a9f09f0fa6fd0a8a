/// A page of the console as a browser gets it.
public struct ConsolePage: Sendable {
    /// Its HTML, whole, with everything from outside escaped.
    public let html: String

    /// Puts a view into its frame.
    ///
    /// - Parameters:
    ///   - view: What stands on the page.
    ///   - frame: Who looks at it, where, and what they have just done.
    public init(_ view: some View, in frame: Frame) {
        let main = type(of: view).template.render(view)
        html = Template.layout.render(LayoutView(main: main, heading: view.heading, frame: frame))
    }

    /// A page without the console around it, such as the one to sign in.
    ///
    /// - Parameter view: The page; its template is whole.
    public init(bare view: some View) {
        html = type(of: view).template.render(view)
    }
}

/// What stands on a page: values ready to be shown, no rules.
public protocol View: Sendable {
    /// The template that shows it; its names are the names of the view's stored members.
    static var template: Template { get }
    /// What the page is called.
    var heading: Heading { get }
}

/// What a page is called, in Chinese and small beside it in English.
public struct Heading: Sendable {
    /// The Chinese heading.
    public var zh: String
    /// The English one; empty where the heading is a name.
    public var en: String

    /// Names a page.
    public init(_ zh: String, _ en: String = "") {
        self.zh = zh
        self.en = en
    }
}
