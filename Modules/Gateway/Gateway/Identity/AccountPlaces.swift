import AccountsMessages
import Bus
import Messages
import RegistryMessages

/// Asks the registry whether the unit and the places of an account are there; accounts themselves know nothing of it.
struct AccountPlaces: Sendable {
    let bus: any GatewayBus
    /// Whether there is a registry in this composition.
    let hasRegistry: Bool

    /// Refuses what the registry does not know, each by name.
    ///
    /// A registry that does not answer keeps nobody from making accounts; who may not make any is told so by the
    /// accounts.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    func check(unit: String?, scope: AccountScope?, for request: GatewayRequest) async throws {
        guard hasRegistry, request.identity.role == .administrator else { return }
        let register = Register(bus: bus, request: request)
        var faults: [Problem.Fault] = []
        do {
            if let unit, try await !register.hasUnit(unit) {
                faults.append(.init(pointer: "/unit", message: "there is no unit '\(unit)' in the register"))
            }
            for id in scope?.programmes ?? [] where try await !register.has(FindProgramme(id: id)) {
                faults.append(.init(pointer: "/scope/programmes", message: "there is no programme '\(id)'"))
            }
            for id in scope?.towns ?? [] where try await !register.has(FindTown(id: id)) {
                faults.append(.init(pointer: "/scope/towns", message: "there is no town '\(id)'"))
            }
            for id in scope?.regions ?? [] where try await !register.hasRegion(id) {
                faults.append(.init(pointer: "/scope/regions", message: "there is no region '\(id)'"))
            }
        } catch let problem as Problem where [.unavailable, .timeout, .busy].contains(problem.kind) {
            return
        }
        guard !faults.isEmpty else { return }
        throw Problem(
            AccountsCode.invalid,
            .invalid,
            "The account names what the registry does not know.",
            remedy: "Correct the named places, or put them on record first; see 'baizhen help import'.",
            errors: faults
        )
    }
}

/// Questions to the registry.
private struct Register {
    let bus: any GatewayBus
    let request: GatewayRequest

    /// Whether there is what a query finds.
    func has(_ query: some Query) async throws -> Bool {
        do {
            _ = try await ask(query)
            return true
        } catch let problem as Problem where problem.kind == .notFound {
            return false
        }
    }

    /// Whether there is a unit of this id or name; where no unit is on record at all, any will do.
    func hasUnit(_ called: String) async throws -> Bool {
        if called == ActingUnit.installation { return true }
        let found = try await any(of: { ListUnits(q: called, limit: GatewayLimits.pageItems, cursor: $0) }) { unit in
            [unit.id, unit.names.zh, unit.names.en].contains(called) || unit.aliases.contains(called)
        }
        if found { return true }
        return try await ask(ListUnits(limit: 1)).total == 0
    }

    /// Whether there is a region of this id, or one whose official code begins like this.
    func hasRegion(_ called: String) async throws -> Bool {
        if try await ask(ListRegions(code: RegionCode.stem(of: called), limit: 1)).total > 0 { return true }
        return try await any(of: { ListRegions(limit: GatewayLimits.pageItems, cursor: $0) }) { $0.id == called }
    }

    private func any<Q: Query, Item>(
        of query: (String?) -> Q,
        fits: (Item) -> Bool
    ) async throws -> Bool where Q.Reply == Messages.Page<Item> {
        var cursor: String?
        repeat {
            let page = try await ask(query(cursor))
            if page.items.contains(where: fits) { return true }
            cursor = page.next
        } while cursor != nil
        return false
    }

    private func ask<Q: Query>(_ query: Q) async throws -> Q.Reply {
        let data = try GatewayJSON.encode(query)
        let reply = try await bus.request(operation: Q.name, data: data, options: request.options())
        return try GatewayJSON.decode(Q.Reply.self, from: reply)
    }
}
