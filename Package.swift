// swift-tools-version: 6.2
import PackageDescription

// A target factory, so that a module is one line and every target gets the same strict settings.
// The settings are a computed property on purpose: shared constants do not take effect (SwiftPM issue 6597).
extension SwiftSetting {
    static var house: [SwiftSetting] {
        [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .treatAllWarnings(as: .error),
        ]
    }
}

extension Target {
    /// One room of the house: a library target at an explicit path (`Plugins/` and `Tests/` mean other things to
    /// SwiftPM).
    ///
    /// `embedding` names folders in it whose files become part of the program; `root` is where `Modules` lies.
    static func room(
        _ name: String,
        in folder: String,
        uses dependencies: [Dependency],
        embedding folders: [String] = [],
        root: String = ""
    ) -> Target {
        .target(
            name: name,
            dependencies: dependencies,
            path: "\(root)Modules/\(folder)/\(name)",
            resources: folders.map { .embedInCode($0) },
            swiftSettings: SwiftSetting.house
        )
    }

    /// A program under `Tools`.
    static func tool(_ name: String, uses dependencies: [Dependency], exclude: [String] = []) -> Target {
        .executableTarget(
            name: name,
            dependencies: dependencies,
            path: "Tools/\(name)",
            exclude: exclude,
            swiftSettings: SwiftSetting.house
        )
    }

    /// A library of the system.
    static func system(
        _ name: String,
        in folder: String,
        apt package: String,
        pkgConfig: String? = nil
    ) -> Target {
        .systemLibrary(
            name: name,
            path: "Modules/\(folder)/\(name)",
            pkgConfig: pkgConfig,
            providers: [.apt([package])]
        )
    }

    /// The tests of one room; `data` names folders in theirs that are read, not compiled.
    static func tests(
        _ name: String,
        uses dependencies: [Dependency],
        data: [String] = [],
        root: String = ""
    ) -> Target {
        .testTarget(
            name: name,
            dependencies: dependencies,
            path: "\(root)Tests/\(name)",
            exclude: data,
            swiftSettings: SwiftSetting.house
        )
    }

    /// The tests of a domain module.
    static func tests(
        of module: String,
        uses extra: [Dependency] = [],
        data: [String] = [],
        root: String = ""
    ) -> Target {
        let usual: [Dependency] = [
            .target(name: module), "ModuleKit", "ModuleTestKit", "OfficeFiles", "Bus", "ZeroMQ", "Ledger", "Stream",
            "Wire", logging,
        ]
        return tests("\(module)Tests", uses: usual + messages + extra, data: data, root: root)
    }

