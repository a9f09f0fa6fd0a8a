import Messages

/// Recognises lists of persons and keeps their posts alone.
struct GroupReader {
    private(set) var groups: [WorkingGroup] = []
    /// Paragraphs with names of persons: nothing of them is quoted.
    private(set) var personal: Set<Int> = []
    /// For such paragraphs, the places that are names.
    private(set) var names: [Int: [Range<Int>]] = [:]

    private enum Rank { case head, deputy, member }

    init(_ outline: Outline) {
        let paragraphs = outline.paragraphs
        var index = 0
        while index < paragraphs.count {
            guard Self.rank(paragraphs[index].text)?.rank == .head || Self.startsWithDeputy(paragraphs, index) else {
                index += 1
                continue
            }
            index = read(from: index, outline)
        }
        for (index, paragraph) in paragraphs.enumerated() { hideContacts(index, paragraph) }
    }

    private static func startsWithDeputy(_ paragraphs: [Paragraph], _ index: Int) -> Bool {
        guard let rank = rank(paragraphs[index].text), rank.rank != .head, index + 2 < paragraphs.count else {
            return false
        }
        return paragraphs[index].text.count <= 40 && paragraphs[index].text.contains("\t")
    }

    private mutating func read(from start: Int, _ outline: Outline) -> Int {
        let paragraphs = outline.paragraphs
        var group = WorkingGroup(
            name: Self.name(before: start, outline),
            heads: [],
            deputies: [],
            members: [],
            office: nil,
            dissolves: nil,
            line: paragraphs[start].line
        )
        var rank = Rank.head
        var index = start
        while index < paragraphs.count {
            let paragraph = paragraphs[index]
            var text = paragraph.text
            if let found = Self.rank(text) {
                rank = found.rank
                text = text[found.end...]
            } else if !Self.isSeat(text) {
                break
            }
            personal.insert(index)
            for (seat, name) in Self.seats(text, paragraph) {
                if let name { names[index, default: []].append(name) }
                if let seat { Self.add(seat, hasName: name != nil, rank, to: &group) }
            }
            index += 1
        }
        addOffice(to: &group, paragraphs[index..<min(paragraphs.count, index + 4)])
        if !group.heads.isEmpty || !group.members.isEmpty { groups.append(group) }
        return max(index, start + 1)
    }

    /// Adds a seat; a line without a name goes on with a post that was not finished.
    private static func add(_ seat: WorkingGroup.Seat, hasName: Bool, _ rank: Rank, to group: inout WorkingGroup) {
        func add(to seats: inout [WorkingGroup.Seat]) {
            if !hasName, let last = seats.last, posts.ends(Array(last.post.unicodeScalars)[...]) == nil {
                seats[seats.count - 1].post += seat.post
            } else {
                seats.append(seat)
            }
        }
        switch rank {
        case .head: add(to: &group.heads)
        case .deputy: add(to: &group.deputies)
        case .member: add(to: &group.members)
        }
    }

    /// `组长：`, `副组长：`, `成员：` and where they end.
    private static func rank(_ text: Text) -> (rank: Rank, end: Int)? {
        guard text.count <= 400, let colon = text.prefix(12).firstIndex(of: ":") else { return nil }
        let label = text[..<colon].filter { !$0.isBlank }
        switch label[...].string {
        case "组长", "总指挥", "主任", "召集人", "总召集人", "第一组长", "常务组长", "专班长", "班长", "政委", "指挥长": return (.head, colon + 1)
        case "副组长", "副总指挥", "副主任", "副召集人", "常务副组长", "执行副组长", "副班长", "副指挥长": return (.deputy, colon + 1)
        case "成员", "组员", "委员", "成员单位": return (.member, colon + 1)
        default: return nil
        }
    }

    /// Whether a line is a name, a gap and a post.
    private static func isSeat(_ text: Text) -> Bool {
        guard text.count <= 60, !text.contains("。"), Marker.read(text) == nil else { return false }
        if nameEnd(text) != nil { return true }
        return posts.ends(text.trimmed) != nil && !text.contains(":")
    }

    /// Where the name at the beginning of a line ends: two to four characters, spaced or not, before a gap.
    private static func nameEnd(_ text: Text) -> Int? {
        var place = text.startIndex
        while place < text.endIndex, text[place].isBlank { place += 1 }
        var han = 0
        var gap: Int?
        var end = place
        while end < text.endIndex, han <= 4 {
            if text[end].isHan || text[end] == "·" {
                if gap != nil, han >= 2 { break }
                han += 1
                gap = nil
            } else if text[end].isBlank {
                gap = end
            } else {
                break
            }
            end += 1
        }
        guard (2...4).contains(han), let gap, gap >= place + 2, end < text.endIndex else { return nil }
        return gap
    }

