import Messages

/// Cuts an item of a list into its name and what is said of it.
enum ItemText {
    /// The name: up to the first sign that ends it.
    static func title(_ text: Text) -> Text {
        var depth = 0
        for place in text.indices {
            switch text[place] {
            case "(", "“", "《": depth += 1
            case ")", "”", "》": depth = max(0, depth - 1)
            case ",", "。", ";", ":", "\t":
                if depth == 0, place > text.startIndex { return text[..<place].trimmed }
            default: break
            }
            if depth == 0, places.at(place, of: text) != nil, place - text.startIndex >= 5 {
                return text[..<place].trimmed
            }
        }
        return text.trimmed
    }

    /// What is told behind `一是` or `第一阶段（3月）：`.
    static func told(_ text: Text) -> Text {
        var rest = text.trimmed
        if rest.first == "(", let close = rest.close(of: rest.startIndex, within: 60) { rest = rest[(close + 1)...] }
        return title(rest.trimming { $0.isBlank || $0.endsClause })
    }

    private static let places: Words = ["位于", "主要建设", "计划投资", "总投资"]

    /// An item with its name and tags.
    static func item(_ text: Text, number: Int?, _ paragraph: Paragraph) -> PolicyList.Item {
        var name = text.trimmed
        var tags: [String] = []
        if name.last == ")", let open = name.lastIndex(of: "("), open > name.startIndex {
            let inside = name[(open + 1)..<(name.endIndex - 1)]
            tags = inside.cut { $0 == "," || $0 == "、" || $0 == ";" }.map(paragraph.show)
            name = name[..<open].trimmed
        }
        return PolicyList.Item(
            number: number,
            name: paragraph.show(name),
            tags: tags,
            line: paragraph.line(at: text.startIndex)
        )
    }

    /// A name without the words behind it and the quotes around it.
    static func plain(_ text: Text) -> Text {
        let name = text.trimmed
        let tail = tails.first(in: name).map(\.place) ?? name.endIndex
        return (tail - name.startIndex >= 2 ? name[..<tail] : name).trimming { $0 == "“" || $0 == "”" || $0.isBlank }
    }

    /// The same without the verb before it.
    static func bare(_ text: Text) -> Text {
        var name = text.trimmed
        if let word = verbs.begins(name), name.count > word.count + 1 { name = name.dropFirst(word.count) }
        if name.first == "了", name.count > 2 { name = name.dropFirst() }
        return plain(name)
    }

    /// The first name of a row, without the words of its sentence before it.
    ///
    /// - Parameters:
    ///   - text: The words up to the first 、.
    ///   - longest: The longest of the other names: a longer first one may have more before it.
    /// - Returns: The name.
    static func first(_ text: Text, _ longest: Int) -> Text {
        var name = bare(text)
        if name.count > longest {
            let cut = name.indices.dropFirst().reversed().compactMap { place in
                openers.at(place, of: name).map { place + $0.count }
            }
            // 平台以及交易平台、…: what stands before the last verb belongs to the sentence.
            if let place = cut.first(where: { name.endIndex - $0 >= 2 }) { name = name[place...] }
        }
        if name.count > 3,
            name.first == "以" || name.first == "对" && name.count > 3 && !facing.contains(name[name.startIndex + 1])
        {
            name = name.dropFirst()
        }
        return bare(name)
    }

    /// 对外, 对口: here 对 begins the name.
    private static let facing: Set<Unicode.Scalar> = ["外", "口", "接", "台", "标", "内"]
    private static let tails: Words = ["为主要内容", "为主的", "为重点", "为核心", "为代表", "为抓手", "为支撑", "为载体", "相结合", "相统一", "相融合"]
    private static let verbs = Words(
        "建设 实施 推进 打造 建立 推动 开展 抓好 做好 形成 确定了 建立了 包括 涵盖 分为 加快 完善 发展 围绕 实现 治理 聚焦 突出 构建 立足 瞄准 强化 "
            + "坚持 按照 全力推进 深入推进 深入实施 重点发展 重点建设 着力构建 大力实施 鼓励引导 牢牢守住 统筹 抓住 做强 做优 我们 明确打造 全面推行 "
            + "通过 推广 明确 做大做强 培育 培育壮大 支持 加强 健全 坚持以 突出抓好 选择 优化"
    )
    private static let openers = Words(
        "建设 实施 推进 打造 建立 推动 开展 抓好 做好 形成 确定了 建立了 建成 成立 包括 涵盖 分为 围绕 聚焦 突出 构建 立足 以及 涉及 提出的 的 省以 市以 县以 "
            + "区以 镇以 鼓励 引导 发展 谋划 安排 即 选取 选定 选择 成为 作为 对 做到 守好 守住 守牢 严守"
    )
}
