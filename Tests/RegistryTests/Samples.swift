import Foundation
import Messages
import OfficeFiles
import RegistryMessages

@testable import Registry

/// The example that the repository carries.
enum Example {
    static let all = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "examples").path(percentEncoded: false)
    static let folder = all + "/jilin"

    static func read(_ name: String = "jilin") throws -> ProgrammeFolder {
        try ProgrammeFolder.read(all + "/" + name)
    }

    static func programme(_ name: String = "jilin") throws -> ProgrammeDefinition {
        try ProgrammeFile.read(try text("programme.yaml", of: name), file: "programme.yaml")
    }

    static func text(_ file: String, of name: String = "jilin") throws -> String {
        try String(contentsOfFile: all + "/" + name + "/" + file, encoding: .utf8)
    }

    static func batch() throws -> BatchDefinition {
        let batches = try read().commands.compactMap { command -> BatchDefinition? in
            if case .publishBatch(let publish) = command { publish.batch } else { nil }
        }
        return try Sample.require(batches.first)
    }
}

/// Small invented values.
enum Sample {
    struct Missing: Error {}

    static func require<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    static func problem(_ body: () throws -> Void) -> Problem? {
        do {
            try body()
            return nil
        } catch {
            return error as? Problem
        }
    }

    static func faults(_ body: () throws -> Void) -> [FileFault] {
        do {
            try body()
            return []
        } catch {
            return (error as? FileFaults)?.faults ?? []
        }
    }

    static let yaml = """
        id: sample
        version: 1
        names: {zh: 样本}
        card: {title: 样本方案}
        stages:
          - {id: draft, names: 拟, initial: true}
          - {id: listed, names: 名单}
        steps:
          - id: publish
            names: 公布
            collection: listings
            from: [draft]
            to: listed
            by: {kinds: [office]}
            lists: true
        """

    static func programme() throws -> ProgrammeDefinition { try ProgrammeFile.read(yaml, file: "sample.yaml") }

    static func timeline(at stage: String, of programme: String, on date: String = "2019-02-11") -> TownTimeline {
        TownTimeline([
            entry(1, .registered, date: date, [.init(.name, to: "某镇"), .init(.region, to: "here")]),
            entry(
                2,
                .joined,
                programme: programme,
                date: date,
                [.init(.stage, to: stage), .init(.programmeVersion, to: "1")]
            ),
        ])
    }

    static func entry(
        _ number: Int,
        _ kind: TownHistoryEntry.Kind,
        programme: String? = nil,
        step: String? = nil,
        date: String,
        recorded: String = "2022-01-01T00:00:00.000+08:00",
        corrects: Int? = nil,
        _ changes: [FieldChange] = []
    ) -> TownHistoryEntry {
        TownHistoryEntry(
            entry: number,
            kind: kind,
            programme: programme,
            step: step,
            validFrom: date,
            recordedAt: recorded,
            changes: changes,
            actor: ActingUnit(unit: "office"),
            corrects: corrects,
            event: "0-\(number)"
        )
    }
}
