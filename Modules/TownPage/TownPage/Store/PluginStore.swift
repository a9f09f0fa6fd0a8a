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

    /// The cards of a town's page.
    func cards(of town: String, _ townType: String?) throws -> [TownTypeCard] {
        guard let plugin = try townType.flatMap({ try plugin(for: $0) }) else { return [] }
        let rows = try tables.rows(
            "SELECT definition FROM cells WHERE plugin = ? AND town = ?",
            [.text(plugin.id), .text(town)]
        )
        let derived = try rows.map { try $0.json(ObservationDerived.self, "definition") }
        let values = Dictionary(derived.map { ($0.indicator, $0) }) { first, _ in first }
        let indicators = Dictionary(plugin.indicators.map { ($0.id, $0) }) { first, _ in first }
        return plugin.cards.map { card in
            let cells = card.shows.map { id in
                TownTypeCard.Cell(
                    indicator: id,
                    names: indicators[id]?.names ?? LocalizedName(zh: id),
                    value: values[id]?.figure.value,
                    unit: values[id]?.figure.unit ?? indicators[id]?.unit ?? "",
                    period: values[id]?.period,
                    why: values[id]?.why
                )
            }
            return TownTypeCard(plugin: plugin.id, names: card.names, cells: cells)
        }
    }
}
