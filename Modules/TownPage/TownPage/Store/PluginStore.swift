import EvaluationMessages
import Ledger
import Messages
import ModuleKit
import PluginMessages
import TownPageMessages

/// What plugins add to the pages of towns of their type.
struct PluginStore {
    let tables: any TableReader

    /// The plugin that brings a town type, `nil` when none is active.
    func plugin(for townType: String) throws -> PluginDescription? {
        try tables.row("SELECT definition FROM plugins WHERE town_type = ? ORDER BY id LIMIT 1", [.text(townType)])?
            .json(PluginDescription.self, "definition")
    }

    /// The cards of a town's page: of each indicator the last figure, derived by the plugin or observed.
    func cards(of town: String, _ townType: String?, for access: Access) throws -> [TownTypeCard] {
        guard let plugin = try townType.flatMap({ try plugin(for: $0) }) else { return [] }
        let figures = try figures(of: town, for: access)
        let indicators = Dictionary(plugin.indicators.map { ($0.id, $0) }) { first, _ in first }
        // What a plugin derives is of no programme: it may rest on one that is not covered.
        let derived = access.programmes == nil ? try derived(of: town, by: plugin.id) : [:]
        return plugin.cards.map { card in
            let cells = card.shows.map { id in
                var cell = TownTypeCard.Cell(
                    indicator: id,
                    names: indicators[id]?.names ?? LocalizedName(zh: id),
                    value: nil,
                    unit: indicators[id]?.unit ?? "",
                    period: nil,
                    why: nil
                )
                if let figure = figures[id] { cell.show(figure.figure, of: figure.period) }
                if let value = derived[id], value.period.last >= cell.period?.last ?? value.period.last {
                    cell.show(value.figure, of: value.period)
                    cell.why = value.why
                }
                return cell
            }
            return TownTypeCard(plugin: plugin.id, names: card.names, cells: cells)
        }
    }

    private func derived(of town: String, by plugin: String) throws -> [String: ObservationDerived] {
        let rows = try tables.rows(
            "SELECT definition FROM cells WHERE plugin = ? AND town = ?",
            [.text(plugin), .text(town)]
        )
        let derived = try rows.map { try $0.json(ObservationDerived.self, "definition") }
        return Dictionary(derived.map { ($0.indicator, $0) }) { first, _ in first }
    }

    private func figures(of town: String, for access: Access) throws -> [String: Observation] {
        let filter = Filter(access, town: town)
        let rows = try tables.rows(
            "SELECT definition FROM figures WHERE \(filter.sql) ORDER BY id",
            filter.arguments
        )
        let figures = try rows.map { try $0.json(Observation.self, "definition") }
        return Dictionary(figures.map { ($0.indicator, $0) }) { $1.period.last > $0.period.last ? $1 : $0 }
    }
}

extension TownTypeCard.Cell {
    fileprivate mutating func show(_ figure: Figure, of period: Period) {
        value = figure.value
        unit = figure.unit
        self.period = period
    }
}
