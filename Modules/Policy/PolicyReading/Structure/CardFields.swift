/// The rows by which publishing systems describe a document: `索引号：… 分类：…`, several on one line or a cell each.
struct CardFields {
    private(set) var values: [Name: String] = [:]
    /// The lines that such rows stand on: they are no title and no text.
    private(set) var lines: Set<Int> = []

    /// What a row says.
    enum Name: Sendable {
        case index, issuer, signed, published, title, number, subject, expires, effective, other
    }

    init(_ lines: [TextLine]) {
        for line in lines.prefix(Self.headLength) where line.skipped == nil || line.skipped == .webRemain {
            take(line)
        }
    }

    subscript(name: Name) -> String? { values[name] }

    /// Lines at the beginning that may be the head.
    private static let headLength = 60

    private mutating func take(_ line: TextLine) {
        guard line.plain.count <= 240 else { return }
        let tokens = Self.tokens(line.raw)
        guard let first = tokens.first, let label = Self.label(first) else { return }
        // 标题一节…: a label without its colon needs a value of its own behind it.
        guard label.value != nil || tokens.count > 1, label.hasColon || tokens.count > 1 else { return }
        lines.insert(line.number)
        var (name, parts): (Name, [String]) = (.other, [])
        for token in tokens {
            guard let label = Self.label(token) else {
                parts.append(token)
                continue
            }
            keep(name, parts)
            name = label.name
            parts = label.value.map { [$0] } ?? []
        }
        keep(name, parts)
    }

    private mutating func keep(_ name: Name, _ parts: [String]) {
        let value = parts.joined(separator: " ")
        if name != .other, !value.isEmpty, values[name] == nil { values[name] = value }
    }

    /// The words of a line, cut at blanks, bars, and before labels with a colon that stand inside a word.
    private static func tokens(_ raw: String) -> [String] {
        let words = raw.split { $0.isWhitespace || $0 == "|" || $0 == "｜" || $0 == "│" || $0 == "\u{3000}" }
        var tokens: [String] = []
        for word in words {
            let text = Array(String(word).unicodeScalars)[...]
            var (start, place) = (text.startIndex, text.startIndex + max(2, all.begins(text)?.count ?? 0))
            while place < text.endIndex {
                if let label = all.at(place, of: text), place + label.count < text.endIndex,
                    isColon(text[place + label.count])
                {
                    tokens.append(text[start..<place].string)
                    start = place
                    place += label.count
                }
                place += 1
            }
            tokens.append(text[start...].string)
        }
        return tokens.filter { !$0.isEmpty && $0 != ":" && $0 != "：" }
    }

    private static func isColon(_ scalar: Unicode.Scalar) -> Bool { scalar == ":" || scalar == "：" }

    /// A label that a word is or begins with.
    private static func label(_ token: String) -> (name: Name, value: String?, hasColon: Bool)? {
        var text = Array(token.unicodeScalars)[...]
        if text.first == "[" || text.first == "【" || text.first == "(" { text = text.dropFirst() }
        guard let word = all.begins(text), let name = names[word.string] else { return nil }
        var rest = text.dropFirst(word.count)
        if rest.first == "]" || rest.first == "】" || rest.first == ")" { rest = rest.dropFirst() }
        // 名称 and 时间 are words of any table; with a colon they are labels.
        if rest.isEmpty { return word.count >= 3 || short.contains(word.string) ? (name, nil, false) : nil }
        guard let sign = rest.first, isColon(sign) else { return nil }
        let value = rest.dropFirst().string
        return (name, value.isEmpty ? nil : value, true)
    }

    private static let short: Set<String> = ["文号", "标题"]

    private static let names: [String: Name] = {
        let words: [(Name, String)] = [
            (.index, "索引号 索引编号 信息索引号 索取号 索引 信息索引"),
            (.issuer, "发文机关 发布机构 发文单位 制发机关 发布单位 公开机构 发布部门 制定机关 发文机构 公开责任部门 信息来源机构 发文部门 公开主体 发布机关"),
            (.signed, "成文日期 生成日期 成文时间 发文日期 印发日期 发文时间 印发时间 生成时间 制发日期 签发日期"),
            (.published, "发布日期 公开日期 公布日期 发布时间 公开时间 公布时间 发表时间 上网时间 信息发布日期 更新时间 发布于 刊发日期"),
            (.title, "标题 名称 文件名称 信息名称 文件标题"),
            (.number, "发文字号 文号 文件编号 发文文号 文件字号 发文号 文件号 文件文号"),
            (.subject, "分类 主题分类 信息分类 组配分类 体裁分类 所属主题 主题类别 公文种类"),
            (.expires, "有效期至 失效日期 失效时间 废止日期 有效期 有效期限"), (.effective, "施行日期 生效日期 实施日期 生效时间 施行时间 实施时间"),
            (
                .other,
                "公开方式 公开形式 公开目录 公开属性 公开范围 有效性 文件有效性 文件状态 效力状态 主题词 关键词 内容概述 概述 来源 信息来源 时间 日期 作者 浏览次数 阅读次数 点击数 字体 公开程序 "
                    + "公开类别 公开时限 统一登记号 统一编号 规范性文件编号 登记号 编辑 责任编辑 浏览量 访问量 备注 服务对象 载体类型 信息格式 语种 文件类型"
            ),
        ]
        var names: [String: Name] = [:]
        for (name, labels) in words { for label in labels.split(separator: " ") { names[String(label)] = name } }
        return names
    }()

    private static let all = Words(names.keys.sorted().map { Word($0) })
}
