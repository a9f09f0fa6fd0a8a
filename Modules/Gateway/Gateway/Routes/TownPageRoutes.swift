import Messages
import TownPageMessages

/// One town, joined from all modules; and all that the asker may see, counted.
struct TownPageRoutes: EndpointGroup {
    let tag = "towns"
    let bus: any GatewayBus

    var endpoints: [Endpoint] {
        [
            .query(
                FindTownPage.self,
                at: "/api/v1/towns/{id}/page",
                fields: ["id": "town"],
                "What every module says of a town.",
                on: bus
            ),
            .query(ListTownRows.self, at: "/api/v1/town-lights", "Towns with their lights, by id.", on: bus),
            .query(FindOverview.self, at: "/api/v1/overview", "All that the asker may see, counted.", on: bus),
        ]
    }
}
