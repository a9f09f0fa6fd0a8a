import Testing

/// The style is a test: the rules of `docs/house-style.md` that a machine can read.
struct TidyTests {
    @Test(arguments: TidyRule.all)
    func theRepositoryKeeps(rule: TidyRule) {
        let report = rule.findings(in: .repository).map(\.description).joined(separator: "\n")

        if !report.isEmpty { Issue.record("\(rule.name):\n\(report)") }
    }

    @Test(arguments: TidyRule.all)
    func theBadSamplesAreCaught(rule: TidyRule) {
        #expect(!rule.bad.isEmpty, "a rule without a bad sample cannot be seen to work")

        for sample in rule.bad {
            #expect(!rule.findings(in: Tree(sample)).isEmpty, "\(rule.name) did not catch \(sample)")
        }
    }

    @Test(arguments: TidyRule.all)
    func theGoodSamplesPass(rule: TidyRule) {
        #expect(!rule.good.isEmpty, "a rule without a good sample may refuse everything")

        for sample in rule.good {
            #expect(rule.findings(in: Tree(sample)).isEmpty, "\(rule.name) refused \(sample)")
        }
    }

    @Test
    func theWalkSeesTheRepository() {
        let tree = Tree.repository

        #expect(tree.paths.contains("Package.swift"))
        #expect(tree.domainModules.isSuperset(of: ["Registry", "Audit"]))
        #expect(tree.files.contains { $0.path == "Modules/Bus/Wire/RecordHead.swift" && !$0.code.isEmpty })
        #expect(!tree.paths.contains { $0.hasPrefix(".build/") || $0.hasPrefix(".git/") })
    }
}
