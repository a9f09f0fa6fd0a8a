import ECommerceMessages
import Ledger
import Messages
import ModuleKit

/// Carries out ``TakeOrders``.
struct OrderHandler {
    let desk: Desk

    func decide(_ command: TakeOrders) throws -> Decision<TakeOrders.Reply> {
        try desk.requireLength(command.rows.count, TakeOrders.limit, "/rows")
        let keys = Set(command.rows.map { OrderKey(channel: $0.channel, id: $0.orderId) })
        var intake = OrderIntake(
            town: command.town,
            rules: desk.rules,
            today: desk.context.today,
            date: OfficeTime.date(of:),
            shops: try RegisterStore(tables: desk.tables).ids(.shops, of: desk.place),
            closed: try MonthStore(tables: desk.tables).closed(of: desk.place),
            known: try OrderStore(tables: desk.tables).known(Array(keys), of: command.programme)
        )
        intake.take(command.rows)
        try intake.faults.refuse("The orders cannot be taken like this.")
        guard !intake.orders.isEmpty || !intake.refunds.isEmpty else { return Decision([], reply: intake.reply) }
        let event = OrdersTaken(
            programme: command.programme,
            town: command.town,
            orders: intake.orders,
            refunds: intake.refunds
        )
        return Decision([event], reply: intake.reply)
    }
}
