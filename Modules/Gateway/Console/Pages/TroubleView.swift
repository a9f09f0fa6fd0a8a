/// A page that could not be made: what happened, and ways back.
public struct TroubleView: View {
    /// The template.
    public static let template = Template(PackageResources.nothing_mustache)
    /// What the page is called.
    public let heading: Heading

    let link: String

    /// Makes the page; what happened stands in the frame.
    ///
    /// - Parameter isMissing: Whether there is nothing here, or nothing for the asker.
    public init(isMissing: Bool) {
        heading = isMissing ? Heading("没有找到", "Not found") : Heading("没有办成", "Not done")
        link = "/"
    }
}
