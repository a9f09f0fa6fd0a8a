import Messages
import OfficeFiles
import PolicyMessages
import Testing

@testable import Console

/// What the page of a draft says of its adoption.
@Suite("The page of a draft")
struct PolicyDraftViewTests {
    private static func html(
        _ files: [String],
        version: String,
        imports: Bool = true,
        adopted: Int? = 2
    ) -> String {
        var content = PolicyDraftView.Content(
            title: "方案",
            digest: "",
            files: files.map { DraftFile(name: $0, text: "a\n") }
        )
        (content.draft, content.version) = ("draft-1", version)
        content.adopted = .init(programme: "spring", version: 1, draftVersion: adopted)
        let asker = Asker(
            unit: "县",
            access: .everything,
            modules: ["policy", "registry", "projects"],
            imports: imports
        )
        return ConsolePage(PolicyDraftView(content, for: asker, key: "k"), in: Frame(asker: asker, path: "/policy"))
            .html
    }

    @Test("Tables that did not come along are named with links to them and to the import")
    func tables() {
        let html = Self.html(["programme.yaml", "towns.csv", "projects.csv", "targets.csv"], version: "2")
        #expect(html.contains(#"<a href="/policy/drafts/draft-1/files/projects.csv" download>项目库 projects.csv</a>"#))
        #expect(
            html.contains("/policy/drafts/draft-1/files/towns.csv") && html.contains(#"<a href="/imports">数据导入</a>"#)
        )
        #expect(!html.contains("files/targets.csv"))
        // With a batch the towns came along.
        #expect(!Self.html(["batch-1.yaml", "towns.csv"], version: "2").contains("没有随采用导入"))
        #expect(!Self.html(["projects.csv"], version: "2", imports: false).contains("没有随采用导入"))
    }

    @Test("A draft that was saved after its adoption says that its changes are not in the programme")
    func changed() {
        #expect(!Self.html([], version: "2").contains("还没有采用"))
        #expect(Self.html([], version: "3").contains("第 2 次保存的内容") && Self.html([], version: "3").contains("还没有采用"))
        // Where nobody noted which save it was, the page claims nothing.
        let unknown = Self.html([], version: "3", adopted: nil)
        #expect(unknown.contains("<code>spring</code>。") && !unknown.contains("次保存的内容"))
        #expect(!unknown.contains("还没有采用") && unknown.contains(#"name="again""#))
    }
}