    /// The seats of a line: the post of each, and where its name stands.
    private static func seats(_ text: Text, _ paragraph: Paragraph) -> [(WorkingGroup.Seat?, Range<Int>?)] {
        let bare = text.trimmed
        guard !bare.isEmpty else { return [] }
        let line = paragraph.line(at: bare.startIndex)
        guard let end = nameEnd(bare) else {
            if posts.ends(bare) != nil || UnitNames.looksLikeUnit(bare) || bare.count > 4 {
                return bare.cut { $0 == ";" }.map { (WorkingGroup.Seat(post: paragraph.show($0), line: line), nil) }
            }
            return [(nil, bare.startIndex..<bare.endIndex)]
        }
        let post = bare[end...].trimmed
        return [(post.isEmpty ? nil : WorkingGroup.Seat(post: paragraph.show(post), line: line), bare.startIndex..<end)]
    }

    private static func name(before start: Int, _ outline: Outline) -> String {
        if let part = outline.parts.first(where: { $0.paragraphs.contains(start) }), !part.title.isEmpty {
            return part.title.map { outline.paragraphs[$0].show(outline.paragraphs[$0].text) }.joined()
        }
        for index in stride(from: start - 1, through: max(0, start - 4), by: -1) {
            let paragraph = outline.paragraphs[index]
            if paragraph.text.count <= 40, groupWords.stand(in: paragraph.text) {
                return paragraph.show(paragraph.text)
            }
        }
        return "领导小组"
    }

    private func addOffice(to group: inout WorkingGroup, _ paragraphs: ArraySlice<Paragraph>) {
        for paragraph in paragraphs {
            let text = paragraph.text
            if group.office == nil, let at = text.first(of: "办公室设在") {
                let rest = text[(at + 5)...]
                let end = rest.firstIndex { $0.endsClause } ?? rest.endIndex
                group.office = paragraph.show(rest[..<end])
            }
            if group.dissolves == nil, let verb = Self.dissolving.first(in: text) {
                let low = text[..<verb.place].lastIndex { $0.endsSentence || $0 == ";" }.map { $0 + 1 } ?? 0
                let high = text[verb.place...].firstIndex { $0.endsSentence || $0 == ";" } ?? text.endIndex
                let clause = text[low..<high].cut { $0 == "," }.suffix(2)
                group.dissolves = clause.map(paragraph.show).joined(separator: "，")
            }
        }
    }

    /// `联系人：张某，电话…`, `某某同志兼任`: names outside lists.
    private mutating func hideContacts(_ index: Int, _ paragraph: Paragraph) {
        let text = paragraph.text
        guard text.count <= 20_000 else { return }
        var place = text.startIndex
        while place < text.endIndex {
            if let word = Self.contactLabels.at(place, of: text) {
                let start = place + word.count
                let end =
                    text[start...].prefix(24).firstIndex { $0.endsClause || $0.isDigit || $0 == "(" }
                    ?? min(text.endIndex, start + 5)
                if end > start { names[index, default: []].append(start..<end) }
                place = end
            } else if text.has("同志", at: place) {
                let low = max(text.startIndex, place - 3)
                let run = text[low..<place].reversed().prefix { $0.isHan && !"责名由的、和".unicodeScalars.contains($0) }
                if run.count >= 2, place - run.count > text.startIndex, text[place - run.count - 1].endsClause {
                    names[index, default: []].append((place - run.count)..<place)
                }
                place += 2
            } else {
                place += 1
            }
        }
    }

    private static let contactLabels: Words = [
        "联系人:", "责任人:", "负责人:", "联络员:", "责任领导:", "分管领导:", "牵头领导:", "签发人:", "包保领导:",
    ]
    private static let groupWords: Words = ["领导小组", "专班", "指挥部", "委员会", "工作组", "联席会议"]
    private static let dissolving: Words = ["自行撤销", "自然撤销", "自动撤销", "自行解散", "予以撤销"]
    private static let posts = Words(
        "书记 局长 主任 副局长 副主任 镇长 副镇长 专员 大队长 科长 站长 会长 行长 院长 校长 部长 副部长 区长 县长 市长 副区长 副县长 副市长 经理 董事长 所长 队长 (挂职) (兼) 处长 "
            + "主席 副主席 秘书长 调研员 负责同志 负责人 理事长 副书记 成员 委员 厅长 副厅长 分管负责同志 主要负责同志 (处长) 总经理 台长 社长"
    )
}
