import EnvironmentGovernanceMessages
import Foundation
import Messages
import Testing

@testable import EnvironmentGovernance

@Suite struct EnvironmentFolderTests {
    private func read(_ files: [String: String]) throws -> [any Command] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let inner = folder.appending(path: EnvironmentFolder.name)
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: inner.appending(path: name)) }
        return try EnvironmentFolder.read(folder.path(percentEncoded: false), programme: Sample.definition())
    }

    /// The faults, without the folder's path.
    private func faults(_ files: [String: String]) -> [String] {
        Sample.faults { _ = try read(files) }.map { String($0.split(separator: "/").last ?? "") }
    }

    @Test func gridsAndPlacesAreReadByIdsAndNames() throws {
        let commands = try read([
            "grids.csv": """
            编号,镇,级别,上级网格,名称,保洁标准,责任单位,岗位
            g2,t1,社区,g1,一社,日产日清,,
            g1,t1,street,,一街,,街道办,网格长
            """,
            "places.csv": """
            id,town,kind,name,grid,unit,post,signed,facilities,protected
            r1,t1,道路,一路,g2,街道办,路长,,垃圾桶:12；路灯：3,古井;古树
            s1,t1,shop,一店,,,,是,,
            """,
        ])
        let grids = try #require(commands.compactMap { $0 as? DefineGrids }.first?.grids)
        #expect(grids.map(\.id) == ["g1", "g2"])
        #expect(grids.first?.duty == DutyHolder(unit: "街道办", post: "网格长"))
        #expect(grids.last?.standard == "日产日清")
        let places = try #require(commands.compactMap { $0 as? RegisterPlaces }.first?.places)
        #expect(places.map(\.kind) == ["road", "shop"])
        #expect(places.map(\.signed) == [nil, true])
        #expect(places.first?.facilities == [.init("垃圾桶", count: 12), .init("路灯", count: 3)])
        #expect(places.first?.protected == ["古井", "古树"])
    }

    @Test func everyWrongCellOfEveryFileIsNamed() {
        let found = faults([
            "grids.csv": "编号,镇,级别,名称,颜色\n",
            "places.csv": "编号,镇,类型,名称,门前三包,设施\n,t1,河,一路,也许,垃圾桶\n",
            "inspection-sample.yaml": """
            inspections:
              - {id: a, month: "2024", unit: u, secret: s, quotas: [{kind: road, count: 1}], findings: [
                  {place: r1, results: [{item: C1, result: good}]}]}
            closedMonths: ["2024-13"]
            """,
        ])
        let expected = [
            "grids.csv, row 1, column 颜色: is unknown; known are id (编号)", "places.csv, row 2, column 编号: is empty",
            "places.csv, row 2, column 类型: '河' is unknown; expected one of road (道路)",
            "places.csv, row 2, column 门前三包: expected 是 or 否, found '也许'",
            "places.csv, row 2, column 设施: expected entries such as 垃圾桶:12, found '垃圾桶'",
            "inspection-sample.yaml, line 2, column", "inspection-sample.yaml, line 3, column",
            "inspection-sample.yaml, line 4, column",
        ]
        #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
        for (fault, text) in zip(found, expected) { #expect(fault.hasPrefix(text), "\(fault)") }
    }

    @Test func aProgrammeWithoutPlacesHasNothingToSend() throws {
        #expect(try EnvironmentFolder.read("/nowhere", programme: Sample.definition("other", nil)).isEmpty)
        #expect(try EnvironmentFolder.read("/nowhere", programme: Sample.definition()).isEmpty)
    }
}
