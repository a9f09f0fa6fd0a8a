import Messages
import ProjectsMessages

/// The circular (通报) of a month: frozen or to be frozen, with the ways to paper and to a workbook.
public struct CircularView: View {
    /// The template.
    public static let template = Template(PackageResources.circular_mustache)
    /// What the page is called: programme and month.
    public let heading: Heading

    let facts: [Fact]
    let tiles: [Tile]
    let towns: [Town]
    let isFrozen: Bool
    let note: String?
    let printLink: String
    let workbookLink: String
    let freeze: String?
    let freezeWord: String
    let isPreliminary: String
    let back: String
    let key: String

    /// A town in the ranking.
    struct Town {
        let rank: String
        let name: String
        let change: String
        let reported: String
        let onTime: String
        let progress: String
        let lights: [Badge]
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - circular: The last edition; `nil` before the first.
    ///   - round: The month's round.
    ///   - asker: Who looks.
    ///   - names: What programmes are called.
    ///   - key: A new key, so that a form is carried out once.
    public init(_ circular: Circular?, round: Round, for asker: Asker, names: Names, key: String) {
        heading = Heading("\(names.programme(round.programme)) · \(round.month) 通报", "Circular")
        isFrozen = circular != nil
        facts = circular.map(Self.facts) ?? []
        tiles = circular?.content.whole.map(Self.tiles) ?? []
        towns = circular?.content.towns.items.map(Self.town) ?? []
        note = circular?.extract == true ? "这是通报中与您的镇有关的部分；摘要是整份通报的摘要。" : nil
        let place = "\(Address.escaped(round.programme))/\(round.month)"
        printLink = "/api/v1/circulars/\(place)"
        workbookLink = "/circulars/\(place)/workbook"
        freeze = asker.runsMonths ? "/circulars/\(place)" : nil
        let isOpen = round.state == .open
        freezeWord = isOpen ? "固化为预通报" : circular == nil ? "固化通报" : "重新固化"
        isPreliminary = String(isOpen)
        back = "/rounds/\(place)"
        self.key = key
    }

    private static func facts(_ circular: Circular) -> [Fact] {
        [
            Fact("版次", "第 \(circular.edition) 版\(circular.content.preliminary ? "（预通报，本月未锁定）" : "")"),
            Fact("印发单位", circular.content.issuer), Fact("固化日期", circular.content.date),
            Fact("排名办法", circular.content.rule.zh), Fact("摘要", circular.digest),
        ]
    }

    private static func tiles(_ whole: CircularWhole) -> [Tile] {
        let counts = whole.counts
        return [
            Tile("项目", String(counts.projects), "个"), Tile("已上报", String(counts.reported), "项"),
            Tile("审核通过", String(counts.approved), "项", note: "按期 \(counts.onTime) 项", tone: .good),
            Tile("退回未改", String(counts.returned), "项", tone: counts.returned > 0 ? .bad : .quiet),
            Tile("未报", String(counts.missing), "项", tone: counts.missing > 0 ? .warning : .good),
            Tile(
                "核定本月投资",
                whole.approved.thisMonth.first?.value.grouped ?? "—",
                whole.approved.thisMonth.first?.unit ?? "",
                note: whole.approved.thisMonth.coverage
            ),
        ]
    }

    private static func town(_ town: CircularTown) -> Town {
        Town(
            rank: town.rank.map(String.init) ?? "—",
            name: town.name,
            change: change(town),
            reported: "\(town.counts.approved)/\(town.counts.projects)",
            onTime: "\(town.onTimeShare)%",
            progress: town.investmentProgress.map { "\($0)%" } ?? "—",
            lights: [
                (LightColour.green, town.lights.green), (.yellow, town.lights.yellow), (.red, town.lights.red),
                (.grey, town.lights.grey),
            ].filter { $0.1 > 0 }.map { Badge("\($0.0.badge.text) \($0.1)", tone: $0.0.badge.tone) }
        )
    }

    private static func change(_ town: CircularTown) -> String {
        guard let rank = town.rank, let before = town.rankBefore else { return "—" }
        return rank == before ? "不变" : rank < before ? "升 \(before - rank) 位" : "降 \(rank - before) 位"
    }
}
