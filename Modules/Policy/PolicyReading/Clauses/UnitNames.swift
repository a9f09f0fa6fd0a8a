/// Names of offices, taken apart and told from other words.
enum UnitNames {
    /// Units of one segment.
    struct Split {
        var units: [Text] = []
        /// Whether the list is left open (等).
        var isOpen = false
    }

    /// Cuts `区发改局、财政局等部门` into its units.
    static func split(_ segment: Text) -> Split {
        var result = Split()
        var text = segment.trimming { $0.isBlank || $0.endsClause || $0 == "、" || $0 == "。" || $0 == "-" }
        while let word = openers.begins(text), word.count < text.count { text = text.dropFirst(word.count).trimmed }
        if let etc = lastEtc(text) {
            result.isOpen = true
            text = text[..<etc]
        }
        for part in tiersTogether(text) {
            for piece in joined(part.trimmed).flatMap(unglued) {
                let unit = piece.trimming { $0.isBlank || $0.endsClause || $0 == "、" || $0 == "“" || $0 == "”" }
                let bare = dropHead(unit)
                if bare.isEmpty { continue }
                if generic.begins(bare)?.count == bare.count || isGeneric(bare) {
                    // 各有关单位 is whom the text means; 有关部门 leaves open who they are.
                    if everybody.begins(bare) != nil { result.units.append(bare) } else { result.isOpen = true }
                } else {
                    result.units.append(bare)
                }
            }
        }
        return result
    }

    /// The list cut at its signs; `各区、县级市` and `各乡、镇人民政府` are one name each.
    private static func tiersTogether(_ text: Text) -> [Text] {
        var parts: [Text] = []
        for part in text.cut(where: { $0 == "、" || $0 == "," || $0 == "\t" || $0 == ";" || $0 == "/" }) {
            if let last = parts.last, part.startIndex > text.startIndex, text[part.startIndex - 1] == "、",
                isTiers(last) && startsWithTier(part) || isCommittee(last) && governments.contains(part.trimmed.string)
            {
                parts[parts.count - 1] = text[last.startIndex..<part.endIndex]
            } else {
                parts.append(part)
            }
        }
        return parts
    }

    /// `各区`, `各县、市`, `各有关乡`: nothing but tiers of the administration.
    private static func isTiers(_ text: Text) -> Bool {
        let bare = text.trimmed
        guard bare.first == "各", bare.count <= 12 else { return false }
        var rest = bare.dropFirst()
        if let word = related.begins(rest) { rest = rest.dropFirst(word.count) }
        guard !rest.isEmpty else { return false }
        return rest.cut { $0 == "、" }.allSatisfy { tiers.begins($0)?.count == $0.count }
    }

    private static func startsWithTier(_ text: Text) -> Bool {
        guard let word = tiers.begins(text) else { return false }
        let rest = text.dropFirst(word.count)
        return rest.isEmpty || rest.first == "(" || tierEnds.begins(rest) != nil
    }

    /// `各乡镇党委、政府` are one name as well.
    private static func isCommittee(_ text: Text) -> Bool {
        text.first == "各" && (text.hasSuffix("党委") || text.hasSuffix("党工委"))
    }

    private static let governments: Set<String> = ["政府", "人民政府", "办事处", "管委会"]
    private static let related: Words = ["有关", "相关", "级"]
    private static let tiers: Words = [
        "区", "县", "市", "县级市", "乡", "镇", "街道", "街", "旗", "场", "办", "州", "盟", "县(市)", "乡镇", "园区", "开发区", "管理区", "农场",
        "功能区",
    ]
    private static let tierEnds: Words = [
        "人民政府", "政府", "党委", "党工委", "办事处", "管委会", "(", "、", "和", "及", "办",
    ]

    /// Whether a text may be the name of an office.
    static func looksLikeUnit(_ text: Text) -> Bool {
        let bare = text.last == ")" ? (text.lastIndex(of: "(").map { text[..<$0] } ?? text) : text
        guard (2...40).contains(bare.count), !bare.contains("。"), !bare.contains(where: \.isDigit) else { return false }
        return ends.ends(bare) != nil || short.contains(bare.string)
    }

    /// Whether a text is the name of one office or of all on a tier (各镇), and no word for any (企业、院校、政府).
    static func isOffice(_ text: Text) -> Bool {
        guard looksLikeUnit(text), text.count >= 2, verbs.begins(text) == nil, actions.begins(text) == nil else {
            return false
        }
        let bare = text.last == ")" ? (text.lastIndex(of: "(").map { text[..<$0] } ?? text) : text
        if bare.first == "各" { return bare.last != "业" && bare.last != "校" }
        guard let word = offices.ends(bare) else { return false }
        return bare.count > word.count || word.count > 2
    }

    private static let actions = Words("支持 鼓励 引导 推动 健全 形成 完善 坚持 发挥 强化 明确 充分 积极 加快 要求 依托 通过 根据 按照 经 在 为 与 以 每")
    private static let offices = Words(
        "局 委 办 厅 部 政府 委员会 办公室 妇联 残联 工商联 供销社 联社 银行 支行 分行 总队 支队 大队 署 室 中心 管委会 办事处 党委 党工委 农办 科协 文联 工会 气象台 "
            + "法院 检察院 站 街道 工信委 总社"
    )

