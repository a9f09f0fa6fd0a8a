/// A column of a table that can be imported, as people see it.
public struct ImportColumn: Sendable {
    /// The heading in English.
    public let id: String
    /// The heading in Chinese, as a template has it.
    public let zh: String
    /// Whether a table without it is refused.
    public let isRequired: Bool
    /// What may stand in a cell.
    let example: String

    init(_ id: String, _ zh: String, _ example: String, required: Bool = false) {
        self.id = id
        self.zh = zh
        self.example = example
        isRequired = required
    }

    /// The columns of a kind of table, in the order of its template; none for a kind that is not known.
    public static func columns(of kind: String) -> [ImportColumn] {
        switch kind {
        case "towns": towns
        case "projects": projects
        case "progress": progress
        case "observations": observations
        case "targets": targets
        case "villages": villages
        case "shops": shops
        case "couriers": couriers
        case "assets": assets
        case "orders": orders
        default: []
        }
    }

    /// A heading of a file, in Chinese and, where that is another one, as the file or the importer has it.
    static func heading(_ text: String, of kind: String) -> Heading {
        let known = columns(of: kind).first { $0.id == text || $0.zh == text }
        if let known { return Heading(known.zh, known.id) }
        return Heading(readOnly[text] ?? text, readOnly[text] == nil ? "" : text)
    }

    /// What exports hold besides.
    private static let readOnly = [
        "programme": "方案", "id": "编号", "name": "名称", "status": "进展", "light": "亮灯", "investment": "总投资",
        "unit": "单位", "qualifier": "限定", "version": "版本", "state": "状态", "reporter": "填报单位",
        "checker": "审核单位", "returnReason": "退回原因", "attempts": "上报次数", "late": "补报",
        "unitThisMonth": "本月投资单位", "unitToDate": "累计投资单位", "progress": "完成比例", "elapsed": "时间进度",
        "regionCode": "区划代码", "stage": "环节",
    ]
}

