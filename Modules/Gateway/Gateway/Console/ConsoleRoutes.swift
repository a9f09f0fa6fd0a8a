/// Every page of the console, group by group.
enum ConsoleRoutes {
    /// The groups; without an importer there is nothing to import with, without a reader of drafts none to adopt.
    static func groups(
        _ desk: ConsoleDesk,
        status: StatusCollector,
        places: AccountPlaces,
        importer: (any TableImporter)?,
        drafts: (any DraftReader)?
    ) -> [any EndpointGroup] {
        let pages: [any EndpointGroup] = [
            AssetRoutes(), OverviewPages(desk: desk), TownPages(desk: desk), ProjectPages(desk: desk),
            RoundPages(desk: desk), CircularPages(desk: desk), EvaluationPages(desk: desk),
            RectificationPages(desk: desk), ApplicationPages(desk: desk),
            CommercePages(desk: desk), EnvironmentPages(desk: desk), AccountPages(desk: desk, places: places),
            SystemPages(desk: desk, status: status), AuditPages(desk: desk), CorrectionPages(desk: desk),
        ]
        return pages + (importer.map { [ImportPages(desk: desk, importer: $0)] } ?? [])
            + (drafts.map { [PolicyPages(desk: desk, reader: $0)] } ?? [])
    }
}
