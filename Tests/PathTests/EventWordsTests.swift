import Host
import ModuleKit
import Testing

@testable import Console

/// What the audit calls events is known of all that the modules declare.
@Suite("Words of events")
struct EventWordsTests {
    @Test("Every event that a module declares has Chinese words")
    func declared() {
        let types = PermissionTable.modules.flatMap { ModuleDeclaration(of: $0).events.keys }
        #expect(types.count > 80)
        let wordless = types.filter { EventWords.chinese(of: $0) == $0 }
        #expect(wordless.sorted() == [], "name them in EventWords")
    }
}
