import Testing

/// One rule of the house: a function over a file's path and text.
///
/// It brings samples that it must catch and samples that it must let pass.
struct TidyRule: Sendable, CustomTestStringConvertible {
    /// The rule in a few words.
    let name: String
    /// Looks at one file; the tree answers what else there is.
    let check: @Sendable (SourceFile, Tree) -> [Finding]
    /// Small trees, each of which breaks the rule.
    let bad: [[String: String]]
    /// Small trees that keep it, as near to breaking it as one can be.
    let good: [[String: String]]

    /// States a rule.
    init(
        _ name: String,
        bad: [[String: String]],
        good: [[String: String]],
        check: @escaping @Sendable (SourceFile, Tree) -> [Finding]
    ) {
        self.name = name
        self.check = check
        self.bad = bad
        self.good = good
    }

    /// What breaks the rule in a tree, each place once.
    func findings(in tree: Tree) -> [Finding] {
        var seen: Set<Finding> = []
        return tree.files.flatMap { check($0, tree) }.filter { seen.insert($0).inserted }
    }

    /// The rule's name, in the list of test cases.
    var testDescription: String { name }
}

extension TidyRule {
    /// Every rule there is.
    static let all: [TidyRule] = sizes + words + imports + rooms + documents
}
