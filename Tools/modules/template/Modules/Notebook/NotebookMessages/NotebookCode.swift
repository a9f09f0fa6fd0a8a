/// The codes of problems that Notebook answers with.
///
/// The code is the contract; the texts may change.
public enum NotebookCode {
    /// A field of the request is wrong; the places are named.
    public static let invalid = "notebook.invalid"
}
