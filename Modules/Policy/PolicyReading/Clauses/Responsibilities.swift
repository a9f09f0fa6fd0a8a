/// The words by which texts say who is responsible.
enum Responsibilities {
    /// What a unit does.
    enum Role: Sendable, Hashable {
        case lead, joining, responsible
        /// A date, a person, something else that is not taken.
        case other
    }

    // MARK: Labels

    /// Labels that stand before units, by what they say.
    static let leadLabels = compound(
        "牵头 总牵头 主牵头 主办 主责 牵头责任 责任牵头 牵头主责 第一责任 主要责任 首要责任 牵头负责 责任(牵头) 牵头组织 牵头实施 牵头落实 主体责任",
        and: "牵头 主办 主责 责任单位(牵头) 责任部门(牵头)"
    )
    static let joiningLabels = compound(
        "配合 参加 参与 协办 协同 协作 协助 支持 会办 成员 配合责任 责任配合 参与配合 协同配合 配合协助 协助配合 参与责任 协同责任 协办责任 配合参与 共同配合 配合落实 协调配合",
        and: "配合 参加 参与 协办 协同"
    )
    static let plainLabels = compound(
        "责任 落实 实施 承办 负责 执行 办理 具体责任 责任落实 落实责任 共同责任 相关责任 组织实施 责任承担 整改责任 具体实施 具体落实 具体承办",
        and: "责任分工 职责分工 任务分工 工作分工 任务分工单位 责任主体及单位"
    )
    /// What may stand between units and is none of them.
    static let otherLabels: Words = {
        let persons = product(
            "责任 牵头 分管 包保 负责 联系 挂钩 主管 包抓 主要责任 直接责任 第一责任 挂包 牵头责任 市级 县级 区级 市级牵头 县级牵头 区级牵头 牵头市 牵头县 牵头区 责任市 责任县 "
                + "责任区 镇级 挂点 协管 督办 督导",
            "领导 人 人员 负责人 责任人 同志 联系人"
        )
        let times = product("完成 推进 整改 时间 办结 工作 落实 实施 建设 推进时 要求", "时限 时间 期限 日期 节点 安排 进度 目标 标准 要求 措施")
        let more = Words(
            "指导单位 督导单位 监督单位 督办单位 考核单位 联系单位 时限 时限要求 时限节点 进度安排 牵头市领导 牵头县领导 牵头区领导 "
                + "电话 联系电话 长期坚持 备注 目标 责任县领导 责任市领导 责任区领导 年度目标 预期目标 进展情况 资金来源 "
                + "投资主体 建设地点 建设内容 责任追究 考核办法 落实情况"
        )
        return Words(persons + times + more.all)
    }()

    private static let tails =
        "单位 部门 科室 处室 股室 机构 主体 单位及部门 部门及单位 部门和单位 单位和部门 单位(部门) 部门(单位) 镇街 街镇 乡镇 镇 街道 镇(街道) 乡镇(街道) "
        + "单位、部门 部门、单位 站所 县区 地区 县(市、区) 县市区 办公室 专班 方 委办局 局 厅局 处 科 单位名称"

    private static func product(_ heads: String, _ tails: String) -> [Word] {
        heads.split(separator: " ").flatMap { head in
            tails.split(separator: " ").map { Word(String(head + $0)) }
        }
    }

    private static func compound(_ heads: String, and more: String) -> Words {
        Words(product(heads, tails) + Words(more).all)
    }

    /// Labels that are told from other words without the sign behind them.
    static let labels = Words(
        product("责任 牵头 牵头责任 配合 参加 参与 主办 协办 落实 承办 负责 主责 实施 协同 协助", "单位 部门 科室 处室 主体 单位及部门")
    )

    /// `市级牵头单位`, `省直责任部门`: the tier before a label.
    private static let tiers: Words = [
        "市级", "县级", "区级", "省级", "镇级", "州级", "市直", "县直", "区直", "省直", "市", "县", "区", "省",
    ]

    /// The label at a place and what it says; a colon, a bracket or a gap has to follow.
    static func label(at place: Int, of text: Text) -> (role: Role, end: Int)? {
        if let found = bare(at: place, of: text) { return found }
        guard let tier = tiers.at(place, of: text), let found = bare(at: place + tier.count, of: text),
            found.role != .other, found.end - place - tier.count >= 4
        else { return nil }
        return found
    }

