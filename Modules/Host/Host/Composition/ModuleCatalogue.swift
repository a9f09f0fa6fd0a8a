import Accounts
import Audit
import Bus
import ECommerce
import EnvironmentGovernance
import Evaluation
import Ledger
import Logging
import ModuleKit
import PluginHost
import Policy
import Projects
import Rectification
import Registry
import Responsibility
import TownPage

/// The modules that a composition can name.
///
/// This is the only place that knows them all.
public enum ModuleCatalogue {
    /// Their names, in the order in which they start: one that hears others comes after them.
    public static let names = [
        RegistryModule.name, AccountsModule.name, PluginCatalogue.name, ProjectsModule.name, EvaluationModule.name,
        EnvironmentGovernanceModule.name, ECommerceModule.name, ResponsibilityModule.name, RectificationModule.name,
        TownPageModule.name, AuditModule.name, PolicyModule.name,
        // A new module starts above.
    ]

    /// What a module is made from.
    struct Surroundings: Sendable {
        let bus: BusClient
        let node: String
        let modules: [String]
        let clock: @Sendable () -> Int64
        let random: @Sendable () -> UInt64
        let logger: Logger
    }

    /// Opens a module's ledger and puts the module together.
    ///
    /// - Throws: `LedgerError`.
    static func make(_ name: String, store: any LedgerStore, _ surroundings: Surroundings) throws -> ModuleService? {
        switch name {
        case RegistryModule.name: try service(RegistryModule(), store, surroundings)
        case PluginCatalogue.name: try service(PluginCatalogue(), store, surroundings)
        case ProjectsModule.name: try service(ProjectsModule(), store, surroundings)
        case EvaluationModule.name: try service(EvaluationModule(), store, surroundings)
        case AccountsModule.name: try service(AccountsModule(), store, surroundings)
        case EnvironmentGovernanceModule.name: try service(EnvironmentGovernanceModule(), store, surroundings)
        case ECommerceModule.name: try service(ECommerceModule(), store, surroundings)
        case ResponsibilityModule.name:
            try service(ResponsibilityModule(clock: surroundings.clock), store, surroundings)
        case RectificationModule.name:
            try service(RectificationModule(clock: surroundings.clock), store, surroundings)
        case TownPageModule.name: try service(TownPageModule(clock: surroundings.clock), store, surroundings)
        case AuditModule.name: try service(AuditModule(), store, surroundings)
        case PolicyModule.name: try service(PolicyModule(), store, surroundings)
        // A new module is made above.
        default: nil
        }
    }

    private static func service<M: Module>(
        _ module: M,
        _ store: any LedgerStore,
        _ surroundings: Surroundings
    ) throws -> ModuleService {
        let ledger = try Ledger.open(
            store: store,
            identity: LedgerIdentity(node: surroundings.node, module: M.name),
            migrations: M.migrations,
            clock: surroundings.clock,
            random: surroundings.random
        )
        return ModuleService(
            module,
            ledger: ledger,
            bus: surroundings.bus,
            node: surroundings.node,
            others: surroundings.modules.filter { $0 != M.name },
            clock: surroundings.clock,
            random: surroundings.random,
            logger: surroundings.logger
        )
    }
}
