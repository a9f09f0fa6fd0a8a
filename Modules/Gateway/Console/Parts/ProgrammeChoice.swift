import Messages
import RegistryMessages

/// Which of several programmes a page is about, for pages that show one at a time.
public struct ProgrammeChoice: Sendable {
    /// The programme; `nil` when there is none that the page could show.
    public let definition: ProgrammeDefinition?
    private let all: [ProgrammeDefinition]

    /// Chooses.
    ///
    /// - Parameters:
    ///   - definitions: Those that the page can show.
    ///   - wanted: The one that was asked for, by id; the first one stands in for another.
    public init(_ definitions: [ProgrammeDefinition], wanted: String?) {
        all = definitions
        definition = definitions.first { $0.id == wanted } ?? definitions.first
    }

    /// The field to choose another.
    var field: Field {
        .choice("programme", "方案", all.map { ($0.id, $0.names.zh) }, value: definition?.id ?? "")
    }
}
