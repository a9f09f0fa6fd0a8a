import Messages
import RegistryMessages

/// A shop, as far as its activity is judged.
struct ShopSpan: Hashable {
    var opened: String
    var closed: String?

    /// Whether it is open at the end of a day.
    func isOpen(on day: String) -> Bool {
        opened <= day && (closed.map { $0 > day } ?? true)
    }
}

/// When a shop is active in a span of months.
struct ActiveShops {
    /// The programme's rule; without one, a shop that is open and has an order a month.
    let rule: ActiveShopRule?

    /// Whether a shop is active.
    ///
    /// It is open at the span's end, has been for the rule's days, and has on average the rule's orders in each month
    /// of the span in which it was open.
    func isActive(_ shop: ShopSpan, orders: Int64, from first: String, through last: String) -> Bool {
        let end = Months.lastDay(of: last)
        guard shop.isOpen(on: end), Days.number(of: end) - Days.number(of: shop.opened) >= rule?.openDays ?? 0 else {
            return false
        }
        let begin = max(first, Months.month(of: shop.opened))
        let months = Months.ordinal(last) - Months.ordinal(begin) + 1
        return orders >= Int64((rule?.ordersPerMonth ?? 1) * max(1, months))
    }
}
