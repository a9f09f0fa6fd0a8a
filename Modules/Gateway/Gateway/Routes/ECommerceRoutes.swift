import ECommerceMessages
import HTTPTypes
import Hummingbird
import Messages

/// Registers of online shops, orders, and what they come to.
struct ECommerceRoutes: EndpointGroup {
    let tag = "ecommerce"
    let bus: any GatewayBus

    var endpoints: [Endpoint] { figures + registers + lists + [orders] }

    private var figures: [Endpoint] {
        [
            .query(
                SummarizeSales.self,
                at: "/api/v1/ecommerce/metrics",
                "Orders, gross and net sales, refunds and active shops by month, town, village, channel or category.",
                on: bus
            ),
            .query(
                CheckQualification.self,
                at: "/api/v1/ecommerce/qualification",
                "Which villages and towns meet the programme's rules over twelve months, and what the others lack.",
                on: bus
            ),
            .query(
                MeasureCoverage.self,
                at: "/api/v1/ecommerce/coverage",
                "How many villages parcels reach, and what else each town has.",
                on: bus
            ),
            .query(ListMonths.self, at: "/api/v1/ecommerce/months", "Months that were closed, newest first.", on: bus),
            .command(
                CloseMonth.self,
                at: "/api/v1/ecommerce/months",
                "Closes a month of a town; its figures go to the programme's indicators.",
                on: bus
            ),
        ]
    }

    private var registers: [Endpoint] {
        [
            .command(
                DefineVillages.self,
                at: "/api/v1/ecommerce/villages",
                "Puts villages on a town's register, all or none; a change needs a reason.",
                on: bus
            ),
            .command(
                DefineShops.self,
                at: "/api/v1/ecommerce/shops",
                "Puts shops on a town's register, all or none; a change needs a reason.",
                on: bus
            ),
            .command(
                DefineCouriers.self,
                at: "/api/v1/ecommerce/couriers",
                "Puts couriers and the villages that they cover on a town's register, all or none.",
                on: bus
            ),
            .command(
                DefineAssets.self,
                at: "/api/v1/ecommerce/assets",
                "Puts rooms, streamers, brands, stations and parks on a town's register, all or none.",
                on: bus
            ),
            .command(
                RecordActivities.self,
                at: "/api/v1/ecommerce/activities",
                "Records livestream sessions and sales events, all or none.",
                on: bus
            ),
        ]
    }

    private var lists: [Endpoint] {
        [
            .query(ListVillages.self, at: "/api/v1/ecommerce/villages", "Villages with their couriers.", on: bus),
            .query(
                ListShops.self,
                at: "/api/v1/ecommerce/shops",
                table: .shops,
                "Shops, and the village that each counts for.",
                on: bus
            ),
            .query(ListCouriers.self, at: "/api/v1/ecommerce/couriers", "Couriers.", on: bus),
            .query(
                ListAssets.self,
                at: "/api/v1/ecommerce/assets",
                "Rooms, streamers, brands, stations, parks.",
                on: bus
            ),
            .query(ListActivities.self, at: "/api/v1/ecommerce/activities", "Livestreams and sales events.", on: bus),
            .query(
                FindRegisterHistory.self,
                at: "/api/v1/ecommerce/history",
                "How an entry of a register came to be what it is: who, when, why.",
                on: bus
            ),
        ]
    }

    // MARK: Orders

    private var orders: Endpoint {
        Endpoint(
            method: .post,
            path: "/api/v1/ecommerce/orders",
            summary:
                "Takes orders as CSV or NDJSON, each once by channel and number; any wrong row and nothing is taken.",
            parameters: .init { Self.parameters },
            status: .created,
            answer: .json(OrderUploadReply.self)
        ) { request in
            let programme = try Self.required("programme", request)
            let town = try Self.required("town", request)
            let dryRun = try request.flag("dryRun")
            let named = request.text("actor").map { ActingUnit(unit: $0, post: request.text("post")) }
            let actor = try named.map { named throws(HTTPProblem) in try request.identity.actor(named: named) }
            let author = Author(actor: actor ?? request.identity.acting, reason: request.text("reason"))
            let upload = OrderUpload(bus: bus, request: request, options: request.options(author, dryRun: dryRun))
            let reply = try await upload.run(programme: programme, town: town)
            return try .json(reply, status: dryRun ? .ok : .created)
        }
    }

    private static func required(_ name: String, _ request: GatewayRequest) throws(HTTPProblem) -> String {
        guard let text = request.text(name) else { throw QueryText.wrong(name, "is missing") }
        return text
    }

    private static let parameters: [EndpointParameter] = [
        .init(name: "programme", text: "A programme's id."),
        .init(name: "town", text: "The town's id."),
        .init(name: "actor", text: "The unit that sends; the account's own when left out."),
        .init(name: "post", text: "The post within it."),
        .init(name: "reason", text: "Why, for the record."),
        .init(name: "dryRun", schema: .boolean, text: "Only say what would happen; nothing is kept."),
    ]
}

extension ListTable {
    /// Shops, one row each.
    static let shops = ListTable(
        name: "shops",
        columns: [
            Column("id", zh: "编号", "shop", "id"),
            Column("name", zh: "网店", "shop", "name"),
            Column("channel", zh: "平台", "shop", "channel"),
            Column("category", zh: "品类", "shop", "category"),
            Column("opened", zh: "开店日期", "shop", "opened"),
            Column("closed", zh: "关店日期", "shop", "closed"),
            Column("village", zh: "村"),
            Column("provenance", zh: "归属依据"),
            Column("town", zh: "镇"),
            Column("version", zh: "版本"),
        ]
    )
}
