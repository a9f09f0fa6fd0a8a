import Foundation

extension UnitRegister {
    /// The units that official documents use everywhere.
    public static let common = UnitRegister(units: measures + counts, aliases: aliases)

    /// > Source: 国务院关于在我国统一实行法定计量单位的命令 (1984), and 亩 as 1/15 公顷.
    private static let measures: [MeasureUnit] = [
        // Each currency is a dimension: an exchange rate is no conversion of units.
        .init(name: "元", dimension: "money", factor: 1),
        .init(name: "美元", dimension: "money-usd", factor: 1),
        .init(name: "港元", dimension: "money-hkd", factor: 1),
        .init(name: "欧元", dimension: "money-eur", factor: 1),
        .init(name: "日元", dimension: "money-jpy", factor: 1),
        .init(name: "平方米", dimension: "area", factor: 1),
        .init(name: "公顷", dimension: "area", factor: 10_000),
        .init(name: "平方公里", dimension: "area", factor: 1_000_000),
        .init(name: "亩", dimension: "area", factor: 10_000, divisor: 15),
        .init(name: "毫米", dimension: "length", factor: 1, divisor: 1000),
        .init(name: "厘米", dimension: "length", factor: 1, divisor: 100),
        .init(name: "米", dimension: "length", factor: 1),
        .init(name: "公里", dimension: "length", factor: 1000),
        .init(name: "里", dimension: "length", factor: 500),
        .init(name: "立方米", dimension: "volume", factor: 1),
        .init(name: "升", dimension: "volume", factor: 1, divisor: 1000),
        .init(name: "克", dimension: "mass", factor: 1, divisor: 1_000_000),
        .init(name: "斤", dimension: "mass", factor: 1, divisor: 2000),
        .init(name: "公斤", dimension: "mass", factor: 1, divisor: 1000),
        .init(name: "吨", dimension: "mass", factor: 1),
        .init(name: "千瓦", dimension: "power", factor: 1),
        .init(name: "兆瓦", dimension: "power", factor: 1000),
        .init(name: "千瓦时", dimension: "energy", factor: 1),
        .init(name: "秒", dimension: "time", factor: 1),
        .init(name: "分钟", dimension: "time", factor: 60),
        .init(name: "小时", dimension: "time", factor: 3600),
        .init(name: "日", dimension: "time", factor: 86_400),
        .init(name: "月", dimension: "calendar", factor: 1),
        .init(name: "年", dimension: "calendar", factor: 12),
        .init(name: "岁", dimension: "age", factor: 1),
        .init(name: "%", dimension: "ratio", factor: 1, divisor: 100),
        .init(name: "‰", dimension: "ratio", factor: 1, divisor: 1000),
        .init(name: "倍", dimension: "ratio", factor: 1),
        // A difference of two percentages is not a percentage.
        .init(name: "个百分点", dimension: "percentage-points", factor: 1),
    ]

    /// Measure words; each counts something of its own.
    private static let counts = words.split(separator: " ").map { word in
        MeasureUnit(name: String(word), dimension: String(word), factor: 1)
    }

    private static let words = """
        个 家 户 人 名 位 项 件 台 套 台套 盏 处 所 座 条 道 张 支 只 头 羽 株 棵 辆 艘 架 栋 幢 间 层 床 门 种 类 款 单 笔 届 场 次 人次 户次 \
        起 宗 例 份 本 篇 组 班 根 块 片 口 眼 车次 标箱
        """

    private static let aliases = [
        "人民币": "元", "块钱": "元", "圆": "元", "USD": "美元", "港币": "港元", "日圆": "日元",
        "㎡": "平方米", "m²": "平方米", "m2": "平方米", "平米": "平方米", "平方": "平方米",
        "km²": "平方公里", "km2": "平方公里", "㎢": "平方公里", "平方千米": "平方公里", "ha": "公顷",
        "mm": "毫米", "cm": "厘米", "m": "米", "km": "公里", "千米": "公里", "华里": "里", "延米": "米",
        "m³": "立方米", "m3": "立方米", "立方": "立方米", "L": "升",
        "g": "克", "市斤": "斤", "kg": "公斤", "千克": "公斤", "t": "吨", "公吨": "吨",
        "kW": "千瓦", "MW": "兆瓦", "kWh": "千瓦时", "h": "小时", "天": "日", "个月": "月",
        "百分点": "个百分点", "台(套)": "台套", "台/套": "台套", "周岁": "岁",
    ]
}