    private static func bare(at place: Int, of text: Text) -> (role: Role, end: Int)? {
        guard place < text.endIndex, starts.contains(text[place]) else { return nil }
        for (words, role) in [
            (otherLabels, Role.other), (leadLabels, .lead), (joiningLabels, .joining), (plainLabels, .responsible),
        ] {
            guard let word = words.at(place, of: text) else { continue }
            if let end = end(of: word, at: place, text) { return (role, end) }
        }
        return nil
    }

    /// `责任单位 市文旅局、市体育局`: a label with a blank for its colon, which is lost; only offices may follow.
    static func blankLabel(_ text: Text) -> (role: Role, end: Int)? {
        guard text.count <= 120, let word = labels.begins(text), word.count >= 4 else { return nil }
        let written = word.scalars + [":"]
        let units = UnitNames.split(text.dropFirst(word.count)).units
        guard let found = label(at: 0, of: written[...]), !units.isEmpty, units.allSatisfy(UnitNames.isOffice) else {
            return nil
        }
        return (found.role, text.startIndex + word.count)
    }

    /// The signs that labels begin with: most places of a text are passed over by them.
    private static let starts = Set(
        [otherLabels, leadLabels, joiningLabels, plainLabels].flatMap(\.all).compactMap(\.scalars.first)
    )

    /// Where a label ends; `nil` where the word is a part of a sentence.
    private static func end(of word: Word, at place: Int, _ text: Text) -> Int? {
        var end = place + word.count
        if end < text.endIndex, text[end] == "(", let close = text.close(of: end, within: 12) { end = close + 1 }
        while end + 1 < text.endIndex, text[end].isBlank, text[end + 1] == ":" { end += 1 }
        guard end < text.endIndex else { return word.count >= 4 ? end : nil }
        switch text[end] {
        case ":": return end + 1
        case ")" where word.count >= 4: return end + 1
        case "\t" where word.count >= 4: return end + 1
        case "为", "是": return word.count >= 4 ? end + 1 : nil
        // A slip of the typist, where nothing but a label can stand: (责任单位；市住建局)
        case ";":
            guard word.count >= 4 else { return nil }
            let isFirst = place == text.startIndex || text[place - 1] == "("
            return isFirst && end + 1 < text.endIndex && text[end + 1].isHan ? end + 1 : nil
        default: return nil
        }
    }

    /// Whether a bracket at a place opens a responsibility clause.
    static func opens(_ text: Text, at open: Int) -> Bool {
        guard text[open] == "(" else { return false }
        if label(at: open + 1, of: text) != nil { return true }
        guard let close = text.close(of: open, within: 600) else { return false }
        return isNamed(text[(open + 1)..<close])
    }

    /// Whether a bracket names units and what they do, without a label: `(市发改委牵头，市财政局配合)`.
    static func isNamed(_ inside: Text) -> Bool {
        guard inside.count >= 5 else { return false }
        let segments = inside.cut { $0 == "," || $0 == ";" || $0 == "。" }.flatMap(parted)
        for (index, segment) in segments.enumerated() where !isOrder(segment) {
            guard let role = ending(of: segment) else { continue }
            var units = UnitNames.split(role.rest).units
            // A、B，按职责分工负责: the units stand before the comma.
            if units.isEmpty, index > 0 { units = UnitNames.split(segments[index - 1]).units }
            if !units.isEmpty, units.allSatisfy(UnitNames.looksLikeUnit) { return true }
        }
        return false
    }

    /// `…。（县商务局、县财政局）`: whether a bracket that ends a paragraph or a sentence holds nothing but units.
    static func endsWithUnits(_ text: Text, at open: Int) -> Bool {
        guard open > text.startIndex, let close = text.close(of: open, within: 600),
            close + 1 == text.endIndex || text[close + 1].endsSentence
        else { return false }
        let isSentence = text[open - 1].endsSentence || text[open - 1] == ";"
        let units = UnitNames.split(text[(open + 1)..<close]).units
        // 建设示范镇2个（东河镇、南塘镇）: places answer for nothing, offices do.
        guard let first = units.first, UnitNames.isOffice(first) else { return false }
        return units.count >= (isSentence ? 1 : 2) && units.allSatisfy { $0.count >= 3 && UnitNames.looksLikeUnit($0) }
    }

