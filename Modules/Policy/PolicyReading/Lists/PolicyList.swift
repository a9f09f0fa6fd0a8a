import Messages

/// A list of a document: numbered items, the headings under a heading, or names in a sentence.
public struct PolicyList: Codable, Sendable, Hashable {
    /// How it stands in the text.
    public enum Form: String, Codable, Sendable {
        /// Numbered or plain lines, in the text or an annex.
        case items
        /// Headings under a heading that says how many there are.
        case headings
        /// Names in a sentence: `…、…等四大平台`.
        case sentence
    }

    /// One thing in it.
    public struct Item: Codable, Sendable, Hashable {
        /// Its number in the list; `null` where it has none.
        @OrNull public var number: Int?
        /// Its name.
        public var name: String
        /// What stands in brackets behind it, cut at commas.
        public var tags: [String]
        /// Its line, from 1.
        public var line: Int
    }

    /// What is listed.
    public var name: String
    /// How many the text says there are; `null` where it does not say.
    @OrNull public var statedCount: Int?
    /// How many were found.
    public var count: Int
    /// Where the list is announced, from 1.
    public var line: Int
    /// How it stands in the text.
    public var form: Form
    /// The heading above it (`附件 …`), for groups of a longer list; `null` where it stands alone.
    @OrNull public var parent: String?
    /// Whether the text leaves it open (等).
    public var openEnded: Bool
    /// The words it rests on.
    public var phrase: String
    /// The things in it.
    public var items: [Item]

    /// What stands for the name of a person in lists of people.
    static let person = "〔姓名略〕"

    /// Whether it is people that it counts.
    var namesPersons: Bool {
        // 某某某 石门镇科员: people with their posts.
        if Self.awarded.contains(where: name.contains) {
            return items.contains { item in !Self.units.contains(where: item.name.hasSuffix) }
        }
        return (Self.people.contains(where: phrase.contains) || Self.people.contains(where: name.contains))
            && items.allSatisfy { (2...4).contains($0.name.count) && $0.name.allSatisfy(\.isLetter) }
    }

    /// The list without the names of people, where it is people that it counts.
    func withoutPersons() -> PolicyList {
        guard namesPersons else { return self }
        var list = self
        for item in items { list.phrase = list.phrase.split(separator: item.name).joined(separator: Self.person) }
        list.items = items.map { item in
            PolicyList.Item(number: item.number, name: Self.person, tags: item.tags, line: item.line)
        }
        return list
    }

    private static let awarded = ["先进个人", "先进工作者", "优秀个人", "人员名单"]
    private static let units = ["镇", "乡", "村", "街道", "社区", "局", "委", "办公室", "政府", "公司", "合作社", "中心", "学校", "医院", "单位"]
    private static let people = ["先进个人", "先进工作者", "同志", "标兵", "模范", "人员名单", "专家", "能手", "道德", "劳模", "个人（"]

    /// Whether the text and the list agree.
    public var agrees: Bool { statedCount == nil || statedCount == count }
}
