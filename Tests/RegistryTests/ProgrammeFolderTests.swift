import Foundation
import Messages
import OfficeFiles
import RegistryMessages
import Testing

@testable import Registry

@Suite struct ProgrammeFolderTests {
    /// A copy of the example in a folder of its own, gone after the test.
    private func withCopy(_ body: (String) throws -> Void) throws {
        let copy = FileManager.default.temporaryDirectory.appending(path: "registry-\(UUID().uuidString)").path
        try FileManager.default.copyItem(atPath: Example.folder, toPath: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try body(copy)
    }

    private func rewrite(_ file: String, _ change: (String) -> String) throws {
        try change(try String(contentsOfFile: file, encoding: .utf8)).write(
            toFile: file,
            atomically: true,
            encoding: .utf8
        )
    }

    @Test func exampleBecomesFourCommandsInTheirOrder() throws {
        let folder = try Example.read()
        #expect(folder.programme == "jilin")
        let names = folder.commands.map { type(of: $0.command).name }
        #expect(names == [DefineRegions.name, DefineUnits.name, DefineProgramme.name, PublishBatch.name])
    }

    @Test func foldersWithAProgrammeAreFound() {
        let parent = String(Example.folder.split(separator: "/").dropLast().map { "/" + $0 }.joined())
        #expect(ProgrammeFolder.list(in: parent).contains { $0.hasSuffix("/jilin") })
        #expect(ProgrammeFolder.list(in: parent + "/none").isEmpty)
    }

    @Test func faultsOfAllFilesAreToldTogether() throws {
        try withCopy { folder in
            try rewrite(folder + "/regions.yaml") { $0.replacing("kind: province", with: "sort: province") }
            try rewrite(folder + "/units.yaml") { $0.replacing("kind: evaluator", with: "kind: Third Party") }
            try rewrite(folder + "/towns.csv") { $0.replacing("55,公主岭市", with: "fifty-five,公主岭市") }
            let faults = Sample.faults { _ = try ProgrammeFolder.read(folder) }
            let places = faults.map { $0.place.replacing(folder + "/", with: "") }
            #expect(
                places == [
                    "regions.yaml, line 6, column 5", "regions.yaml, line 7, column 5",
                    "units.yaml, line 36, column 11",
                    "towns.csv, row 56, column number",
                ],
                "\(faults)"
            )
        }
    }

    @Test func missingFilesAreNamed() throws {
        try withCopy { folder in
            try FileManager.default.removeItem(atPath: folder + "/towns.csv")
            let faults = Sample.faults { _ = try ProgrammeFolder.read(folder) }
            #expect(faults.map(\.message) == ["cannot be read; expected the towns of batch-1.yaml"])
            try FileManager.default.removeItem(atPath: folder + "/programme.yaml")
            let more = Sample.faults { _ = try ProgrammeFolder.read(folder) }
            #expect(more.map(\.message) == ["cannot be read; expected a file here"])
        }
    }

    @Test func batchOfAnotherProgrammeIsRefused() throws {
        try withCopy { folder in
            try rewrite(folder + "/batch-1.yaml") { $0.replacing("programme: jilin", with: "programme: other") }
            let faults = Sample.faults { _ = try ProgrammeFolder.read(folder) }
            #expect(faults.map(\.message) == ["is of programme 'other'; expected 'jilin', as in programme.yaml"])
        }
    }

    @Test func tableOutsideTheFolderIsRefused() throws {
        try withCopy { folder in
            try rewrite(folder + "/batch-1.yaml") { $0.replacing("towns: towns.csv", with: "towns: ../towns.csv") }
            let faults = Sample.faults { _ = try ProgrammeFolder.read(folder) }
            #expect(faults.map(\.message) == ["expected the name of a file in the same folder"])
        }
    }
}
