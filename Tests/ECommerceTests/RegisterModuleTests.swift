import ECommerceMessages
import Messages
import Testing

@testable import ECommerce

@Suite struct RegisterModuleTests {
    @Test func aListIsTakenWholeOrNotAtAll() async throws {
        let office = try await ECommerceOffice.withShops()
        let shops = [Sample.shop("s4"), Sample.shop("s5", village: "v9"), Sample.shop("s 6", channel: "jd")]
        let problem = try await office.refusal(DefineShops(programme: Sample.id, town: "t1", shops))
        #expect(problem.code == ECommerceCode.invalid)
        #expect(problem.detail == "The list cannot be put on record like this.")
        let pointers = ["/shops/1/attributions/0/village", "/shops/2/id", "/shops/2/channel"]
        #expect(problem.errors.map(\.pointer) == pointers)
        #expect(try await office.ask(ListShops(town: "t1")).total == 3)
    }

    @Test func aCorrectionNeedsAReasonAndKeepsTheOldWords() async throws {
        let office = try await ECommerceOffice.withShops()
        let renamed = [
            Village(id: "v1", name: "东岸村", households: 21), Sample.villages[1], Village(id: "v3", name: "新村"),
        ]
        let command = DefineVillages(programme: Sample.id, town: "t1", renamed)
        let problem = try await office.refusal(command, reason: " ")
        #expect(
            (problem.code, problem.detail) == (
                ECommerceCode.reasonMissing, "Putting right what is on record needs a reason."
            )
        )
        let reply = try await office.send(command, reason: "更名")
        #expect(reply == .init(registered: 1, changed: 1, unchanged: 1))
        let query = FindRegisterHistory(programme: Sample.id, town: "t1", register: .villages, id: "v1")
        let history = try await office.ask(query).items
        #expect(history.map(\.version) == [1, 2])
        #expect(history.map { $0.content.contains("东岸村") } == [false, true])
        #expect((history[1].reason, history[1].actor) == ("更名", ECommerceOffice.reporter))
        #expect(try await office.send(command).unchanged == 3)
        #expect(try await office.differences().isEmpty)
        let hidden = Access(.viewer, towns: ["t2"])
        let missing = try await office.refusal(asking: query, as: hidden)
        #expect(
            (missing.code, missing.detail) == (
                ECommerceCode.notFound, "There is no 'v1' on the town's register of villages."
            )
        )
    }

    @Test func whatIsWrongInAnEntryIsNamed() async throws {
        let office = try await ECommerceOffice.withShops()
        let couriers = [Courier(id: "c1", name: "", villages: ["v1", "v1", "v8"])]
        let first = try await office.refusal(DefineCouriers(programme: Sample.id, town: "t1", couriers))
        #expect(
            first.errors.map(\.pointer) == [
                "/couriers/0/name", "/couriers/0/villages/1", "/couriers/0/villages/2",
            ]
        )
        let assets = [
            CommerceAsset(id: "z", kind: .streamer, name: "某人"),
            CommerceAsset(id: "r", kind: .livestreamRoom, since: "2024-05-02", until: "2024-05-01"),
        ]
        let second = try await office.refusal(DefineAssets(programme: Sample.id, town: "t1", assets))
        #expect(
            second.errors.map(\.message) == [
                "expected none: a streamer is known by the code alone", "expected text, found none",
                "is before 2024-05-02",
            ]
        )
        let activity = CommerceActivity(
            id: "l1",
            kind: .livestreamSession,
            name: "直播",
            date: "2025-01-01",
            orders: -1,
            sales: DecimalValue("1.234")
        )
        let third = try await office.refusal(RecordActivities(programme: Sample.id, town: "t1", [activity]))
        #expect(third.errors.map(\.pointer) == ["/activities/0/date", "/activities/0/orders", "/activities/0/sales"])
        let villages = [Village(id: "v", name: "村", regionCode: "14a", households: 0)]
        let fourth = try await office.refusal(DefineVillages(programme: Sample.id, town: "t1", villages))
        #expect(fourth.errors.map(\.pointer) == ["/villages/0/households", "/villages/0/regionCode"])
    }

    @Test func parcelsReachEveryVillageThatACourierCovers() async throws {
        let office = try await ECommerceOffice.with()
        let villages = (1...150).map { Village(id: "v\($0)", name: "村 \($0)") }
        try await office.send(DefineVillages(programme: Sample.id, town: "t1", villages))
        let couriers = (1...13).map { number in
            Courier(id: "c\(number)", name: "快递 \(number)", villages: villages.map(\.id).filter { _ in number < 3 })
        }
        try await office.send(DefineCouriers(programme: Sample.id, town: "t1", couriers))
        let row = try await office.ask(MeasureCoverage(programme: Sample.id)).items.first
        #expect((row?.couriers, row?.villages, row?.covered, row?.share) == (13, 150, 150, DecimalValue(100)))
        let entry = try await office.ask(ListVillages(town: "t1", q: "村 15", limit: 1)).items.first
        #expect((entry?.village.id, entry?.couriers) == ("v15", ["c1", "c2"]))
        let fewer = [Courier(id: "c1", name: "快递 1"), Courier(id: "c2", name: "快递 2", villages: ["v1"])]
        try await office.send(DefineCouriers(programme: Sample.id, town: "t1", fewer), reason: "撤点")
        let now = try await office.ask(MeasureCoverage(programme: Sample.id, town: "t1")).items.first
        #expect((now?.covered, now?.share) == (1, DecimalValue("0.7")))
        #expect(try await office.differences().isEmpty)
    }

    @Test func roomsStreamersAndSessionsAreKept() async throws {
        let office = try await ECommerceOffice.withShops()
        let assets = [
            CommerceAsset(id: "z1", kind: .streamer), CommerceAsset(id: "r1", kind: .livestreamRoom, name: "直播间"),
            CommerceAsset(id: "p1", kind: .park, name: "园区"),
        ]
        try await office.send(DefineAssets(programme: Sample.id, town: "t1", assets))
        let session = CommerceActivity(
            id: "l1",
            kind: .livestreamSession,
            name: "助农直播",
            date: "2024-05-01",
            room: "r1",
            streamer: "z1",
            orders: 12,
            sales: DecimalValue("345.6")
        )
        try await office.send(RecordActivities(programme: Sample.id, town: "t1", [session]))
        #expect(try await office.ask(ListAssets(kind: .streamer)).items.map(\.asset.id) == ["z1"])
        #expect(try await office.ask(ListActivities()).items.map(\.activity) == [session])
        let counts = try await office.ask(MeasureCoverage(programme: Sample.id, town: "t1")).items.first?.counts
        #expect(counts == ["streamer": 1, "livestream-room": 1, "park": 1, "shops": 3])
        #expect(try await office.ask(SummarizeSales(programme: Sample.id)).sum == SalesFigures())
        #expect(try await office.differences().isEmpty)
    }

    @Test func whoSeesOneTownSeesItsRegistersOnly() async throws {
        let office = try await ECommerceOffice.withShops()
        for town in ["t1", "t2"] {
            try await office.send(DefineCouriers(programme: Sample.id, town: town, [.init(id: "c", name: "快递")]))
            try await office.send(DefineAssets(programme: Sample.id, town: town, [.init(id: "z", kind: .streamer)]))
            let session = CommerceActivity(id: "l", kind: .salesEvent, name: "年货节", date: "2024-01-20")
            try await office.send(RecordActivities(programme: Sample.id, town: town, [session]))
            try await office.take([Sample.order("o-\(town)")], in: town)
            try await office.send(CloseMonth(programme: Sample.id, town: town, month: Sample.month("2024-05")))
        }
        let narrow = Sample.narrow
        #expect(try await office.ask(ListVillages(), as: narrow).total == 2)
        #expect(try await office.ask(ListShops(), as: narrow).items.map(\.town) == ["t1", "t1", "t1"])
        #expect(try await office.ask(ListShops(town: "t2"), as: narrow).total == 0)
        #expect(try await office.ask(ListCouriers(), as: narrow).total == 1)
        #expect(try await office.ask(ListAssets(), as: narrow).total == 1)
        #expect(try await office.ask(ListActivities(), as: narrow).total == 1)
        #expect(try await office.ask(ListMonths(), as: narrow).items.map(\.town) == ["t1"])
        #expect(try await office.ask(ListMonths(), as: narrow).total == 1)
        #expect(try await office.ask(MeasureCoverage(programme: Sample.id), as: narrow).items.map(\.town) == ["t1"])
        #expect(try await office.ask(CheckQualification(programme: Sample.id), as: narrow).total == 1)
        #expect(try await office.ask(CheckQualification(programme: Sample.id, town: "t2"), as: narrow).total == 0)
    }

    @Test func listsArePagedAndFiltered() async throws {
        let office = try await ECommerceOffice.withShops()
        var (seen, cursor) = ([String](), String?.none)
        repeat {
            let page = try await office.ask(ListShops(limit: 4, cursor: cursor))
            #expect(page.total == 6)
            seen += page.items.map { "\($0.town) \($0.shop.id)" }
            cursor = page.next
        } while cursor != nil
        #expect(seen == ["t1 s1", "t1 s2", "t1 s3", "t2 s1", "t2 s2", "t2 s3"])
        let filtered = try await office.ask(ListShops(town: "t1", village: "v1", channel: "douyin")).items
        #expect(filtered.map(\.shop.id) == ["s2"])
        #expect((filtered.first?.village, filtered.first?.provenance) == ("v1", .registered))
    }

    @Test func villagesAndTownsAreJudgedOverTwelveMonths() async throws {
        let office = try await ECommerceOffice.withShops()
        let months = (1...11).map { $0 < 10 ? "2024-0\($0)-05" : "2024-\($0)-05" } + ["2023-12-05"]
        var rows = months.enumerated().flatMap { index, day in
            ["s1", "s2"].map { Sample.order("\($0)-\(index)", "50", on: day, shop: $0) }
        }
        rows.append(Sample.order("x", "900", on: "2024-11-06", shop: "s3"))
        rows.append(Sample.order("old", "99999", on: "2023-11-30", shop: "s3"))
        try await office.take(rows)
        let reply = try await office.ask(CheckQualification(programme: Sample.id, town: "t1"))
        #expect(reply.period?.text == "2023-12..2024-11")
        let result = try #require(reply.items.first)
        #expect(result.villages.map(\.id) == ["v1", "v2"])
        #expect(result.villages.map(\.qualified) == [true, false])
        #expect(result.villages.map(\.activeShops) == [2, 0])
        #expect(result.villages[1].missing == .init(sales: DecimalValue(100), shops: 2))
        let town = try #require(result.town)
        #expect((town.name, town.qualified, town.qualifiedVillages) == ("小镇 t1", false, 1))
        #expect(town.missing == .init(sales: Sample.yuan("900.01"), shops: 1, villages: 1))
    }
}
