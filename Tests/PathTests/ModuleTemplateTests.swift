import Foundation
import Messages
import Testing

@testable import baizhen

/// `baizhen module new` in a checkout that holds only what it changes.
///
/// That the template itself works is proven by its own tests, which run with all others.
struct ModuleTemplateTests {
    private static let manifest = "Package.swift"
    private static let catalogue = "Modules/Host/Host/Composition/ModuleCatalogue.swift"

    private let root: URL
    private let template: ModuleTemplate

    init() throws {
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        root = FileManager.default.temporaryDirectory.appending(path: "checkout-\(UUID().uuidString)")
        for path in [Self.manifest, Self.catalogue, "Tools/modules/template"] {
            let copy = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try FileManager.default.copyItem(at: checkout.appending(path: path), to: copy)
        }
        template = ModuleTemplate(SourceTemplate("Tools/modules/template", in: root.path))
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    @Test
    func aNewModuleIsTheTemplateUnderItsOwnName() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let files = try template.write("CulturalHeritage")
        #expect(files.contains("Modules/CulturalHeritage/CulturalHeritage/Service/CulturalHeritageModule.swift"))
        #expect(files.contains("Tests/CulturalHeritageTests/CulturalHeritageModuleTests.swift"))
        for file in files where file != Self.manifest && file != Self.catalogue {
            #expect(!(try text(file)).lowercased().contains("notebook"), "\(file)")
        }
        #expect(try text(files[0]).isEmpty == false)
    }

    @Test
    func theManifestAndTheHostKnowANewModule() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        _ = try template.write("Heritage")
        let manifest = try text(Self.manifest)
        #expect(manifest.contains("    Target.module(\"Heritage\"),\n    // A new module goes above."))
        #expect(manifest.contains("    .tests(of: \"Heritage\"),\n"))
        let catalogue = try text(Self.catalogue)
        #expect(catalogue.contains("import Heritage\nimport Ledger\n"))
        #expect(catalogue.contains("        HeritageModule.name,\n        // A new module starts above."))
        #expect(catalogue.contains("case HeritageModule.name: try service(HeritageModule(), store, surroundings)\n"))
    }

    @Test
    func aSecondModuleOfTheSameNameIsRefused() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        _ = try template.write("Heritage")
        let manifest = try text(Self.manifest)
        let problem = #expect(throws: Problem.self) { try template.write("Heritage") }
        #expect(problem?.code == "client.exists")
        #expect(try text(Self.manifest) == manifest)
    }

    @Test(arguments: ["heritage", "Two words", "Notebook", ""])
    func aNameIsWordsWithCapitals(_ name: String) throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let problem = #expect(throws: Problem.self) { try template.write(name) }
        #expect(problem?.code == "client.bad-name")
        #expect(problem?.remedy.contains("such as Heritage") == true)
    }

    @Test
    func aManifestWithoutItsMarksIsLeftAlone() throws {
        defer { try? FileManager.default.removeItem(at: root) }
        let bare = "// nothing\n"
        try bare.write(to: root.appending(path: Self.manifest), atomically: true, encoding: .utf8)
        let problem = #expect(throws: Problem.self) { try template.write("Heritage") }
        #expect(problem?.code == "client.no-mark")
        #expect(problem?.remedy.contains("Target.module(\"Heritage\"),") == true)
        #expect(!FileManager.default.fileExists(atPath: root.appending(path: "Modules/Heritage").path))
        #expect(try text(Self.manifest) == bare)
    }
}
