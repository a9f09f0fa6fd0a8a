/// The units that may stand behind a number, and what else may.
enum UnitWords {
    /// The longest unit at a place, with 万 and 亿 before it and a rate behind it: `万人次`, `件/万人`.
    static func length(at place: Int, of text: Text) -> Int? {
        var end = place
        if let word = units.at(place, of: text), word.count > 1 || word != "万" && word != "亿" {
            end += word.count
        } else {
            while end < text.endIndex, end - place < 2, "百千万亿".unicodeScalars.contains(text[end]) { end += 1 }
            if let word = units.at(end, of: text) {
                end += word.count
            } else if end == place || text[end - 1] == "千" || text[end - 1] == "百" {
                return nil
            }
        }
        if end < text.endIndex, text[end] == "/" || text[end] == "·" {
            var rest = end + 1
            if rest < text.endIndex, text[rest] == "万" || text[rest] == "百" { rest += 1 }
            if let word = units.at(rest, of: text) { end = rest + word.count }
        }
        return end - place
    }

    static let units = Words(
        """
        元 美元 港元 欧元 日元 平方米 公顷 平方公里 亩 毫米 厘米 米 公里 里 立方米 升 克 斤 公斤 吨 千瓦 兆瓦 千瓦时 秒 分钟 小时 日 月 年 岁 % ‰ 倍 个百分点 \
        个 家 户 人 名 位 项 件 台 套 台套 台(套) 盏 处 所 座 条 道 张 支 只 头 羽 株 棵 辆 艘 架 栋 幢 间 层 床 门 种 类 款 单 笔 届 场 次 人次 户次 起 宗 例 \
        份 本 篇 组 班 根 块 片 口 眼 车次 标箱 万 ㎡ m² km² 平方 立方 km m kg t KW kW MW MWp GW 吨标准煤 标准煤 千伏 千伏安 兆伏安 天 周 分 个月 亩次 车位 床位 张床位 \
        个村 村 镇 乡 个镇 个乡镇 处所 批 部 册 期 期次 场次 人日 师 生 千米 标准箱 航次 架次 班次 级 周岁 批次 强 度 dB ℃ 微克 毫克 微克/立方米 毫克/升 百分点 \
        平米 亿 公里/小时 延米 对 只次 尾 箱 袋 吨/日 个/万人 孔 端口 线 点位 路
        """
    )

    /// Units that name a time or a rank: what they count is never a target.
    static let idle: Set<String> = [
        "年", "月", "日", "天", "周", "岁", "周岁", "届", "期", "分", "强", "级", "分钟", "小时", "千伏", "千伏安", "兆伏安", "度", "℃", "秒",
        "个月", "MW", "线", "路", "批", "师", "生", "号", "层", "期次", "对", "周年", "兆瓦",
    ]
    /// Shares: how much of a whole.
    static let shares: Set<String> = ["%", "‰", "个百分点", "百分点"]
}
