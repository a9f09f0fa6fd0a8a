extension TidyRule {
    /// What the documents promise.
    static let documents = [linksLeadSomewhere, readmesShowTheCommands, stopsStand, codesExist]

    private static let linksLeadSomewhere = TidyRule(
        "Every link in a document leads somewhere",
        bad: [
            ["docs/a.md": "See [b](b.md)."], ["docs/a.md": "![b](../pictures/b.svg)"],
            ["a.md": "[up](../b.md)", "b.md": ""],
            ["a.md": "`code` and [b](b.md#part)"],
        ],
        good: [
            [
                "docs/a.md": "See [b](b.md), [c](../c.md#part) and [d](./e/).", "docs/b.md": "", "c.md": "",
                "docs/e/f.md": "",
            ],
            ["a.md": "[out](https://example.org/a.md) [here](#part)"], ["a.md": "```\n[b](b.md)\n```\n`[b](b.md)`"],
        ]
    ) { file, tree in
        guard file.isMarkdown else { return [] }
        return MarkdownLinks(file.text).links.filter { link in
            guard let path = MarkdownLinks.path(of: link.target, from: file.path) else { return false }
            return !path.isEmpty && !tree.paths.contains(path)
        }.map { file.finding(line: $0.line, "the link to '\($0.target)' leads nowhere") }
    }

    private static let readmesShowTheCommands = TidyRule(
        "Both READMEs show the two commands",
        bad: [["README.md": "make run"], ["README.zh-CN.md": "make test"]],
        good: [["README.md": "make run\nmake test"], ["docs/README.md": ""]]
    ) { file, _ in
        guard ["README.md", "README.zh-CN.md"].contains(file.path) else { return [] }
        return ["make run", "make test"].filter { !file.text.contains($0) }.map {
            file.finding(line: 1, "does not show `\($0)`")
        }
    }

    private static let stopsStand = TidyRule(
        "Every stop of docs/follow-a-command.md stands where the page says",
        bad: [
            stops("1. [`take`](../A.swift) takes.", [:]),
            stops("1. [`take`](../A.swift) takes.", ["A.swift": "func give() {}"]),
            stops("1. [`take`](../A.swift) takes.", ["A.swift": "func takeAll() {}"]),
            stops("1. It takes.", [:]), stops("1. [A](../A.swift) takes.", ["A.swift": "take"]),
            stops("2. [`take`](../A.swift) takes.", ["A.swift": "func take() {}"]), stops("No stops.", [:]),
        ],
        good: [
            stops(
                "1. [`take`](../A.swift) takes.\n\n   More.\n\n2. [`B.give`](../A.swift) gives.",
                ["A.swift": "func take() {}\nstruct B { func give() {} }"]
            ),
            ["docs/other.md": "1. It takes."],
        ]
    ) { file, tree in
        guard file.path == "docs/follow-a-command.md" else { return [] }
        return CommandStops(file).findings(in: tree)
    }

    private static let codesExist = TidyRule(
        "Every problem code in docs/operating.md exists",
        bad: [["docs/operating.md": "`host.locked`"], codes("`host.gone`"), codes("`host.locked`, `bus.lost`")],
        good: [codes("| `host.locked` | `host.yaml` `lock` host.gone |"), ["docs/a.md": "`host.gone`"]]
    ) { file, tree in
        guard file.path == "docs/operating.md" else { return [] }
        let rooms = ["host.", "client.", "bus.", "ledger.", "gateway."]
        return file.text.numberedLines.flatMap { line in
            let spans = line.text.split(separator: "`", omittingEmptySubsequences: false)
            let codes = spans.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
            return codes.filter { code in
                rooms.contains(where: code.hasPrefix) && code.allSatisfy { $0.isLowercase || "-.".contains($0) }
            }.filter { code in
                !code.hasSuffix(".yaml") && !tree.files.contains { $0.codeWithLiterals.holds("\"\(code)\"") }
            }.map { file.finding(line: line.number, "no code makes the problem '\($0)'") }
        }
    }

    private static func codes(_ text: String) -> [String: String] {
        ["docs/operating.md": text, "Modules/A/A/B.swift": "let a = Problem(\"host.locked\")"]
    }

    private static func stops(_ text: String, _ files: [String: String]) -> [String: String] {
        files.merging(["docs/follow-a-command.md": text]) { _, new in new }
    }
}
