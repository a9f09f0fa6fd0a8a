import Foundation
import Messages
import PolicyReading
import Testing

/// The five seeds: counts and discrepancies as the acceptance list has them.
///
/// > Source: `seed-data/acceptance.csv` and the tables beside it.
struct SeedTests {
    private func read(_ number: String) throws -> PolicyReading? {
        try PolicyFiles.seed(number).map { try PolicyFiles.reading($0) }
    }

    private func found(_ reading: PolicyReading) -> Set<String> {
        Set(reading.discrepancies.map { "\($0.kind.rawValue) \($0.line)" })
    }

    @Test
    func theProjectLibraryHas27ProjectsNumberedWithoutGap() throws {
        guard let reading = try read("000") else { return }
        let list = try #require(reading.lists.first { $0.form == .items })
        #expect(list.statedCount == 27)
        #expect(list.items.map(\.number) == Array(1...27))
        #expect(list.line == 30)
        #expect(reading.lists.contains { $0.statedCount == 14 && $0.count == 14 })
        #expect(reading.card.issuer == "威海市文登区人民政府办公室")
        #expect(found(reading) == ["number-style 9"])
    }

    @Test
    func theLeadingGroupIsPostsAndUnits() throws {
        guard let reading = try read("000") else { return }
        let group = try #require(reading.groups.first)
        #expect("\(group.heads.count)/\(group.deputies.count)/\(group.members.count)" == "1/2/15")
        #expect(group.office == "张家产镇政府")
        #expect(group.members.last?.post == "市自然资源和规划局文登规划分局局长")
        guard let other = try read("003")?.groups.first else { return }
        #expect("\(other.heads.count)/\(other.deputies.count)/\(other.members.count)" == "1/1/19")
    }

    @Test
    func thePlanHas15ChaptersAndItsTargets() throws {
        guard let reading = try read("001") else { return }
        #expect(reading.headings.count { $0.number.hasSuffix("章") } == 15)
        #expect(reading.card.dates.signed == "2021-10")
        #expect(reading.card.years == [2021, 2025])
        let pairs = Set(reading.targets.map { "\($0.value.text) \($0.unit ?? "")" })
        let wanted = ["195 亿元", "158 亿元", "37 亿元", "21.23 万人", "48 万人", "4.0 %", "20 家/年", "1700 个", "900 家"]
        #expect(pairs.isSuperset(of: wanted))
        let unemployment = try #require(reading.targets.first { $0.value.text == "4.0" })
        #expect(unemployment.comparator == .atMost)
        #expect(reading.targets.first { $0.value.text == "1700" }?.year == 2022)
    }

    @Test
    func footnoteMarksAreNotNumbers() throws {
        guard let reading = try read("001") else { return }
        let marks = reading.discrepancies.filter { $0.kind == .footnoteMark }
        let values = marks.compactMap { mark in Int(mark.detail.filter { $0.isASCII && $0.isNumber }) }
        #expect(values.sorted() == [11, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 24])
        #expect(reading.discrepancies.contains { $0.kind == .targetWeaker && $0.line == 259 })
    }

    @Test
    func theListOf55TownsAgreesWithItsText() throws {
        guard let reading = try read("002") else { return }
        let whole = try #require(reading.lists.first { $0.count == 55 })
        #expect(whole.statedCount == 55)
        #expect(whole.line == 84)
        #expect(whole.items.compactMap(\.number) == Array(1...55))
        let groups = reading.lists.filter { $0.parent != nil }
        #expect(groups.map(\.count) == [12, 13, 2, 6, 4, 3, 1, 3, 7, 2, 1, 1])
        #expect(groups.count(where: \.agrees) == 12)
        #expect(reading.discrepancies.isEmpty)
        #expect(reading.card.documentNumber == "吉政办明电〔2019〕5号")
        #expect(reading.card.indexNumber == "11220000013544357T/2019-00453")
        #expect(reading.card.dates.signed == "2019-02-03")
        #expect(reading.card.dates.published == "2019-02-11")
        #expect(reading.targets.map(\.value.text) == ["50"])
    }

