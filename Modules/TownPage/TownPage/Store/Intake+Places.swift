import ECommerceMessages
import EnvironmentGovernanceMessages
import Ledger
import Messages
import ModuleKit
import TownPageMessages

extension Intake {
    /// Faults and ranked months.
    func takeEnvironment() throws {
        switch event.type {
        case FaultFound.name:
            let heard = try read(FaultFound.self)
            try tables.execute(
                """
                INSERT INTO faults (id, programme, town, state) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET state = excluded.state
                """,
                [.text(heard.fault), .text(heard.programme), .text(heard.town), .text(FaultState.open.rawValue)]
            )
            let what = [heard.placeName, heard.itemName ?? heard.text].compactMap(\.self).joined(separator: "，")
            try tell(heard.programme, heard.town, NewsWords.say("发现问题", "fault found", what))
        case FaultChanged.name:
            let heard = try read(FaultChanged.self)
            try tables.execute(
                "UPDATE faults SET state = ? WHERE id = ?",
                [.text(heard.state.rawValue), .text(heard.fault)]
            )
        case TownRanked.name: try take(try read(TownRanked.self))
        default: break
        }
    }

    private func take(_ heard: TownRanked) throws {
        try tables.execute(
            """
            INSERT INTO ranked_months (programme, town, month, place, score) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (programme, town, month) DO UPDATE SET place = excluded.place, score = excluded.score
            """,
            [
                .text(heard.programme), .text(heard.town), .text(heard.month.text), .init(heard.entry.rank),
                .text(heard.entry.score.text),
            ]
        )
        let (rank, score) = (heard.entry.rank, heard.entry.score)
        let text = NewsWords.say(
            "\(heard.month)环境治理：第\(rank)名，\(score)分",
            "environment in \(heard.month): place \(rank), \(score) points"
        )
        try tell(heard.programme, heard.town, text)
    }

    /// Closed months.
    func takeCommerce() throws {
        guard event.type == MonthClosed.name else { return }
        let heard = try read(MonthClosed.self)
        let sales = heard.sales
        let figures = [
            NamedFigure(id: "orders", value: DecimalValue(sales.orders), unit: "单"),
            NamedFigure(id: "gross", value: sales.gross, unit: "元"),
            NamedFigure(id: "refunds", value: sales.refunds, unit: "元"),
            NamedFigure(id: "net", value: sales.net, unit: "元"),
            NamedFigure(id: "active-shops", value: DecimalValue(sales.activeShops), unit: "家"),
        ]
        try tables.execute(
            """
            INSERT INTO commerce_months (programme, town, month, figures) VALUES (?, ?, ?, ?)
            ON CONFLICT (programme, town, month) DO UPDATE SET figures = excluded.figures
            """,
            [.text(heard.programme), .text(heard.town), .text(heard.month.text), try .init(json: figures)]
        )
        let text = NewsWords.say(
            "\(heard.month)电商：净销售额\(sales.net)元",
            "e-commerce in \(heard.month): net sales \(sales.net) 元"
        )
        try tell(heard.programme, heard.town, text)
    }
}
