extension TidyRule {
    /// Who may know whom.
    static let imports = [
        domainModulesAreStrangers, onlyZeroMQTouchesTheLibrary, onlyTheLedgerTouchesDrivers, onlyTheGatewayKnowsHTTP,
        wireAndStreamAreBare, domainRoomsArePure, manifestKeepsModulesApart,
    ]

    /// Only these folders may import modules whose names begin so.
    private static func only(
        _ name: String,
        folders: [String],
        import prefixes: [String],
        because reason: String,
        bad: [[String: String]],
        good: [[String: String]]
    ) -> TidyRule {
        TidyRule(name, bad: bad, good: good) { file, _ in
            guard !folders.contains(where: { file.lies(in: $0) }) else { return [] }
            return file.imports.filter { item in prefixes.contains { item.module.hasPrefix($0) } }.map {
                file.finding(line: $0.line, "imports \($0.module); \(reason)")
            }
        }
    }

    private static let twoModules = ["Modules/One/OneMessages/A.swift": "", "Modules/Two/TwoMessages/A.swift": ""]

    private static func module(_ text: String, at path: String = "Modules/One/One/Service/A.swift") -> [String: String]
    {
        twoModules.merging([path: text]) { _, new in new }
    }

    private static let domainModulesAreStrangers = TidyRule(
        "A domain module knows of another one only its messages",
        bad: [
            module("import Two"), module("@testable import struct Two.A"), module("public import Two"),
            module("import One", at: "Modules/One/OneMessages/B.swift"),
            module("import One", at: "Modules/Ledger/Ledger/B.swift"),
            module("import Two", at: "Modules/Gateway/Gateway/B.swift"),
        ],
        good: [
            module("import TwoMessages"), module("import OneMessages"), module("// import Two"),
            module("import One", at: "Modules/One/OneTestKit/B.swift"),
            module("import Two", at: "Modules/Host/Host/B.swift"),
            module("import Two", at: "Tools/baizhen/B.swift"), module("import Two", at: "Tests/OneTests/B.swift"),
        ]
    ) { file, tree in
        guard file.lies(in: "Modules"), !file.lies(in: "Modules/Host"), file.parts.count > 3 else { return [] }
        let own = file.parts[2].hasSuffix("Messages") ? "" : String(file.parts[1])
        let foreign = tree.domainModules.subtracting([own])
        return file.imports.filter { foreign.contains($0.module) }.map {
            file.finding(line: $0.line, "imports \($0.module); import \($0.module)Messages and ask over the bus")
        }
    }

    private static let onlyZeroMQTouchesTheLibrary = only(
        "Only ZeroMQ touches libzmq",
        folders: ["Modules/Bus/ZeroMQ", "Tests/ZeroMQTests"],
        import: ["CZeroMQ"],
        because: "use the safe layer, ZeroMQ",
        bad: [["Modules/Bus/Bus/A.swift": "import CZeroMQ"]],
        good: [["Modules/Bus/ZeroMQ/A.swift": "import CZeroMQ"], ["Modules/Bus/Bus/A.swift": "import ZeroMQ"]]
    )

    private static let onlyTheLedgerTouchesDrivers = only(
        "Only the ledger touches a database driver",
        // Path tests change a byte of a log by hand, as somebody with the file would.
        folders: ["Modules/Ledger/Ledger", "Tests/LedgerTests", "Tests/PathTests"],
        import: ["GRDB", "SQLite", "CSQLite", "GRDBSQLite"],
        because: "write portable SQL through the ledger's transaction",
        bad: [
            ["Modules/Registry/Registry/Store/A.swift": "import GRDB"], ["Tools/baizhen/A.swift": "import GRDBSQLite"],
        ],
        good: [
            ["Modules/Ledger/Ledger/A.swift": "import GRDB"],
            ["Modules/Registry/Registry/Store/A.swift": "import Ledger"],
        ]
    )

