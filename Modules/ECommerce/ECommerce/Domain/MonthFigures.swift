import ECommerceMessages
import Messages
import RegistryMessages

/// What is counted of a town at the end of a month.
struct MonthFacts {
    var orders = 0
    /// In 分.
    var gross: Int64 = 0
    /// In 分.
    var net: Int64 = 0
    var activeShops = 0
    var openShops = 0
    var streamers = 0
    var rooms = 0
    var coveredVillages = 0

    /// The figures that a programme's indicators take, in their units by id; an indicator without a unit is left out.
    func figures(_ mapped: [CommerceIndicator], units: [String: String]) -> [MonthClosed.MonthFigure] {
        mapped.compactMap { item in
            units[item.indicator].map { unit in
                .init(indicator: item.indicator, value: value(of: item.metric, in: unit), unit: unit)
            }
        }
    }

    private func value(of metric: CommerceIndicator.Metric, in unit: String) -> DecimalValue {
        switch metric {
        case .activeShops: DecimalValue(activeShops)
        case .shops: DecimalValue(openShops)
        case .streamers: DecimalValue(streamers)
        case .livestreamRooms: DecimalValue(rooms)
        case .orders: DecimalValue(orders)
        case .coveredVillages: DecimalValue(coveredVillages)
        case .grossSales: Money.value(gross, in: CommerceMoney.cents(in: unit) ?? 100)
        case .netSales: Money.value(net, in: CommerceMoney.cents(in: unit) ?? 100)
        }
    }
}
