/// A field of an order, by the headers that mean it.
enum OrderColumn: String, CaseIterable {
    case orderId, channel, shop, time, amount, quantity, category, status, refundAmount, town

    /// The headers, in English and Chinese.
    var names: [String] {
        switch self {
        case .town: [rawValue, "镇", "小镇编号"]
        case .orderId: [rawValue, "订单号", "订单编号"]
        case .channel: [rawValue, "渠道", "平台"]
        case .shop: [rawValue, "网店", "店铺"]
        case .time: [rawValue, "时间", "下单时间"]
        case .amount: [rawValue, "金额", "金额(元)", "金额（元）"]
        case .quantity: [rawValue, "数量", "件数"]
        case .category: [rawValue, "类目", "品类"]
        case .status: [rawValue, "状态"]
        case .refundAmount: [rawValue, "退款金额", "退款金额(元)", "退款金额（元）"]
        }
    }

    /// Whether a row without it says too little.
    var isRequired: Bool { ![.town, .quantity, .status, .refundAmount].contains(self) }

    /// The column that a header means.
    static func named(_ header: String) -> OrderColumn? {
        allCases.first { $0.names.contains(header) }
    }
}
