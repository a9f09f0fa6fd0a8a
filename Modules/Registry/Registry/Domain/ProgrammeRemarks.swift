import Messages
import RegistryMessages

/// What a definition should be known for although nothing in it is wrong: lists that are not as long as the document
/// says, what was derived and not read, who leads.
///
/// A document that contradicts itself is put on record as it is; the contradiction is told, not mended.
public enum ProgrammeRemarks {
    /// The remarks, one line each.
    ///
    /// - Parameter definition: A programme's definition.
    /// - Returns: For each list how many are stated, named and not named; what was derived; the leading group.
    public static func lines(of definition: ProgrammeDefinition) -> [String] {
        definition.enumerations.map(line)
            + definition.card.derived.map { derived in
                "\(derived.field.rawValue) is not stated; it was derived: \(derived.basis)"
            } + (definition.leadingGroup.map { [line($0)] } ?? [])
    }

    /// `10 actions stated, 9 named, number 10 not named`.
    static func line(_ list: Enumeration) -> String {
        let name = list.names.en ?? list.names.zh
        let named = list.items.count { $0.name != nil }
        let listed = Set(list.items.map(\.number))
        let missing = (list.statedCount.map { Array(1...max(1, $0)) } ?? []).filter { !listed.contains($0) }
        let unnamed = (list.items.filter { $0.name == nil }.map(\.number) + missing).sorted()
        let numbers = unnamed.map(String.init).joined(separator: ", ")
        var parts = [list.statedCount.map { "\($0) \(name) stated" } ?? "\(name): no number stated", "\(named) named"]
        if !unnamed.isEmpty { parts.append("\(unnamed.count == 1 ? "number" : "numbers") \(numbers) not named") }
        if let stated = list.statedCount, list.items.count > stated {
            parts.append("\(list.items.count - stated) more than stated")
        }
        return parts.joined(separator: ", ")
    }

    private static func line(_ group: LeadingGroup) -> String {
        let counts = "1 head, \(group.deputies.count) deputies, \(group.members.count) members"
        let end = group.dissolves.map { "; \($0)" } ?? ""
        return "leading group: \(counts), office \(group.office)\(end)"
    }
}