    private static let onlyTheGatewayKnowsHTTP = only(
        "Only the gateway knows HTTP",
        folders: ["Modules/Gateway", "Tools", "Tests", "examples"],
        import: ["Hummingbird", "NIO", "HTTPTypes", "FoundationNetworking"],
        because: "HTTP ends in the gateway; everything behind it speaks over the bus",
        bad: [
            ["Modules/Host/Host/A.swift": "import NIOCore"], ["Modules/One/One/A.swift": "import FoundationNetworking"],
        ],
        good: [
            ["Modules/Gateway/Gateway/A.swift": "import Hummingbird"], ["Modules/Host/Host/A.swift": "import Gateway"],
        ]
    )

    private static let wireAndStreamAreBare = TidyRule(
        "Wire and Stream import no Foundation",
        bad: [
            ["Modules/Bus/Wire/A.swift": "import Foundation"],
            ["Modules/Bus/Stream/A.swift": "import FoundationEssentials"],
        ],
        good: [["Modules/Bus/Wire/A.swift": "import CChecksum"], ["Modules/Bus/Bus/A.swift": "import Foundation"]]
    ) { file, _ in
        guard file.lies(in: "Modules/Bus/Wire", "Modules/Bus/Stream") else { return [] }
        return file.imports.filter { $0.module.hasPrefix("Foundation") }.map {
            file.finding(line: $0.line, "imports \($0.module); this room needs nothing but the standard library")
        }
    }

    private static let impure = [
        "Ledger", "Bus", "ZeroMQ", "GRDB", "Hummingbird", "NIO", "FoundationNetworking", "Dispatch", "Logging",
    ]

    private static let domainRoomsArePure = TidyRule(
        "Domain rooms hold rules without input or output",
        bad: impure.map { ["Modules/One/One/Domain/A.swift": "import \($0)"] },
        good: [
            ["Modules/One/One/Domain/A.swift": "import Foundation\nimport Messages\nimport OneMessages"],
            ["Modules/One/One/Store/A.swift": "import Ledger"],
        ]
    ) { file, _ in
        guard file.lies(in: "Modules"), file.parts.count > 4, file.parts[3] == "Domain" else { return [] }
        return file.imports.filter { item in
            impure.contains { item.module == $0 } || item.module.hasPrefix("NIO")
        }.map { file.finding(line: $0.line, "imports \($0.module); what a rule needs comes in as an argument") }
    }

    private static let manifestKeepsModulesApart = TidyRule(
        "The manifest lets no room use a domain module but the host, the tools and the tests",
        bad: [
            ["Package.swift": "Target.module(\"One\")\nTarget.module(\"Two\", uses: [\"One\"])"],
            ["Package.swift": "Target.module(\"One\")\n.room(\"Bus\", in: \"Bus\", uses: [\"Wire\", \"One\"])"],
            ["Package.swift": ".room(\"Bus\", in: \"Bus\", uses: everyModule + [\"Wire\"])"],
            ["Package.swift": "Target.module(\"One\")\n.room(\n\"Gateway\",\nin: \"Gateway\",\nuses: [\n\"One\"])"],
        ],
        good: [
            ["Package.swift": "Target.module(\"One\")\nTarget.module(\"Two\", uses: [\"OneMessages\"])"],
            ["Package.swift": "Target.module(\"One\")\n.room(\"Host\", in: \"Host\", uses: [\"One\"])"],
            ["Package.swift": "Target.module(\"One\")\n.tests(\"OneTests\", uses: [\"One\"])"],
            ["Package.swift": "Target.module(\"One\")\n.room(\"OneTestKit\", in: \"One\", uses: [\"One\"])"],
        ]
    ) { file, _ in
        guard file.path == "Package.swift" else { return [] }
        let manifest = ManifestReader(file)
        return manifest.targets.flatMap { target in
            manifest.domainModules.subtracting([target.folder, target.name]).intersection(target.dependencies).map {
                file.finding(line: target.line, "\(target.name) uses \($0); use \($0)Messages")
            }
        }.filter { finding in !manifest.targets.contains { $0.line == finding.line && $0.folder == "Host" } }
    }
}
