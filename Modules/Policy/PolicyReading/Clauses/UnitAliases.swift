/// Different writings of one office, brought together over a whole document.
///
/// Known are the prefix of the government it belongs to (`区`财政局), the usual short forms (发改委), and words that stand
/// for an office that the document names in full (`公安`, or the words in an office's brackets).
struct UnitAliases: Sendable {
    private var names: [String: String] = [:]
    /// The names and how else each is written.
    private(set) var aliases: [(name: String, others: [String])] = []

    /// Takes up all names of a document, as written, clause by clause.
    init(_ clauses: [[String]]) {
        var seen: Set<String> = []
        let written = clauses.flatMap(\.self).filter { seen.insert($0).inserted }
        let prefix = Self.sharedPrefix(clauses)
        var groups: [String: [String]] = [:]
        var order: [String] = []
        for name in written {
            let key = Self.key(Self.bare(name, prefix))
            if groups[key] == nil { order.append(key) }
            if groups[key]?.contains(name) != true { groups[key, default: []].append(name) }
        }
        for key in order {
            let forms = groups[key, default: []]
            let bare = forms.map { Self.bare($0, prefix) }
            let name = bare.max { ($0.count, $1) < ($1.count, $0) } ?? key
            for form in forms { names[form] = name }
        }
        resolveShort(order.flatMap { groups[$0, default: []] })
        for name in Set(names.values).sorted() {
            let others = names.filter { $0.value == name && $0.key != name }.keys.sorted()
            aliases.append((name, others))
        }
    }

    /// The one name of an office.
    func name(_ written: String) -> String { names[written] ?? written }

    /// `公安` is the 公安分局 of the document; `政法` the office with 政法 in brackets: where just one fits.
    private mutating func resolveShort(_ written: [String]) {
        let known = Set(names.values)
        for form in written where form.count <= 6 && !UnitNames.looksLikeFull(form) {
            let bracket = known.filter { $0.contains("（\(form)）") || $0.contains("(\(form))") }
            let start = known.filter { $0 != form && $0.hasPrefix(form) && UnitNames.looksLikeFull($0) }
            if let only = bracket.first, bracket.count == 1 {
                names[form] = only
            } else if let only = start.first, start.count == 1, bracket.isEmpty {
                names[form] = only
            }
        }
    }

    /// The prefix that some offices carry in one place and leave out in another; `nil` where all keep it.
    ///
    /// In `省科技厅、财政厅` the second name takes its prefix from the first and is left as written.
    private static func sharedPrefix(_ clauses: [[String]]) -> Character? {
        let all = Set(clauses.flatMap(\.self))
        var alone: Set<String> = []
        for clause in clauses {
            for name in clause.prefix(while: { $0.first.map { !prefixes.contains($0) } ?? false }) {
                alone.insert(name)
            }
        }
        var counts: [Character: Int] = [:]
        for name in all {
            guard let first = name.first, prefixes.contains(first), bare(name, first) != name else { continue }
            if alone.contains(bare(name, first)) { counts[first, default: 0] += 1 }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private static let prefixes: Set<Character> = ["区", "市", "县", "省", "州", "旗", "镇", "盟"]

    /// The name without a prefix, where the prefix is one: 市场监管局 has none.
    private static func bare(_ name: String, _ prefix: Character?) -> String {
        guard let prefix, name.first == prefix, name.count >= 4 else { return name }
        let rest = name.dropFirst()
        if let next = rest.first, "场政委府直级属区内外容".contains(next) { return name }
        return String(rest)
    }

    /// What is the same for all writings of one office.
    private static func key(_ name: String) -> String {
        var key = name.replacing("（", with: "(").replacing("）", with: ")")
        for (form, short) in forms { key = key.replacing(form, with: short) }
        return key
    }

    /// Usual short forms of offices, the fuller writing first.
    private static let forms: [(String, String)] = [
        ("发展和改革", "发改"), ("发展改革", "发改"), ("工业和信息化", "工信"), ("工业信息化", "工信"), ("经济和信息化", "经信"),
        ("人力资源和社会保障", "人社"), ("人力资源社会保障", "人社"), ("住房和城乡建设", "住建"), ("住房城乡建设", "住建"),
        ("自然资源和规划", "资规"), ("自规", "资规"), ("文化和旅游", "文旅"), ("文化旅游", "文旅"), ("文化广电和旅游", "文广旅"),
        ("文化广电旅游", "文广旅"), ("文广旅游", "文广旅"), ("市场监督管理", "市监"), ("市场监管", "市监"), ("卫生和健康", "卫健"),
        ("卫生健康", "卫健"), ("交通运输", "交通"), ("生态环境", "环境"), ("应急管理", "应急"), ("退役军人事务", "退役军人"),
        ("行政审批服务", "行政审批"), ("综合行政执法", "综合执法"), ("城市管理", "城管"), ("医疗保障", "医保"),
        ("科学技术", "科技"), ("农业和农村", "农业农村"), ("人民政府", "政府"), ("教育和体育", "教体"), ("教育体育", "教体"),
        ("地方金融监督管理", "金融"), ("地方金融监管", "金融"), ("政务服务和大数据", "政数"), ("国家发改", "发改"), ("委员会", "委"),
        ("乡村振兴", "振兴"), ("机关事务管理", "机关事务"), ("商务和投资促进", "商投"), ("水务", "水务"),
    ]
}

extension UnitNames {
    /// Whether a name is written out and no short word for one.
    static func looksLikeFull(_ name: String) -> Bool {
        guard let last = name.last else { return false }
        return "局委办厅部院会府心司处站队室所组团校行道镇乡".contains(last) || name.hasSuffix("）") || name.hasSuffix(")")
            || name.hasSuffix("联")
    }
}