extension ImportColumn {
    private static let towns = [
        ImportColumn("number", "序号", "1；名单上的号", required: true),
        ImportColumn("name", "名称", "示例镇", required: true),
        ImportColumn("newTown", "新镇编号", "example-1；登记新镇时的编号"),
        ImportColumn("town", "小镇编号", "example-1；已登记的镇"),
        ImportColumn("heading", "所属市(州)", "示例市；名单的小标题"),
        ImportColumn("region", "行政区划代码", "220122；或区划编号"),
        ImportColumn("isDesignatedTown", "建制镇", "是 或 否，不知道的空着"),
        ImportColumn("level", "级别", "方案里的级别名称"),
        ImportColumn("category", "类别", "方案里的类别名称"),
        ImportColumn("townType", "小镇类型", "类型编号，见“城镇类型”"),
        ImportColumn("attributes", "属性", #"{"leadingProduct": "苹果"}"#),
    ]
    private static let projects = [
        ImportColumn("number", "序号", "1", required: true), ImportColumn("id", "项目编码", "example-p01"),
        ImportColumn("name", "名称", "示例路改造", required: true),
        ImportColumn("kinds", "类型", "方案里的项目类型，多个用顿号隔开", required: true),
        ImportColumn("town", "镇", "example-1；镇的编号"), ImportColumn("zone", "镇区", "北镇区"),
        ImportColumn("location", "位置", "示例路以东"), ImportColumn("industry", "产业", "食品加工"),
        ImportColumn("content", "内容", "改造道路 1 条"), ImportColumn("step", "进展", "签约、落地、开工或投产"),
        ImportColumn("date", "日期", "2024-07-31；进展的日期"), ImportColumn("clause", "出处", "三(一)"),
    ]
    private static let progress = [
        ImportColumn("project", "项目编码", "example-p01", required: true),
        ImportColumn("month", "月份", "2024-07", required: true),
        ImportColumn("investmentThisMonth", "本月投资", "360万元"),
        ImportColumn("investmentToDate", "累计投资", "1200万元"), ImportColumn("progress", "进度(%)", "45"),
        ImportColumn("remark", "进展情况", "主体完工"), ImportColumn("difficulty", "需协调解决的问题", "用地未批"),
        ImportColumn("unit", "责任单位", "应答复的单位；有问题时必填"), ImportColumn("due", "答复期限", "2024-08-15"),
    ]
    private static let observations = [
        ImportColumn("indicator", "指标", "指标编号或名称", required: true),
        ImportColumn("period", "时期", "2024、2024-07 或 2024-01..2024-06", required: true),
        ImportColumn("value", "数值", "510.3", required: true), ImportColumn("unit", "单位", "亿元", required: true),
        ImportColumn("town", "小镇", "镇的编号或名称"), ImportColumn("subject", "口径", "全市"),
        ImportColumn("upper", "上限", "600；数值是区间时"), ImportColumn("qualifier", "限定", "exact、over、about 等"),
        ImportColumn("basis", "依据", "reported、verified 等"), ImportColumn("document", "文件", "文件名称或文号"),
        ImportColumn("clause", "条款", "第一章第一节"), ImportColumn("evidence", "证据", "统计月报"),
        ImportColumn("id", "编号", "example-b01"), ImportColumn("state", "状态", "reported、verified 等"),
        ImportColumn("note", "备注", "初步数"),
    ]
    private static let targets = [
        ImportColumn("id", "编号", "example-t01", required: true),
        ImportColumn("indicator", "指标", "指标编号或名称", required: true),
        ImportColumn("value", "数值", "60", required: true), ImportColumn("unit", "单位", "项", required: true),
        ImportColumn("comparator", "比较", "at-least、at-most 等", required: true),
        ImportColumn("period", "时期", "stock、annual、cumulative、growth 或 ratio", required: true),
        ImportColumn("name", "名称", "新增项目数"), ImportColumn("town", "小镇", "镇的编号；全方案的空着"),
        ImportColumn("upper", "上限", "80；数值是区间时"), ImportColumn("qualifier", "限定", "exact、over、about 等"),
        ImportColumn("basis", "依据", "planned 等"), ImportColumn("fromYear", "起始年", "2021"),
        ImportColumn("dueYear", "目标年", "2025"), ImportColumn("perYear", "逐年", "是；每年都要达到"),
        ImportColumn("tolerance", "允许偏差", "5"), ImportColumn("scope", "目标口径", "全市"),
        ImportColumn("baseline", "基期编号", "example-b01"), ImportColumn("baselineValue", "基期数值", "50"),
        ImportColumn("baselineUnit", "基期单位", "项"), ImportColumn("unstated", "原文未写", "year；unit、year 或 period"),
        ImportColumn("document", "文件", "文件名称或文号"), ImportColumn("clause", "条款", "第二章第一节"),
        ImportColumn("note", "备注", "约束性指标"),
    ]
}

extension ImportColumn {
    private static let town = ImportColumn("town", "镇", "example-1；镇的编号", required: true)
    private static let villages = [
        town, ImportColumn("id", "编号", "v01", required: true), ImportColumn("name", "村", "示例村", required: true),
        ImportColumn("regionCode", "区划代码", "140425101201"), ImportColumn("households", "户数", "137"),
    ]
    private static let shops = [
        town, ImportColumn("id", "编号", "s01", required: true),
        ImportColumn("name", "网店", "示例网店", required: true),
        ImportColumn("channel", "平台", "taobao", required: true),
        ImportColumn("opened", "开店日期", "2021-02-02", required: true), ImportColumn("category", "品类", "fruit"),
        ImportColumn("closed", "关店日期", "2024-05-31"), ImportColumn("village", "村", "v01；村的编号"),
        ImportColumn("provenance", "归属依据", "registered、usual-sending 等"),
        ImportColumn("since", "归属起", "2021-02-02"),
    ]
    private static let couriers = [
        town, ImportColumn("id", "编号", "c01", required: true),
        ImportColumn("name", "快递公司", "示例快递", required: true),
        ImportColumn("villages", "覆盖村", "v01;v02；村的编号"),
    ]
    private static let assets = [
        town, ImportColumn("id", "编号", "z01", required: true),
        ImportColumn("kind", "类别", "streamer、livestream-room、brand 等", required: true),
        ImportColumn("name", "名称", "示例园区"), ImportColumn("village", "村", "v01；村的编号"),
        ImportColumn("since", "起", "2022-02-01"), ImportColumn("until", "止", "2024-05-31"),
    ]
    private static let orders = [
        town, ImportColumn("orderId", "订单号", "SL20220100001", required: true),
        ImportColumn("channel", "平台", "taobao", required: true),
        ImportColumn("shop", "网店", "s01；网店的编号", required: true),
        ImportColumn("time", "下单时间", "2022-01-27", required: true),
        ImportColumn("amount", "金额", "148.12；元", required: true), ImportColumn("quantity", "件数", "2"),
        ImportColumn("category", "品类", "herbs", required: true),
        ImportColumn("status", "状态", "paid、refunded 等"), ImportColumn("refundAmount", "退款金额", "20"),
    ]
}
