import ECommerceMessages
import Ledger
import Messages
import ModuleKit
import PluginMessages
import Stream

/// Figures of closed months of e-commerce, for the programme's own indicators.
///
/// They are kept as those that town types derive: once for each indicator and month. A month that is closed again takes
/// the place of its earlier version.
enum HeardECommerce {
    /// The module that is heard.
    static let source = MonthClosed.service

    static func enter(_ heard: HeardEvent, _ tables: any TableWriter) throws {
        let event = try MessageCoding.decode(MonthClosed.self, from: heard.data, of: heard.type)
        for figure in event.figures {
            let derived = ObservationDerived(
                town: event.town,
                indicator: figure.indicator,
                period: event.month,
                figure: Figure(figure.value, unit: figure.unit, basis: .derived),
                why: LocalizedName(
                    zh: "由\(event.month)关账的电商数据得出，第\(event.version)版",
                    en: "From the orders of \(event.month) as closed, version \(event.version)"
                ),
                from: ["\(heard.source)#\(heard.context.position.sequence)"]
            )
            try HeardPlugins.enter(derived, from: "\(source).\(event.programme)", tables)
        }
    }
}
