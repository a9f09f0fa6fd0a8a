import EvaluationMessages
import Gateway
import Host
import Messages
import OfficeFiles
import PolicyMessages
import RegistryMessages
import Testing

/// The files of a draft as commands, tried in a registry of their own.
@Suite("A draft's files")
struct DraftFolderTests {
    private static let programme = """
        id: spring
        version: 2
        names: {zh: 春天}
        card: {title: 通知, issuer: 办公室}
        stages:
          - {id: candidate, names: {zh: 拟申报}, initial: true}
          - {id: listed, names: {zh: 已列入}}
        steps:
          - id: list
            names: {zh: 公布}
            collection: listings
            from: [candidate]
            to: listed
            by: {units: [office]}
            document: required
            lists: true
        """
    private static let units = """
        units:
          - id: office
            names: {zh: 办公室}
            kind: office
            region: r-elsewhere
            source: 印发
        """

    private static func batch(total: Int) -> String {
        """
        programme: spring
        number: 1
        published: "2019-02-11"
        historical: true
        citation: {title: 通知, date: "2019-02-11"}
        claims: {total: \(total), source: 第1行}
        towns: towns.csv
        """
    }

    private static let towns = "number,name,region\n1,甲镇,r-elsewhere\n2,乙镇,\n"

    private static func read(
        _ files: [(String, String)],
        accept: Bool = false,
        modules: [String] = ["evaluation"]
    ) async throws -> DraftProgramme {
        try await DraftFolder(clock: { 1_717_387_200_000 }, modules: modules).read(
            files.map { DraftFile(name: $0, text: $1) },
            by: ActingUnit(unit: "office"),
            acceptDiscrepancies: accept
        )
    }

    @Test("A good draft becomes commands in their order; what only the real registry has is not asked for")
    func good() async throws {
        let draft = try await Self.read([
            ("programme.yaml", Self.programme), ("units.yaml", Self.units), ("batch-1.yaml", Self.batch(total: 2)),
            ("towns.csv", Self.towns), ("lists.csv", "a\n"), ("document.txt", "原文"),
        ])
        #expect(draft.programme == "spring" && draft.version == 2)
        #expect(draft.items.map(\.file) == ["units.yaml", "programme.yaml", "batch-1.yaml"])
        #expect(draft.items.map(\.operation) == [DefineUnits.name, DefineProgramme.name, PublishBatch.name])
        #expect(draft.items.map(\.restsOnOthers) == [false, false, true])
    }

    private static let targets = """
        id,indicator,name,value,upper,unit,qualifier,comparator,period,fromYear,dueYear,perYear,clause
        T001,trees,绿化率,85,,%,at-least,at-least,ratio,,2025,,第2行
        """

    @Test("Targets are sent last, to a module that has yet to hear of the programme; not where none takes them")
    func targets() async throws {
        let files = [("programme.yaml", Self.programme), ("targets.csv", Self.targets)]
        let items = try await Self.read(files).items
        #expect(items.map(\.operation) == [DefineProgramme.name, SetTargets.name])
        #expect(items.last?.file == "targets.csv" && items.map(\.awaitsHearing) == [false, true])
        #expect(try await Self.read(files, modules: ["registry"]).items.count == 1)
        await #expect {
            _ = try await Self.read([files[0], ("targets.csv", Self.targets.replacing("85", with: "八成五"))])
        } throws: { error in
            let fault = (error as? FileFaults)?.faults.first
            return fault?.file == "targets.csv" && fault?.line == 2
        }
    }

    @Test("Every wrong line of every file is told, by the file's own name")
    func wrong() async throws {
        let files = [
            ("programme.yaml", Self.programme.replacing("stages:", with: "stagess:")), ("units.yaml", "units: 3\n"),
        ]
        await #expect {
            _ = try await Self.read(files)
        } throws: { error in
            let faults = (error as? FileFaults)?.faults ?? []
            return Set(faults.map(\.file)) == ["programme.yaml", "units.yaml"] && faults.allSatisfy { $0.line != nil }
        }
    }

    @Test("A list that is not what the text claims is found before anything is sent, and can be taken as printed")
    func discrepancy() async throws {
        let files = [
            ("programme.yaml", Self.programme), ("batch-1.yaml", Self.batch(total: 3)), ("towns.csv", Self.towns),
        ]
        await #expect {
            _ = try await Self.read(files)
        } throws: { error in
            (error as? FileFaults)?.faults.map(\.file) == ["batch-1.yaml"]
        }
        #expect(try await Self.read(files, accept: true).items.count == 2)
    }

    @Test("A file whose name leads out of the folder is left alone")
    func names() async throws {
        let files = [("programme.yaml", Self.programme), ("../outside.yaml", "x")]
        #expect(try await Self.read(files).items.count == 1)
    }
}
