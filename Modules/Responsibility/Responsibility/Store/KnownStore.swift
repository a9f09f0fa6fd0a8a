import Ledger
import Messages
import ModuleKit
import RegistryMessages
import ResponsibilityMessages

/// What was heard of the registry: programmes with their tasks, units, and which towns are where.
struct KnownStore {
    let tables: any TableReader

    /// The tasks of a programme.
    ///
    /// - Parameters:
    ///   - programme: Its id.
    ///   - version: A version of its definition; `nil` for the last one.
    /// - Returns: The tasks, with the unit register as it is now.
    /// - Throws: ``Problem`` `responsibility.unknown-programme`.
    func book(_ programme: String, version: Int? = nil) throws -> TaskBook {
        let last = "(SELECT MAX(l.version) FROM known_programmes l WHERE l.id = p.id)"
        let row = try tables.row(
            "SELECT p.* FROM known_programmes p WHERE p.id = ? AND p.version = COALESCE(?, \(last))",
            [.text(programme), .init(version)]
        )
        guard let row else {
            let which = version.map { " in version \($0)" } ?? ""
            throw Problem(
                ResponsibilityCode.unknownProgramme,
                .notFound,
                "The programme '\(programme)' is not known here\(which).",
                remedy: "Define it first (\(DefineProgramme.name)); one just defined is known in a moment."
            )
        }
        return try book(row, try directory())
    }

    /// The tasks of every programme in its last version, by programme.
    func books() throws -> [TaskBook] {
        let directory = try directory()
        let rows = try tables.rows(
            """
            SELECT p.* FROM known_programmes p
            WHERE p.version = (SELECT MAX(l.version) FROM known_programmes l WHERE l.id = p.id) ORDER BY p.id
            """
        )
        return try rows.map { try book($0, directory) }
    }

    /// The unit register.
    func directory() throws -> UnitDirectory {
        let rows = try tables.rows("SELECT definition FROM known_units ORDER BY id")
        return UnitDirectory(try rows.map { try $0.json(OfficeUnit.self, "definition") })
    }

    /// The type of a town that must be in a programme, `nil` when nobody said.
    ///
    /// - Throws: ``Problem`` `responsibility.unknown-town`.
    func townType(of town: String, in programme: String) throws -> String? {
        let row = try tables.row(
            """
            SELECT t.town_type FROM known_towns t JOIN known_memberships m ON m.town = t.id
            WHERE t.id = ? AND m.programme = ?
            """,
            [.text(town), .text(programme)]
        )
        guard let row else {
            throw Problem(
                ResponsibilityCode.unknownTown,
                .notFound,
                "There is no town '\(town)' in '\(programme)' known here.",
                remedy: "List the programme's towns; one just registered is known in a moment."
            )
        }
        return row.text("town_type")
    }

    private func book(_ row: SQLRow, _ directory: UnitDirectory) throws -> TaskBook {
        TaskBook(
            programme: row.text("id") ?? "",
            version: row.int("version") ?? 0,
            names: try row.json(LocalizedName.self, "names"),
            definitions: try row.json([TaskDefinition].self, "tasks"),
            group: try row.optionalJSON(LeadingGroup.self, "leading_group"),
            directory: directory
        )
    }
}
