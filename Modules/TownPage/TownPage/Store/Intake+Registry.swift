import Ledger
import Messages
import ModuleKit
import RegistryMessages

extension Intake {
    /// Programmes, regions, towns and where they stand.
    func takeRegistry() throws {
        switch event.type {
        case ProgrammeDefined.name: try define(try read(ProgrammeDefined.self).definition)
        case RegionDefined.name: try define(try read(RegionDefined.self).region)
        case TownRegistered.name: try take(try read(TownRegistered.self))
        case ProgrammeJoined.name: try take(try read(ProgrammeJoined.self))
        case TownListed.name: try take(try read(TownListed.self))
        case StepTaken.name: try take(try read(StepTaken.self))
        case ApplicationReturned.name: try take(try read(ApplicationReturned.self))
        case TownCorrected.name: try take(try read(TownCorrected.self))
        case HonourRecorded.name: try take(try read(HonourRecorded.self))
        default: break
        }
    }

    private func define(_ definition: ProgrammeDefinition) throws {
        let steps = Dictionary(definition.steps.map { ($0.id, $0.names) }) { first, _ in first }
        try tables.execute(
            """
            INSERT INTO programmes (id, names, stages, steps) VALUES (?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET names = excluded.names, stages = excluded.stages, steps = excluded.steps
            """,
            [
                .text(definition.id), try .init(json: definition.names), try .init(json: definition.stages),
                try .init(json: steps),
            ]
        )
    }

    private func define(_ region: RegionDefinition) throws {
        try tables.execute(
            "INSERT INTO regions (id, names) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET names = excluded.names",
            [.text(region.id), try .init(json: region.names)]
        )
    }

    private func take(_ heard: TownRegistered) throws {
        try change(heard.town, nil, heard.changes)
        try tell(nil, heard.town, NewsWords.say("登记入库", "put into the registry"))
    }

    private func take(_ heard: ProgrammeJoined) throws {
        try change(heard.town, heard.programme, heard.changes)
        try tell(heard.programme, heard.town, NewsWords.say("加入方案", "joined", try names(of: heard.programme)))
    }

    private func take(_ heard: TownListed) throws {
        try change(heard.town, heard.programme, heard.changes)
        let programme = try names(of: heard.programme)
        let text = NewsWords.say("列入第\(heard.batch)批名单", "listed in batch \(heard.batch)", programme)
        try tell(heard.programme, heard.town, text)
    }

    private func take(_ heard: StepTaken) throws {
        try change(heard.town, heard.programme, heard.changes)
        let row = try tables.row("SELECT steps FROM programmes WHERE id = ?", [.text(heard.programme)])
        let steps = try row?.json([String: LocalizedName].self, "steps") ?? [:]
        let step = steps[heard.step] ?? LocalizedName(zh: heard.step)
        try tell(heard.programme, heard.town, NewsWords.say("办理环节", "took a step", step))
    }

    private func take(_ heard: ApplicationReturned) throws {
        try change(heard.town, heard.programme, heard.changes)
        try tell(heard.programme, heard.town, NewsWords.say("申报退回", "application returned", heard.reason))
    }

    private func take(_ heard: TownCorrected) throws {
        try change(heard.town, heard.programme, heard.changes)
        try tell(heard.programme, heard.town, NewsWords.say("信息更正", "put right"))
    }

    private func take(_ heard: HonourRecorded) throws {
        let honour = heard.honour
        try tables.execute(
            """
            INSERT INTO honours (town, name, grantor, status, since) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (town, name) DO UPDATE SET grantor = excluded.grantor, status = excluded.status,
                since = excluded.since
            """,
            [
                .text(heard.town), .text(honour.name), .init(honour.grantor), .text(honour.status.rawValue),
                .text(honour.date),
            ]
        )
        try tell(nil, heard.town, NewsWords.say("荣誉", "honour", honour.name))
    }

    private func names(of programme: String) throws -> LocalizedName {
        let row = try tables.row("SELECT names FROM programmes WHERE id = ?", [.text(programme)])
        return try row?.json(LocalizedName.self, "names") ?? LocalizedName(zh: programme)
    }

    /// Writes the changes of a town, and of its membership when they are of a programme.
    private func change(_ town: String, _ programme: String?, _ changes: [FieldChange]) throws {
        try tables.execute(
            "INSERT INTO towns (id, name) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(town), .text(town)]
        )
        if let programme {
            try tables.execute(
                """
                INSERT INTO memberships (town, programme, stage) VALUES (?, ?, '')
                ON CONFLICT (town, programme) DO NOTHING
                """,
                [.text(town), .text(programme)]
            )
        }
        for change in changes { try write(change, town, programme) }
    }

    private func write(_ change: FieldChange, _ town: String, _ programme: String?) throws {
        if let column = Self.column(change.field) {
            // The name and the stage are always known; what is unknown again is left as it was.
            guard change.to != nil || !["name", "stage"].contains(column) else { return }
            if change.field.isOfTown {
                let value: [SQLValue] = [.init(change.to), .text(town)]
                try tables.execute("UPDATE towns SET \(column) = ? WHERE id = ?", value)
            } else if let programme {
                try tables.execute(
                    "UPDATE memberships SET \(column) = ? WHERE town = ? AND programme = ?",
                    [.init(change.to), .text(town), .text(programme)]
                )
            }
        }
    }

    private static func column(_ field: TownField) -> String? {
        switch field {
        case .name: "name"
        case .region: "region"
        case .townType: "town_type"
        case .isDesignatedTown: "designated"
        case .stage: "stage"
        case .level: "level"
        case .number: "number"
        case .attribute, .batch, .heading, .category, .programmeVersion, .date, .document: nil
        }
    }
}