    /// A domain module: what it says (`NAMEMessages`) and what it is (`NAME`).
    ///
    /// It may use other modules' Messages, never the modules themselves.
    static func module(
        _ name: String,
        uses dependencies: [Dependency] = [],
        root: String = ""
    ) -> [Target] {
        let usual: [Dependency] = ["ModuleKit", "Ledger", "Stream", "Messages", .target(name: "\(name)Messages")]
        return [
            .room("\(name)Messages", in: name, uses: ["Messages"], root: root),
            .room(name, in: name, uses: usual + dependencies, root: root),
        ]
    }
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let pluginKit: Target.Dependency = .product(name: "PluginKit", package: "PluginKit")
let pluginLoading: Target.Dependency = .product(name: "PluginLoading", package: "PluginKit")
let pluginConformance: Target.Dependency = .product(name: "PluginConformance", package: "PluginKit")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// The domain modules, one line each.
let modules: [Target] = [
    Target.module("Registry", uses: ["OfficeFiles", "Quantities"]),
    Target.module("Projects", uses: ["RegistryMessages", "OfficeFiles", "Quantities", crypto]),
    Target.module(
        "Evaluation",
        uses: [
            "RegistryMessages", "ProjectsMessages", "PluginMessages", "ECommerceMessages", "OfficeFiles", "Quantities",
            crypto, logging,
        ]
    ),
    Target.module(
        "EnvironmentGovernance",
        uses: ["RegistryMessages", "RectificationMessages", "OfficeFiles", "Quantities", crypto]
    ),
    Target.module("ECommerce", uses: ["RegistryMessages", "OfficeFiles", "Quantities"]),
    Target.module("Responsibility", uses: ["RegistryMessages", "OfficeFiles"]),
    Target.module(
        "Rectification",
        uses: [
            "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "EnvironmentGovernanceMessages",
            "OfficeFiles", logging,
        ]
    ),
    Target.module(
        "TownPage",
        uses: [
            "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "EnvironmentGovernanceMessages",
            "ECommerceMessages", "ResponsibilityMessages", "RectificationMessages", "PluginMessages",
        ]
    ),
    Target.module("Accounts", uses: ["RegistryMessages", crypto, cryptoExtras]),
    Target.module("Audit", uses: ["AccountsMessages"]),
    Target.module("Policy", uses: ["PolicyReading", crypto]),
    // A new module goes above.
].flatMap { $0 }

/// What modules say: all that a room beside them may know of them.
let messages: [Target.Dependency] =
    ["Messages", "PluginMessages"]
    + modules.filter { $0.name.hasSuffix("Messages") }.map { .target(name: $0.name) }

/// The modules and what they say: for the host and the programs.
let everyModule: [Target.Dependency] =
    ["Messages", "PluginMessages", "PluginHost"] + modules.map { .target(name: $0.name) }

/// The bus: from the C library up to the running part.
let bus: [Target] = [
    .system("CZeroMQ", in: "Bus", apt: "libzmq3-dev"),
    .target(name: "CChecksum", path: "Modules/Bus/CChecksum"),
    .room("ZeroMQ", in: "Bus", uses: ["CZeroMQ"]),
    .room("Wire", in: "Bus", uses: ["CChecksum"]),
    .room("Stream", in: "Bus", uses: []),
    .room("Bus", in: "Bus", uses: ["ZeroMQ", "Wire", "Messages", logging, lifecycle]),
]

/// A module's log, cursors, inbox and tables, and what a domain module is written against.
let ground: [Target] = [
    .room("Ledger", in: "Ledger", uses: ["Wire", "Stream", "Messages", grdb, sqlite, crypto, logging]),
    .room("LedgerTestKit", in: "Ledger", uses: ["Ledger", "Stream", "Wire", "Messages"]),
    .room("Messages", in: "ModuleKit", uses: []),
    .room("ModuleKit", in: "ModuleKit", uses: ["Bus", "Ledger", "Messages", "Stream", "Wire", logging, lifecycle]),
    .room("ModuleTestKit", in: "ModuleKit", uses: ["ModuleKit", "Ledger", "Messages", "Stream", "Wire"]),
    .room("Quantities", in: "ModuleKit", uses: ["Messages"]),
    .room("OfficeFiles", in: "ModuleKit", uses: ["Messages", yams]),
    .system("CXLSXWriter", in: "ModuleKit", apt: "libxlsxwriter-dev"),
    .system("CZip", in: "ModuleKit", apt: "libzip-dev", pkgConfig: "libzip"),
    .room("Spreadsheets", in: "ModuleKit", uses: ["CXLSXWriter", "CZip", "Messages", "OfficeFiles"]),
]

/// Policy texts, read by rules; town types, and the loading of their plugins; the way in; the programs.
let house: [Target] = [
    .room("PolicyReading", in: "Policy", uses: ["Messages", "Quantities", "OfficeFiles", "CZip"]),
    .room("PluginMessages", in: "PluginHost", uses: ["Messages"]),
    .room(
        "PluginHost",
        in: "PluginHost",
        uses: [
            "PluginMessages", "ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire", pluginLoading, crypto,
            logging, lifecycle,
        ]
    ),
    .room(
        "Gateway",
        in: "Gateway",
        uses: messages + ["Bus", "ModuleKit", "Console", "Spreadsheets", "OfficeFiles"] + [
            hummingbird, crypto, logging, lifecycle,
        ]
    ),
    .room(
        "Console",
        in: "Gateway",
        uses: messages + ["Spreadsheets", "OfficeFiles", mustache],
        embedding: ["Templates", "Assets"]
    ),
    .room("GatewayClient", in: "Gateway", uses: ["Messages"]),
    .room(
        "Host",
        in: "Host",
        uses: everyModule + ["Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit", "OfficeFiles", "Gateway"] + [
            yams, logging, lifecycle, signals,
        ]
    ),
    .tool(
        "baizhen",
        uses: everyModule + ["Host", "Gateway", "GatewayClient", "OfficeFiles", "Spreadsheets", "PolicyReading"] + [
            "Ledger", pluginLoading, pluginConformance, arguments, logging,
        ]
    ),
    .tool(
        "bench",
        uses: messages + ["Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit"] + [
            pluginKit, pluginLoading, crypto, arguments, logging,
        ],
        exclude: ["nats.c"]
    ),
]

/// What `baizhen module new` begins from: built and tested, so that it cannot grow old.
let template: [Target] =
    Target.module("Notebook", root: "Tools/modules/template/")
    + [.tests(of: "Notebook", uses: ["NotebookMessages"], root: "Tools/modules/template/")]

/// Logs that older versions wrote.
let kept = ["KeptLogs"]

let tests: [Target] = [
    .tests(of: "Registry", uses: ["Audit"], data: kept),
    .tests(of: "Projects", uses: ["Quantities"], data: kept),
    .tests(of: "Evaluation", uses: ["Registry", "Quantities"], data: kept),
    .tests(of: "Rectification", uses: ["Projects"], data: kept),
    .tests(of: "EnvironmentGovernance", uses: ["Registry"], data: kept),
    .tests(of: "ECommerce", data: kept),
    .tests(of: "Responsibility", uses: ["Registry"], data: kept),
    .tests(of: "TownPage"),
    .tests(of: "Accounts"),
    .tests(of: "Policy"),
    // The tests of a new module go above.
    .tests("TidyTests", uses: []),
    .tests(
        "GatewayTests",
        uses: messages + ["Bus", "Gateway", "GatewayClient", "Spreadsheets", "OfficeFiles", "Stream", "Wire"] + [
            hummingbird, logging, lifecycle,
        ]
    ),
    .tests(
        "PathTests",
        uses: everyModule + ["baizhen", "Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit", "GatewayClient"] + [
            "Host", "Gateway", "Console", "Spreadsheets", "OfficeFiles", grdb, logging,
        ]
    ),
    .tests("ConsoleTests", uses: messages + ["Console", "OfficeFiles", "Spreadsheets"]),
    .tests(
        "PluginHostTests",
        uses: [
            "PluginHost", "PluginMessages", "ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire", pluginKit,
            pluginLoading, logging,
        ]
    ),
    .tests(
        "PolicyReadingTests",
        uses: ["PolicyReading", "Messages", "Quantities", "OfficeFiles", "Registry"],
        data: ["Corpus"]
    ),
    .tests("SpreadsheetsTests", uses: ["Spreadsheets", "CZip", "OfficeFiles", "Messages"]),
    .tests("ModuleKitTests", uses: ["ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire", logging]),
    .tests("LedgerTests", uses: ["Ledger", "LedgerTestKit", "Wire", "Stream", "Messages"], data: kept),
    .tests("StreamTests", uses: ["Stream"]),
    .tests("WireTests", uses: ["Wire", "Stream", "CChecksum"]),
    .tests("ZeroMQTests", uses: ["ZeroMQ", "CZeroMQ"]),
    .tests("BusTests", uses: ["Bus", "ZeroMQ", "Wire", "Stream", "Messages", logging]),
]

let package = Package(
    name: "baizhen",
    products: [
        .executable(name: "baizhen", targets: ["baizhen"]),
        .library(name: "ZeroMQ", targets: ["ZeroMQ"]),
        .library(name: "Wire", targets: ["Wire"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // What plugins are written with; a package of its own, so that a plugin takes it without the rest.
        .package(path: "Modules/PluginKit"),
    ],
    targets: bus + ground + house + modules + template + tests
)
