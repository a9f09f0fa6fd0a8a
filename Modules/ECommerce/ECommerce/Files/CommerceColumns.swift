import OfficeFiles

/// A column of a table of e-commerce.
protocol CommerceColumn: TableColumn {
    /// The town that a row is about.
    static var town: Self { get }
    /// The header in Chinese; the raw value is the English one.
    var chinese: String { get }
}

extension CommerceColumn {
    var names: [String] { [rawValue, chinese] }
}

/// The columns of `villages.csv`.
enum VillageColumn: String, CommerceColumn {
    case town, id, name, regionCode, households

    var isRequired: Bool { ![.regionCode, .households].contains(self) }

    var chinese: String {
        switch self {
        case .town: "镇"
        case .id: "编号"
        case .name: "村"
        case .regionCode: "区划代码"
        case .households: "户数"
        }
    }
}

/// The columns of `shops.csv`.
enum ShopColumn: String, CommerceColumn {
    case town, id, name, channel, category, opened, closed, village, provenance, since

    var isRequired: Bool { [.town, .id, .name, .channel, .opened].contains(self) }

    var chinese: String {
        switch self {
        case .town: "镇"
        case .id: "编号"
        case .name: "网店"
        case .channel: "平台"
        case .category: "品类"
        case .opened: "开店日期"
        case .closed: "关店日期"
        case .village: "村"
        case .provenance: "归属依据"
        case .since: "归属起"
        }
    }
}

/// The columns of `couriers.csv`.
enum CourierColumn: String, CommerceColumn {
    case town, id, name, villages

    var isRequired: Bool { self != .villages }

    var chinese: String {
        switch self {
        case .town: "镇"
        case .id: "编号"
        case .name: "快递公司"
        case .villages: "覆盖村"
        }
    }
}

/// The columns of `assets.csv`.
enum AssetColumn: String, CommerceColumn {
    case town, id, kind, name, village, since, until

    var isRequired: Bool { [.town, .id, .kind].contains(self) }

    var chinese: String {
        switch self {
        case .town: "镇"
        case .id: "编号"
        case .kind: "类别"
        case .name: "名称"
        case .village: "村"
        case .since: "起"
        case .until: "止"
        }
    }
}

/// The columns of `orders.csv`.
enum OrderColumn: String, CommerceColumn {
    case town, orderId, channel, shop, time, amount, quantity, category, status, refundAmount

    var isRequired: Bool { ![.quantity, .status, .refundAmount].contains(self) }

    var chinese: String {
        switch self {
        case .town: "镇"
        case .orderId: "订单号"
        case .channel: "平台"
        case .shop: "网店"
        case .time: "下单时间"
        case .amount: "金额"
        case .quantity: "件数"
        case .category: "品类"
        case .status: "状态"
        case .refundAmount: "退款金额"
        }
    }
}
