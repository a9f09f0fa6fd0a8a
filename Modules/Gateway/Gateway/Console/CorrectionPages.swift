import Console
import Messages
import RegistryMessages

/// Putting values of a town right, for those who run the whole.
struct CorrectionPages: EndpointGroup {
    let tag = "console"
    let desk: ConsoleDesk

    var endpoints: [Endpoint] {
        [
            .page("/towns/{id}/corrections", "Put values of a town right.", on: desk) { request in
                try request.identity.requireOffice()
                return try await page(request, nil)
            },
            .form("/towns/{id}/corrections", "Puts values of a town right.", on: desk) { form, request in
                let town = try await desk.ask(FindTown(id: try request.path("id")), for: request)
                _ = try await desk.give(Self.correction(of: town, form), of: form, for: request)
                return .seeOther("/towns/\(Address.escaped(town.id))", done: "corrected")
            } refused: { form, problem, request in
                try await page(request, SentForm(name: form["of"] ?? "", values: form.fields, problem: problem))
            },
        ]
    }

    /// What the form has otherwise than the town; what it leaves empty stays.
    private static func correction(of town: Town, _ form: ConsoleForm) -> CorrectTown {
        func changed(_ field: String, from old: String?) -> String? {
            form[field].flatMap { $0 == old ? nil : $0 }
        }
        let membership = town.memberships.first { $0.programme == form["of"] }
        let region = changed("region", from: town.region?.id)
        let flag = changed("isDesignatedTown", from: town.isDesignatedTown.map(String.init))
        return CorrectTown(
            town: town.id,
            programme: form["of"],
            townName: changed("name", from: town.name),
            region: region == town.regionCode ? nil : region,
            townType: changed("townType", from: town.townType),
            isDesignatedTown: flag.flatMap(Bool.init),
            level: changed("level", from: membership?.level),
            category: changed("category", from: membership?.category),
            validFrom: form["validFrom"],
            document: form["document"].map { Citation(title: $0) },
            expectedVersion: form["version"].flatMap { Int($0) } ?? 0
        )
    }

    private func page(_ request: GatewayRequest, _ form: SentForm?) async throws -> CorrectionView {
        let town = try await desk.ask(FindTown(id: try request.path("id")), for: request)
        let names = try await desk.names(of: town.memberships.map(\.programme), types: true, for: request)
        return CorrectionView(town, names: names, form: form, key: desk.key())
    }
}