    /// `列第一位者为牵头单位，下同`: who leads where nobody says so.
    static func isOrder(_ text: Text) -> Bool {
        text.count <= 40 && text.contains("牵头") && orders.stand(in: text)
    }

    /// Whether a paragraph says so: from there on the first unit leads.
    static func ordersLead(_ text: Text) -> Bool {
        guard let found = orders.first(in: text) else { return false }
        let rest = text[found.place...].prefix(24)
        return rest.prefix { !$0.endsSentence && $0 != ";" }.contains("牵头")
    }

    private static let orders = Words("第一位 首位 第一个 排第一 列第一 第一家 排名第一 排在最前 列在最前 排在首 列在首 排首 列首 居首 第1位")

    // MARK: What stands behind units

    /// `A牵头、B配合` and `A牵头会同B实施` cut behind the word for the lead.
    static func parted(_ segment: Text) -> [Text] {
        var place = segment.startIndex
        while place < segment.endIndex {
            guard let word = firstVerbs.at(place, of: segment) else {
                place += 1
                continue
            }
            let end = place + word.count
            if place > segment.startIndex, end < segment.endIndex {
                let isCut = segment[end] == "、" || segment[end].isBlank || together.at(end, of: segment) != nil
                if isCut, segment[..<place].count >= 2 {
                    return [segment[..<end]] + parted(segment[end...].trimming { $0 == "、" || $0.isBlank })
                }
            }
            place = end
        }
        return [segment]
    }

    private static let firstVerbs: Words = ["牵头", "牵头负责", "牵头组织", "牵头落实", "配合", "主办"]
    private static let together: Words = ["会同", "联合", "商"]

    /// The words at the end of a segment that say what the units before them do.
    static func ending(of segment: Text) -> (role: Role, isSole: Bool, rest: Text)? {
        var rest = segment.trimming { $0.isBlank || $0 == "。" }
        var (role, isShared): (Role?, Bool) = (nil, false)
        while let (found, word) = tail(of: rest) {
            rest = rest.dropLast(word.count).trimming { $0.isBlank || $0 == "," }
            switch found {
            case .lead: role = .lead
            case .joining: role = role == .lead ? .lead : .joining
            case .action: role = role ?? .responsible
            case .shared:
                role = role ?? .responsible
                isShared = true
            case .manner: break
            }
        }
        guard let role else { return nil }
        return (role, role == .responsible && !isShared, rest)
    }

    private enum Tail { case lead, joining, action, shared, manner }

    private static func tail(of text: Text) -> (Tail, Word)? {
        var best: (Tail, Word)?
        for (kind, words) in endings {
            if let word = words.ends(text), word.count > best?.1.count ?? 0 { best = (kind, word) }
        }
        return best
    }

    private static let endings: [(Tail, Words)] = [
        (.lead, Words("牵头 主办 主责 负总责 总牵头 牵头单位 总负责 牵头抓总")),
        (.joining, Words("参加 参与 配合 协同 协助 协办 支持 协作 会签 会办 参加单位 配合单位 参与单位 协办单位")),
        (.action, Words("负责 落实 组织实施 实施 承办 推进 抓好 做好 办理 推动 抓总 组织落实 统筹推进 落实到位 抓落实 组织推进 执行 协调推进 贯彻落实")),
        (
            .shared,
            Words(
                "按职责分工 按职责 按照职责 按照职责分工 按照各自职责 按各自职责 根据职责 根据职责分工 依职责 依据职责 按分工 分工 各负其责 分别 共同 联合 各按职责 各自 "
                    + "按照各自职责分工 按各自职责分工 根据各自职责 依据各自职责 按职能分工 按照职能分工 按职能职责 按照职能职责 依职能 依职责分工 结合实际 结合职责 结合各自实际 "
                    + "按职能 根据各自职责分工 各司其职 按责任分工 按照责任分工 按照分工 根据分工"
            )
        ),
        (.manner, Words("具体 主要 密切 积极 大力 主动 认真 切实 予以 为 任 工作 相关工作 有关工作 组织 统筹 协调 全程 好 抓")),
    ]
}
