import Foundation
import Messages
import OfficeFiles
import PolicyMessages

/// A policy text with what was read of it, and the draft that comes of it.
public struct PolicyDraftView: View {
    /// The template.
    public static let template = Template(PackageResources.policydraft_mustache)
    /// What the page is called.
    public let heading: Heading

    let title: String
    let digest: String
    let draft: String
    let version: String
    let document: String
    let key: String
    let counts: [Tile]
    let facts: [Fact]
    let lines: [Line]
    let findings: [Finding]
    let files: [File]
    let verdict: String
    let isWrong: Bool
    let loose: [Fault]
    let adopted: Adopted?

    /// What a page is made of.
    public struct Content: Sendable {
        /// What the draft is called.
        public var title: String
        /// The SHA-256 of the document.
        public var digest: String
        /// The draft's id; empty when it was not saved.
        public var draft = ""
        /// The version that is shown; empty when it was not saved.
        public var version = ""
        /// The text of the document, without names of persons; empty when there is none.
        public var document = ""
        /// The files.
        public var files: [DraftFile]
        /// What it became.
        public var adopted: PolicyDraft.Adoption?
        /// What was read; `nil` when there is no document any more.
        public var reading: ReadPolicy.Reply?
        /// What is wrong with the files; `nil` when nobody looked.
        public var faults: [FileFault]?

        /// Begins with a title and files.
        public init(title: String, digest: String, files: [DraftFile]) {
            self.title = title
            self.digest = digest
            self.files = files
        }
    }

    /// A line of the text with the ways to what was read of it.
    struct Line: Sendable {
        let number: Int
        let text: String
        let isQuiet: Bool
        let marks: [Finding]
    }

    /// Something that was read.
    struct Finding: Sendable {
        let index: Int
        let place: Int
        let sort: String
        let word: String
        let said: String
    }

    /// A file of the draft.
    struct File: Sendable {
        let name: String
        let meaning: String
        let content: String
        let height: Int
        let isOpen: Bool
        let faults: [Fault]
    }

    /// Something wrong in a file.
    struct Fault: Sendable {
        let area: String
        let row: String
        let place: String
        let message: String
    }

    /// The programme that a draft became.
    struct Adopted: Sendable {
        let programme: String
        /// Which save it was; empty where nobody noted it.
        let edition: String
        let hasChanged: Bool
        let links: [Link]
        /// The files that are imported by hand.
        let tables: [Link]
        let mayImport: Bool
    }

    /// A page where its things stand.
    struct Link: Sendable {
        let path: String
        let text: String
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - content: What stands on it.
    ///   - asker: Who looks.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ content: Content, for asker: Asker, key: String) {
        heading = Heading(content.title)
        (title, digest, draft, version) = (content.title, content.digest, content.draft, content.version)
        document = Data(content.document.utf8).base64EncodedString()
        self.key = key
        let read = content.reading?.findings ?? []
        facts = read.filter { $0.sort == "card" }.map(Self.fact)
        let found = read.filter { $0.sort != "card" }.enumerated().map { Finding($0, $1) }
        let marks = Dictionary(grouping: found, by: \.place)
        findings = found
        lines = (content.reading?.lines ?? []).enumerated().map { index, line in
            Line(number: index + 1, text: line.text, isQuiet: !line.isRead, marks: marks[index + 1] ?? [])
        }
        counts = Self.sorts.map { sort, word in
            Tile(word, String(found.count { $0.sort == sort }), tone: sort == "discrepancy" ? .warning : .quiet)
        }
        let faults = Dictionary(grouping: content.faults ?? [], by: \.file)
        let shown = content.files.filter { $0.name != "reading.json" }
        files = shown.map { File($0, faults[$0.name] ?? []) }
        let known = Set(shown.map(\.name))
        loose = (content.faults ?? []).filter { !known.contains($0.file) }.map(Fault.init)
        isWrong = content.faults?.isEmpty == false
        verdict = content.faults.map(Self.verdict) ?? ""
        adopted = content.adopted.map { Adopted($0, of: content, for: asker) }
    }

