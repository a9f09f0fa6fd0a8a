import Accounts
import Audit
import ECommerce
import EnvironmentGovernance
import Evaluation
import Messages
import ModuleKit
import PluginHost
import Policy
import Projects
import Rectification
import Registry
import Responsibility
import TownPage

/// Who may do and ask what, as the modules declare it: the rows of docs/permissions.md.
package enum PermissionTable {
    /// One of each module that a composition can name.
    package static let modules: [any Module] = [
        RegistryModule(), AccountsModule(), PluginCatalogue(), ProjectsModule(), EvaluationModule(),
        EnvironmentGovernanceModule(), ECommerceModule(), ResponsibilityModule(clock: { 0 }),
        RectificationModule(clock: { 0 }),
        TownPageModule(clock: { 0 }), AuditModule(), PolicyModule(),
        // A new module tells its permissions above.
    ]

    /// Modules that a composition can name and whose operations are not told here; none, always.
    package static var untold: [String] {
        ModuleCatalogue.names.filter { name in !modules.contains { type(of: $0).name == name } }
    }

    /// One row of a table for each operation, by name.
    package static func rows() -> [String] {
        modules.flatMap { module in
            let declaration = ModuleDeclaration(of: module)
            return declaration.rights.map { name, right in
                let kind = declaration.commands[name] == nil ? "query" : "command"
                return "| `\(name)` | \(kind) | \(text(right)) |"
            }
        }.sorted()
    }

    private static func text(_ right: Right) -> String {
        switch right {
        case .officersOfTheWhole(let roles):
            (["whole"] + roles.map(\.rawValue).sorted()).joined(separator: ", ")
        case .only(let roles): "only " + roles.map(\.rawValue).sorted().joined(separator: ", ")
        case .whole: "whole"
        case .everybody: "everybody"
        case .scoped: "scoped"
        }
    }
}
