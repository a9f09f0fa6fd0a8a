/// Every page of the console, group by group.
enum ConsoleRoutes {
    /// The groups.
    static func groups(_ desk: ConsoleDesk, status: StatusCollector) -> [any EndpointGroup] {
        [
            AssetRoutes(), OverviewPages(desk: desk), TownPages(desk: desk), ProjectPages(desk: desk),
            RoundPages(desk: desk), EvaluationPages(desk: desk), RectificationPages(desk: desk),
            AccountPages(desk: desk), SystemPages(desk: desk, status: status),
        ]
    }
}
