/// The units that may stand behind a number, and what else may.
enum UnitWords {
    /// The longest unit at a place, with 万 and 亿 before it and a rate behind it: `万人次`, `件/万人`.
    static func length(at place: Int, of text: Text) -> Int? {
        guard var end = groups(at: place, of: text).compactMap({ base(at: $0, of: text) }).max() else { return nil }
        if end < text.endIndex, text[end] == "/" || text[end] == "·" {
            var rest = end + 1
            while rest < text.endIndex, rest - end < 3, "百千万亿".unicodeScalars.contains(text[rest]) { rest += 1 }
            if let word = units.at(rest, of: text) { end = rest + word.count }
        }
        return end - place
    }

    /// The places behind 万, 亿, 百万 and the like, and the place itself: 亿千瓦 is 亿 of 千瓦.
    private static func groups(at place: Int, of text: Text) -> [Int] {
        var places = [place]
        while let last = places.last, last < text.endIndex, last - place < 2,
            "百千万亿".unicodeScalars.contains(text[last])
        { places.append(last + 1) }
        return places
    }

    /// Where a unit ends that begins at a place; a bare 万 or 亿 before it is one as well.
    private static func base(at place: Int, of text: Text) -> Int? {
        if let word = units.at(place, of: text), word != "万" && word != "亿" { return place + word.count }
        guard place > text.startIndex, text[place - 1] == "万" || text[place - 1] == "亿" else { return nil }
        return place
    }

    static let units = Words(
        """
        元 美元 港元 欧元 日元 平方米 公顷 平方公里 亩 毫米 厘米 米 公里 里 立方米 升 克 斤 公斤 吨 千瓦 兆瓦 千瓦时 秒 分钟 小时 日 月 年 岁 % ‰ 倍 个百分点 \
        个 个工作日 工作日 个小时 学时 个学时 课时 个课时 家 户 人 名 位 项 件 台 套 台套 台(套) 盏 处 所 座 条 道 张 支 只 头 羽 株 棵 辆 艘 架 栋 幢 间 层 床 门 \
        种 类 款 单 笔 届 场 次 人次 户次 起 宗 例 \
        份 本 篇 组 班 根 块 片 口 眼 车次 标箱 万 ㎡ m² km² 平方 立方 km m kg t KW kW MW MWp GW 吨标准煤 标准煤 千伏 千伏安 兆伏安 天 周 分 个月 \
        亩次 车位 床位 张床位 \
        村 镇 乡 处所 批 部 册 期 期次 场次 人日 师 生 千米 标准箱 航次 架次 班次 级 周岁 批次 强 度 dB ℃ 微克 毫克 微克/立方米 毫克/升 百分点 \
        平米 亿 公里/小时 延米 对 只次 尾 箱 袋 吨/日 个/万人 孔 端口 线 点位 路 家次 项次 件次 宗次 人年 斤/亩 公斤/亩 元/亩 千克 匹 册次 只/年 平方千米 千公顷 亿度 万度
        """
    )

    /// Units that name a time or a rank: what they count is never a target.
    static let idle: Set<String> = [
        "年", "月", "日", "天", "周", "岁", "周岁", "届", "期", "分", "强", "级", "分钟", "小时", "千伏", "千伏安", "兆伏安", "度", "℃", "秒",
        "个月", "线", "路", "批", "师", "生", "号", "层", "期次", "周年", "个工作日", "工作日", "个小时",
    ]
    /// Units of time: a target where it shall become shorter.
    static let times: Set<String> = [
        "年", "月", "日", "天", "小时", "分钟", "秒", "个月", "个工作日", "工作日", "个小时",
    ]
    /// Units of power: a class of equipment or what is installed.
    static let power: Set<String> = ["MW", "兆瓦"]
    /// Shares: how much of a whole.
    static let shares: Set<String> = ["%", "‰", "个百分点", "百分点"]
}
