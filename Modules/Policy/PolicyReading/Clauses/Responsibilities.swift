/// The words by which texts say who is responsible.
enum Responsibilities {
    /// What a unit does.
    enum Role: Sendable, Hashable {
        case lead, joining, responsible
        /// A date, a person, something else that is not taken.
        case other
    }

    /// Labels that stand before units, by what they say.
    static let leadLabels = Words(
        """
        牵头单位 牵头部门 牵头责任单位 责任牵头单位 主责单位 主办单位 主责部门 主办部门 牵头责任部门 牵头科室 牵头处室 牵头单位及部门 第一责任单位 \
        牵头主责单位 总牵头单位 责任单位(牵头) 牵头 主牵头单位 主要责任单位 牵头机构
        """
    )
    static let joiningLabels = Words(
        """
        配合单位 配合部门 参加单位 参与单位 参加部门 参与部门 协办单位 协同单位 协作单位 协办部门 协同部门 协助单位 配合责任单位 责任配合单位 配合科室 \
        成员单位 协助部门 参与配合单位 配合 参加 协同配合单位 支持单位 会办单位 配合机构
        """
    )
    static let plainLabels = Words(
        """
        责任单位 责任部门 责任主体 责任科室 责任处室 落实单位 实施单位 承办单位 承办部门 落实部门 责任单位及部门 责任分工 职责分工 负责单位 负责部门 \
        实施主体 责任部门和单位 责任部门及单位 责任单位和部门 任务分工 工作分工 责任机构 落实主体 责任单位(部门)
        """
    )
    /// What may stand between units and is none of them.
    static let otherLabels = Words(
        """
        完成时限 完成时间 时限 时间节点 时限要求 责任人 责任领导 牵头领导 分管领导 联系人 包保领导 完成期限 责任人员 工作时限 进度安排 牵头人 \
        牵头市领导 牵头县领导 牵头区领导 负责人 电话 联系电话 时间要求 推进时限 长期坚持 备注 完成标准 目标 工作目标 时间安排 完成日期 责任县领导 责任市领导 \
        责任区领导 市级领导 县级领导 区级领导
        """
    )
    /// All that say something of units.
    static let labels = Words(
        "责任单位 责任部门 责任主体 牵头单位 牵头部门 配合单位 配合部门 参加单位 参与单位 主办单位 协办单位 牵头责任单位 责任科室 落实单位 承办单位 "
            + "负责单位 责任分工 主责单位 实施单位 协同单位 参加部门 参与部门 责任处室 主责部门 承办部门 协助单位 实施主体 负责部门"
    )

    /// The label at a place and what it says; a colon, a bracket or a gap has to follow.
    static func label(at place: Int, of text: Text) -> (role: Role, end: Int)? {
        for (words, role) in [
            (otherLabels, Role.other), (leadLabels, .lead), (joiningLabels, .joining), (plainLabels, .responsible),
        ] {
            guard let word = words.at(place, of: text) else { continue }
            var end = place + word.count
            if end < text.endIndex, text[end] == "(", let close = text.close(of: end, within: 12) { end = close + 1 }
            guard end < text.endIndex else { return word.count >= 4 ? (role, end) : nil }
            switch text[end] {
            case ":": return (role, end + 1)
            case ")" where word.count >= 4: return (role, end + 1)
            case "\t" where word.count >= 4: return (role, end + 1)
            case "为" where word.count >= 4: return (role, end + 1)
            case "是" where word.count >= 4: return (role, end + 1)
            default: continue
            }
        }
        return nil
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
        let segments = inside.cut { $0 == "," || $0 == ";" }
        return segments.contains { segment in
            guard let role = ending(of: segment) else { return false }
            let units = UnitNames.split(role.rest).units
            return !units.isEmpty && units.allSatisfy { UnitNames.looksLikeUnit($0) }
        }
    }

    /// The words at the end of a segment that say what the units before them do.
    static func ending(of segment: Text) -> (role: Role, isSole: Bool, rest: Text)? {
        let text = segment.trimming { $0.isBlank || $0 == "。" }
        if let word = leadEnds.ends(text) { return (.lead, false, text.dropLast(word.count)) }
        if let word = joiningEnds.ends(text) { return (.joining, false, text.dropLast(word.count)) }
        if let word = jointEnds.ends(text) { return (.responsible, false, text.dropLast(word.count)) }
        if let word = soleEnds.ends(text) { return (.responsible, true, text.dropLast(word.count)) }
        return nil
    }

    private static let leadEnds = Words(
        "牵头 牵头负责 牵头落实 牵头组织 牵头实施 牵头推进 牵头组织实施 负总责 主办 主责 牵头抓总 牵头办理 牵头,抓总 牵头抓好 牵头统筹 总牵头 为牵头单位 "
            + "牵头单位 共同牵头 分别牵头 按职责分工牵头 联合牵头 牵头协调 牵头会同 任牵头单位"
    )
    private static let joiningEnds = Words(
        "参加 参与 配合 协同 协助 协办 配合落实 按职责参与 支持 协同配合 积极配合 参与配合 按职责配合 按职责分工配合 密切配合 配合实施 协同推进 协同落实 "
            + "参与落实 配合做好 按职责参加 共同参与 配合推进 协作 按职责分工参加 按职责分工参与 协助配合 会签 予以配合 参加单位 配合单位"
    )
    private static let jointEnds = Words(
        "按职责分工负责 按照职责分工负责 根据职责分工负责 依职责分工负责 分工负责 共同负责 按职责负责 按职责落实 各负其责 按职责分工落实 分别负责 "
            + "按照职责负责 按照职责分工落实 按各自职责负责 按职责分工 依职责负责 按照各自职责负责 按照职责分工分别负责 按职责分工抓好落实 按照职责分工抓好落实 "
            + "按职责分工推进 按职责推进 按职责抓好落实 各按职责落实 按分工负责"
    )
    private static let soleEnds = Words("负责 负责落实 落实 组织实施 具体负责 负责实施 负责组织实施 抓好落实 实施 承办 负责推进 主要负责 具体落实 组织落实 负责统筹")
}