    /// The units at the beginning of a sentence that goes on with a verb.
    static func beforeVerb(_ text: Text) -> Text {
        var place = text.startIndex + 4
        while place < text.endIndex {
            if verbs.at(place, of: text) != nil,
                ends.ends(text[..<place]) != nil || text[place - 1] == "位" || text[place - 1] == "门"
            {
                return text[..<place]
            }
            place += 1
        }
        return text
    }

    private static let verbs = Words("开展 负责 组织 做好 推进 落实 实施 制定 研究 对 按 定期 共同 建立 加强 抓好 指导 督促 编制 完成 成立 联合")

    /// Where 等 begins when nothing but general words stand behind it.
    private static func lastEtc(_ text: Text) -> Int? {
        guard let etc = text.lastIndex(of: "等"), text.endIndex - etc <= 24, etc > text.startIndex else { return nil }
        var rest = text[(etc + 1)...]
        while !rest.isEmpty {
            guard let word = afterEtc.begins(rest) else { return nil }
            rest = rest.dropFirst(word.count)
        }
        return etc
    }

    /// `A局和B局` are two; `住房和城乡建设局` is one.
    private static func joined(_ text: Text) -> [Text] {
        var (parts, start): ([Text], Int) = ([], text.startIndex)
        var place = text.startIndex + 2
        var depth = 0
        while place < text.endIndex {
            if text[place] == "(" { depth += 1 }
            if text[place] == ")" { depth -= 1 }
            if depth == 0, let word = conjunctions.at(place, of: text), place > start + 1 {
                let before = text[start..<place]
                let after = text[(place + word.count)...]
                let isWhole = ends.ends(before) != nil || before.last == ")"
                if isWhole, after.count >= 2, word.count > 1 || after.first != "会" {
                    parts.append(before)
                    start = place + word.count
                    place = start + 1
                    continue
                }
            }
            place += 1
        }
        return parts + [text[min(start, text.endIndex)...]]
    }

    /// `市住建局市城管局`: two names that a blank stood between.
    private static func unglued(_ text: Text) -> [Text] {
        guard text.count >= 8, let first = text.first, prefixes.contains(first) else { return [text] }
        for place in text.indices where place >= text.startIndex + 4 && place + 3 < text.endIndex {
            guard text[place] == first, glueEnds.ends(text[..<place]) != nil, ends.ends(text[place...]) != nil else {
                continue
            }
            return [text[..<place]] + unglued(text[place...])
        }
        return [text]
    }

    private static let prefixes: Set<Unicode.Scalar> = ["市", "县", "区", "省", "州"]
    private static let glueEnds: Words = ["局", "厅", "办", "中心", "公司", "站", "大队", "支队", "银行", "联社", "妇联", "残联"]

    private static func dropHead(_ text: Text) -> Text {
        guard let word = heads.begins(text), text.count > word.count + 1 else { return text }
        return text.dropFirst(word.count)
    }

    private static func isGeneric(_ text: Text) -> Bool {
        var rest = text
        while !rest.isEmpty {
            guard let word = afterEtc.begins(rest) else { return false }
            rest = rest.dropFirst(word.count)
        }
        return true
    }

    private static let openers = Words("由 会同 联合 以及 并由 并 和 请 同时")
    private static let heads = Words("由 会同 联合 以及 请")
    private static let conjunctions = Words("和 与 及 以及 会同 联合")
    private static let generic = Words("有关部门 相关部门 各有关部门 各相关部门 有关单位 相关单位 各有关单位 各相关单位 有关方面 各部门 各单位 其他有关部门 其他成员单位")
    private static let everybody = Words("各 市直 县直 区直 省直 州直 镇直 市级 县级 区级 省级 全市 全县 全区")
    private static let afterEtc = Words(
        "有关 相关 职能 部门 单位 成员 群团 组织 各 及 和 、 与 其他 的 直属 机构 区直 市直 县直 省直 部门和单位 责任 各级 按 科室 主管 涉及 专班 企业 方面 多 个"
    )
    private static let ends = Words(
        """
        局 委 办 厅 部 院 会 政府 中心 公司 处 站 队 室 所 组 集团 学校 银行 法院 检察院 街道 镇 乡 园区 开发区 高新区 新区 管委会 办事处 委员会 \
        办公室 分局 支队 大队 总队 妇联 残联 工会 团委 共青团 联社 协会 企业 社 台 馆 科 股 区 县 市 州 旗 院校 工商联 科协 文联 侨联 支行 分行 党委 \
        党组 机关 专班 总工会 研究院 大学 学院 医院 公安 政法委 事务所 总站 署 关 盟 兵团 农场 林场 景区 供电 邮政 电信 移动 联通 烟草 铁塔 部门 单位
        """
    )
    private static let short: Set<String> = [
        "公安", "统战", "政法", "宣传", "组织", "城管", "税务", "海关", "电力", "通信", "气象", "消防", "团市委", "团县委",
    ]
}