    @Test
    func the24ClausesAreReadAndTheirFaultsTold() throws {
        guard let reading = try read("003") else { return }
        #expect(reading.clauses.count == 24)
        #expect(reading.clauses.count(where: \.openEnded) == 24)
        #expect(
            found(reading)
                == ["number-skipped 81", "no-lead 35", "no-lead 37", "lead-and-joining 34", "open-ended 28"]
        )
        #expect(reading.clauses.first { $0.line == 37 }?.leadBasis == .position)
        #expect(reading.clauses.first { $0.line == 46 }?.joining.contains("党政办公室（政法）") == true)
        let lists = Dictionary(reading.lists.map { ($0.name, $0.count) }) { first, _ in first }
        let wanted = ["十个一": 10, "两个保护": 2, "三项改造": 3, "四项治脏行动": 4, "五种乱象": 5, "六好": 6]
        for (name, count) in wanted { #expect(lists[name] == count, "\(name)") }
        let office = try #require(reading.units.first { $0.name == "发展软环境保障局（城乡统筹发展）" })
        #expect(office.leads + office.joins == 14)
        #expect(reading.units.first { $0.name == "经济发展局" }?.leads == 5)
    }

    @Test
    func theReportStandsTwiceAndNamesNineOfTen() throws {
        guard let reading = try read("004") else { return }
        #expect(found(reading) == ["count-mismatch 3", "duplicate-text 50"])
        #expect(reading.lists.first?.count == 10)
        #expect(reading.targets.first { $0.upper != nil }?.year == 2025)
        #expect(reading.targets.allSatisfy { $0.line < 50 })
    }

    /// A list of a seed: what the text states and names, and whether careful readers may think otherwise.
    private struct SeedLists: Decodable {
        struct Item: Decodable { let statedCount: Int?, count: Int?, line: Int, inTruth: Bool? }
        let lists: [Item]
        let doubtful: [Item]
    }

    @Test(arguments: ["000", "001", "002", "003", "004"])
    func theListsOfASeedAreFoundAndNoOthers(_ seed: String) throws {
        guard let reading = try read(seed) else { return }
        let place = PolicyFiles.folder.appendingPathComponent("SeedLists/\(seed).json")
        let truth = try JSONDecoder().decode(SeedLists.self, from: try Data(contentsOf: place))
        func key(_ line: Int, _ stated: Int?, _ count: Int?) -> String {
            "\(line) \(stated ?? 0) \(count ?? 0)"
        }
        let doubtful = Set(truth.doubtful.map { key($0.line, $0.statedCount, $0.count) })
        // Lines of which it is doubtful how their lists are cut.
        let open = Set(truth.doubtful.filter { $0.statedCount == nil }.map(\.line))
        let read = Set(reading.lists.filter { !open.contains($0.line) }.map { key($0.line, $0.statedCount, $0.count) })
        let wanted = Set(truth.lists.filter { !open.contains($0.line) }.map { key($0.line, $0.statedCount, $0.count) })
        #expect(wanted.subtracting(doubtful).subtracting(read) == [])
        #expect(read.subtracting(wanted).subtracting(doubtful) == [])
    }

    @Test(arguments: [
        // A town removed: a number is missing, its city and the whole are one short.
        ("002", "20. 中新食品区奶酪小镇(规划类, 非建制镇)\n", "", ["number-skipped 111", "count-mismatch 101", "count-mismatch 84"]),
        ("002", "辽源市(6个)", "辽源市(7个)", ["count-mismatch 123"]),
        ("002", "成长类 13 个", "成长类 14 个", ["count-mismatch 84", "sum-mismatch 84"]),
        ("002", "四、工作重点", "五、工作重点", ["number-skipped 60", "number-duplicated 70"]),
        ("003", "区自然资源和规划分局牵头，生态环境分局", "区自然资源和规划分局，生态环境分局", ["no-lead 30"]),
        ("003", "五种乱象", "六种乱象", ["count-mismatch 69"]),
        ("003", "（三）实施“三项改造”", "（四）实施“三项改造”", ["number-skipped 60", "number-duplicated 64"]),
        ("000", "共计有27项", "共计有28项", ["count-mismatch 30"]),
        ("000", "（三）夯实人才支撑", "（五）夯实人才支撑", ["number-skipped 64", "number-duplicated 66"]),
        ("001", "第四节 战略定位", "第五节 战略定位", ["number-skipped 38", "number-duplicated 44"]),
        ("004", "武乡红色旅游、平顺太行电商、襄垣侯堡康养首批10个市级专业镇,着力", "武乡红色旅游、平顺太行电商首批10个市级专业镇,着力", ["count-mismatch 1"]),
    ])
    func aMutatedCopyGivesItsDiscrepancyAndNoOther(
        seed: String,
        text: String,
        replacement: String,
        expected: [String]
    ) throws {
        guard let original = try PolicyFiles.seed(seed) else { return }
        let place = try #require(original.firstRange(of: text))
        let mutated = original.replacingCharacters(in: place, with: replacement)
        var before = found(try PolicyFiles.reading(original))
        if replacement.isEmpty { before = [] }
        #expect(found(try PolicyFiles.reading(mutated)).subtracting(before) == Set(expected))
    }
}