    private static func fact(_ finding: ReadPolicy.Finding) -> Fact {
        let parts = finding.text.split(separator: "：", maxSplits: 1).map(String.init)
        return parts.count == 2 ? Fact(parts[0], parts[1]) : Fact("", finding.text)
    }

    private static func verdict(_ faults: [FileFault]) -> String {
        faults.isEmpty
            ? "检查通过，可以采用。" : "有 \(faults.count) 处需要改正，没有采用。位置标在各文件下面。"
    }

    /// The sorts of findings and their words, in the order in which they are counted.
    static let sorts = [
        (sort: "heading", word: "标题"), (sort: "list", word: "清单"),
        (sort: "clause", word: "责任条款"), (sort: "target", word: "指标"), (sort: "discrepancy", word: "不一致"),
    ]
}

extension PolicyDraftView.Finding {
    fileprivate init(_ index: Int, _ finding: ReadPolicy.Finding) {
        self.index = index
        place = finding.line
        sort = finding.sort
        word = PolicyDraftView.sorts.first { $0.sort == finding.sort }?.word ?? finding.sort
        // The words of a view without columns begin with the sort.
        said = finding.text.hasPrefix(word + " ") ? String(finding.text.dropFirst(word.count + 1)) : finding.text
    }
}

extension PolicyDraftView.File {
    /// What files of a draft are, in the order in which people look at them.
    private static let meanings = [
        "programme.yaml": "方案", "units.yaml": "单位", "regions.yaml": "区划", "batch-1.yaml": "名单的出处与数目",
        "towns.csv": "名单", "targets.csv": "目标表，采用时一并导入", "projects.csv": "项目表，采用后在数据导入中导入",
        "measures.csv": "项目的投资，与项目表放在一起用命令导入",
    ]

    fileprivate init(_ file: DraftFile, _ faults: [FileFault]) {
        name = file.name
        meaning = Self.meanings[file.name] ?? "表，供查阅"
        content = file.text.filter { $0 != "\u{FEFF}" }
        height = min(max(content.count { $0.isNewline } + 1, 4), 24)
        isOpen = !faults.isEmpty || file.name == "programme.yaml"
        self.faults = faults.map(PolicyDraftView.Fault.init)
    }
}

extension PolicyDraftView.Fault {
    fileprivate init(_ fault: FileFault) {
        area = "f-" + fault.file
        row = fault.line.map(String.init) ?? ""
        let place = [fault.line.map { "第 \($0) 行" }, fault.column.map { "“\($0)”" }].compactMap { $0 }
        self.place = ([fault.file] + place).joined(separator: "，")
        message = ProblemWords.chinese(of: fault.message)
    }
}

extension PolicyDraftView.Adopted {
    fileprivate init(
        _ adoption: PolicyDraft.Adoption,
        of content: PolicyDraftView.Content,
        for asker: Asker
    ) {
        programme = adoption.programme
        edition = adoption.draftVersion.map(String.init) ?? ""
        hasChanged = adoption.draftVersion.map { Int(content.version) ?? 0 > $0 } ?? false
        // A list is published with its batch; without one its towns come in by themselves.
        let names = Set(content.files.map(\.name))
        let byHand = names.contains("batch-1.yaml") ? ["projects.csv"] : ["towns.csv", "projects.csv"]
        tables = byHand.filter(names.contains).map { name in
            let words = name == "towns.csv" ? "城镇名单" : "项目库"
            return .init(
                path: "/policy/drafts/\(Address.escaped(content.draft))/files/\(name)",
                text: "\(words) \(name)"
            )
        }
        mayImport = asker.mayOpen("/imports")
        let query = [("programme", adoption.programme)]
        let links = [
            PolicyDraftView.Link(path: Address("/towns", query).text, text: "城镇"),
            PolicyDraftView.Link(path: Address("/projects", query).text, text: "项目"),
            PolicyDraftView.Link(path: Address("/responsibilities", query).text, text: "责任分工"),
            PolicyDraftView.Link(path: "/rounds", text: "月度调度"),
        ]
        self.links = links.filter { asker.mayOpen($0.path) }
    }
}
