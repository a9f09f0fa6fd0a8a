extension TidyRule {
    /// What may not be written, and where.
    static let words = [
        noPrinting, noForcedTry, noForcedCast, nothingLeftForLater, noSwallowedError, uncheckedIsExplained,
        noSleepingInTests, noPathOfOneMachine, coreNamesNoProgramme, coreNamesNoTownType,
    ]

    private static func sample(_ code: String, in path: String = "Modules/A/A/B.swift") -> [String: String] {
        [path: code]
    }

    private static let noPrinting = TidyRule(
        "Only tools and examples print",
        bad: [
            sample("print(\"a\")"), sample("    debugPrint(a)"),
            sample("func a() { print(b) }", in: "Tests/ATests/A.swift"),
        ],
        good: [
            sample("print(\"a\")", in: "Tools/baizhen/A.swift"), sample("print(1)", in: "examples/a/A.swift"),
            sample("// print(a)"), sample("let a = \"print(a)\""), sample("blueprint(a)"), sample("page.print(a)"),
        ]
    ) { file, _ in
        guard !file.lies(in: "Tools", "examples") else { return [] }
        return ["print(", "debugPrint("].flatMap { file.uses(of: $0) }.map {
            file.finding(line: $0, "prints; a library logs, or returns what it has to say")
        }
    }

    // These words are written apart, so that a search for them does not find their own rules.
    private static let forcedTry = "try" + "!"
    private static let forcedCast = "as" + "!"
    private static let catching = "cat" + "ch"
    private static let leftovers = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    private static let machineFolders = ["home", "root", "Users", "work", "farm", "opt"].map { "/" + $0 + "/" }

    private static let noForcedTry = TidyRule(
        "No forced try",
        bad: [sample("let a = \(forcedTry) b()"), sample("\(forcedTry)b()", in: "Tests/ATests/A.swift")],
        good: [
            sample("let a = try b()"), sample("let a = try? b()"), sample("// \(forcedTry) b()"),
            sample("let a = \"\(forcedTry) b()\""),
        ]
    ) { file, _ in
        file.uses(of: forcedTry).map { file.finding(line: $0, "a forced try; throw the error, or handle it") }
    }

    private static let noForcedCast = TidyRule(
        "No forced cast",
        bad: [sample("let a = b \(forcedCast) C")],
        good: [sample("let a = b as? C"), sample("// b \(forcedCast) C"), sample("ali\(forcedCast).a")]
    ) { file, _ in
        file.uses(of: forcedCast).map {
            file.finding(line: $0, "a forced cast; use `as?` and say what happens otherwise")
        }
    }

    private static let nothingLeftForLater = TidyRule(
        "Nothing is left for later",
        bad: leftovers.map { sample("// \($0): later") } + [sample("# \(leftovers[0])", in: "examples/a/b.py")],
        good: [sample("// Todos are a list."), sample("let a = method(o)")]
    ) { file, _ in
        leftovers.flatMap { word in file.uses(of: word, in: file.text) }.map {
            file.finding(line: $0, "left for later; finish it, or open an issue")
        }
    }

    private static let noSwallowedError = TidyRule(
        "No error is swallowed without a word",
        bad: [
            sample("do { try a() } \(catching) {}"), sample("do { try a() } \(catching) { }"),
            sample("do {\n} \(catching) {\n}"),
        ],
        good: [
            sample("do { try a() } \(catching) { log(error) }"), sample("\(catching)es {}"),
            sample("// \(catching) {}"),
        ]
    ) { file, _ in
        file.uses(of: catching).filter { line in
            let rest = file.code.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line - 1)
            let text = rest.prefix(3).joined()
            guard let word = text.firstRange(of: catching) else { return false }
            return text[word.upperBound...].filter { $0 != " " }.hasPrefix("{}")
        }.map { file.finding(line: $0, "an empty catch hides a failure; handle it, or use `try?` and say why") }
    }

    private static let uncheckedIsExplained = TidyRule(
        "An unchecked Sendable says why it is safe",
        bad: [
            sample("final class A: @unchecked Sendable {}"), sample("// Fine.\nfinal class A: @unchecked Sendable {}"),
        ],
        good: [
            sample("final class A: @unchecked Sendable {\n    // Safe because it never changes."),
            sample("// Safe because all access is under a lock.\nfinal class A: @unchecked Sendable {}"),
            sample(
                "// Safe because\n// it never changes.\n@usableFromInline\nfinal class A:\n    @unchecked Sendable {}"
            ),
        ]
    ) { file, _ in
        let lines = file.text.numberedLines
        return file.uses(of: "@unchecked Sendable").filter { line in
            let around = lines[max(0, line - 12)..<min(line + 1, lines.count)]
            return !around.contains { $0.text.contains("// Safe because") || $0.text.contains("/// Safe because") }
        }.map { file.finding(line: $0, "needs a comment right above or below that starts with `// Safe because`") }
    }

    private static let noSleepingInTests = TidyRule(
        "No test sleeps",
        bad: [
            sample("try await Task.sleep(for: .seconds(1))", in: "Tests/ATests/A.swift"),
            sample("usleep(10)", in: "Tests/ATests/A.swift"), sample("Thread.sleep(1)", in: "Tests/ATests/A.swift"),
            sample("try await ContinuousClock().sleep(for: a)", in: "Tests/ATests/A.swift"),
        ],
        good: [
            sample("try await clock.wait()", in: "Tests/ATests/A.swift"), sample("sleep(1)", in: "Tools/a/A.swift"),
            sample("func sleep(until deadline: Instant)", in: "Tests/ATests/A.swift"),
            sample("asleep(1)", in: "Tests/ATests/A.swift"), sample("// sleep(1)", in: "Tests/ATests/A.swift"),
        ]
    ) { file, _ in
        guard file.lies(in: "Tests") else { return [] }
        let code = file.code.replacing("func sleep(", with: "func (")
        let calls = ["Task.sleep(", "Thread.sleep(", "ContinuousClock().sleep(", "usleep(", "nanosleep(", "sleep("]
        return calls.flatMap { file.uses(of: $0, in: code) }.map {
            file.finding(line: $0, "sleeps; await the event that the test is waiting for")
        }
    }

    private static let noPathOfOneMachine = TidyRule(
        "No path of one machine",
        bad: machineFolders.map { sample("let a = \"\($0)a\"") } + [
            sample("See \(machineFolders[0])a.", in: "docs/a.md")
        ],
        good: [
            sample("See https://example.org\(machineFolders[3])a.", in: "docs/a.md"),
            sample("let a = \"net\(machineFolders[3])\""),
            sample("/usr/share/common-licenses", in: "docs/a.md"),
        ]
    ) { file, _ in
        machineFolders.flatMap { folder in file.uses(of: folder, in: file.text) }.map {
            file.finding(
                line: $0,
                "a path of one machine; take it from the configuration, or from the repository's root"
            )
        }
    }

    /// The ids of the example programmes, and the places that they are about.
    private static let programmes = [
        "jilin", "zhangjiachan", "gaomi", "huangtun", "changzhi", "吉林", "张家产", "高密", "黄屯", "长治",
    ]

    private static let coreNamesNoProgramme = TidyRule(
        "The core names no programme",
        bad: [
            sample("if programme == \"jilin\" {}"), sample("struct GaomiTargets {}"), sample("let a = \"长治市\""),
            sample("case changzhi", in: "Tools/baizhen/A.swift"),
        ],
        good: [
            sample("// As in the programme of jilin."), sample("let a = \"programme\""),
            sample("let a = \"jilin\"", in: "Tests/ATests/A.swift"),
            sample("id: jilin", in: "examples/jilin/programme.yaml"),
        ]
    ) { file, _ in
        let whole = file.codeWithLiterals.lowercased()
        guard file.lies(in: "Modules", "Tools"), programmes.contains(where: whole.holds) else { return [] }
        return file.codeWithLiterals.numberedLines.flatMap { line in
            let text = line.text.lowercased()
            return programmes.filter { text.contains($0) }.map {
                file.finding(line: line.number, "names the programme '\($0)'; a programme is data, under examples/")
            }
        }
    }

    private static let townTypes = ["industrial", "commerce", "culture-tourism", "agricultural"]

    private static let coreNamesNoTownType = TidyRule(
        "The core names no town type",
        bad: townTypes.map { sample("let a = \"\($0)\"") } + [sample("enum A { case industrial, agricultural }")],
        good: [
            sample("// An industrial town."), sample("let a = \"e-commerce\""), sample("let a = ecommerce"),
            sample("let a = \"industrial\"", in: "Plugins/A/Sources/A.swift"),
            sample("let a = \"An industrial town may apply.\""),
        ]
    ) { file, _ in
        guard file.lies(in: "Modules", "Tools") else { return [] }
        let named = townTypes.map { "\"\($0)\"" }.flatMap { file.uses(of: $0, in: file.codeWithLiterals) }
        let cases = townTypes.flatMap { file.uses(of: $0) }
        return (named + cases).map { file.finding(line: $0, "names a town type; a town type is a plugin's matter") }
    }
}
