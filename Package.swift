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
    /// `embedding` names folders in it whose files become part of the program.
    static func room(
        _ name: String,
        in folder: String,
        uses dependencies: [Dependency],
        embedding folders: [String] = []
    ) -> Target {
        .target(
            name: name,
            dependencies: dependencies,
            path: "Modules/\(folder)/\(name)",
            resources: folders.map { .embedInCode($0) },
            swiftSettings: SwiftSetting.house
        )
    }

    /// The tests of one room; `data` names folders in theirs that are read, not compiled.
    static func tests(_ name: String, uses dependencies: [Dependency], data: [String] = []) -> Target {
        .testTarget(
            name: name,
            dependencies: dependencies,
            path: "Tests/\(name)",
            exclude: data,
            swiftSettings: SwiftSetting.house
        )
    }

    /// The tests of a new module.
    static func tests(of module: String) -> Target {
        tests(
            "\(module)Tests",
            uses: [
                .target(name: module), .target(name: "\(module)Messages"), "ModuleKit", "ModuleTestKit", "Messages",
            ]
        )
    }

    /// A domain module: what it says (`NAMEMessages`) and what it is (`NAME`).
    ///
    /// It may use other modules' Messages, never the modules themselves.
    static func module(_ name: String, uses messages: [Dependency] = [], and extra: [Dependency] = []) -> [Target] {
        [
            .room("\(name)Messages", in: name, uses: ["Messages"]),
            .room(
                name,
                in: name,
                uses: ["ModuleKit", "Ledger", "Stream", "Messages", .target(name: "\(name)Messages")] + messages + extra
            ),
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
    targets: [
        // The bus: from the C library up to the running part.
        .systemLibrary(
            name: "CZeroMQ",
            path: "Modules/Bus/CZeroMQ",
            providers: [.apt(["libzmq3-dev"])]
        ),
        .target(name: "CChecksum", path: "Modules/Bus/CChecksum"),
        .room("ZeroMQ", in: "Bus", uses: ["CZeroMQ"]),
        .room("Wire", in: "Bus", uses: ["CChecksum"]),
        .room("Stream", in: "Bus", uses: []),
        .room("Bus", in: "Bus", uses: ["ZeroMQ", "Wire", "Messages", logging, lifecycle]),

        // A module's log, cursors, inbox and tables.
        .room("Ledger", in: "Ledger", uses: ["Wire", "Stream", "Messages", grdb, sqlite, crypto, logging]),
        .room("LedgerTestKit", in: "Ledger", uses: ["Ledger", "Stream", "Wire", "Messages"]),

        // What a domain module is written against.
        .room("Messages", in: "ModuleKit", uses: []),
        .room("ModuleKit", in: "ModuleKit", uses: ["Bus", "Ledger", "Messages", "Stream", "Wire", logging, lifecycle]),
        .room("ModuleTestKit", in: "ModuleKit", uses: ["ModuleKit", "Ledger", "Messages", "Stream", "Wire"]),
        .room("Quantities", in: "ModuleKit", uses: ["Messages"]),
        .room("OfficeFiles", in: "ModuleKit", uses: ["Messages", yams]),
        .systemLibrary(
            name: "CXLSXWriter",
            path: "Modules/ModuleKit/CXLSXWriter",
            providers: [.apt(["libxlsxwriter-dev"])]
        ),
        .systemLibrary(
            name: "CZip",
            path: "Modules/ModuleKit/CZip",
            pkgConfig: "libzip",
            providers: [.apt(["libzip-dev"])]
        ),
        .room("Spreadsheets", in: "ModuleKit", uses: ["CXLSXWriter", "CZip", "Messages", "OfficeFiles"]),

        // A policy text, read by rules.
        .room("PolicyReading", in: "Policy", uses: ["Messages", "Quantities", "OfficeFiles", "CZip"]),
    ]
        + Target.module("Registry", and: ["OfficeFiles", "Quantities"])
        + Target.module("Projects", uses: ["RegistryMessages"], and: ["OfficeFiles", "Quantities", crypto])
        + Target.module(
            "Evaluation",
            uses: ["RegistryMessages", "ProjectsMessages", "PluginMessages", "ECommerceMessages"],
            and: ["OfficeFiles", "Quantities", crypto, logging]
        )
        + [
            // Town types: their catalogue's messages, and the loading of their plugins.
            .room("PluginMessages", in: "PluginHost", uses: ["Messages"]),
            .room(
                "PluginHost",
                in: "PluginHost",
                uses: [
                    "PluginMessages", "ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire", pluginLoading, crypto,
                    logging,
                    lifecycle,
                ]
            ),
        ]
        + Target.module(
            "EnvironmentGovernance",
            uses: ["RegistryMessages", "RectificationMessages"],
            and: ["OfficeFiles", "Quantities", crypto]
        )
        + Target.module("ECommerce", uses: ["RegistryMessages"], and: ["OfficeFiles", "Quantities"])
        + Target.module("Responsibility", uses: ["RegistryMessages"], and: ["OfficeFiles"])
        + Target.module(
            "Rectification",
            uses: [
                "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "EnvironmentGovernanceMessages",
            ],
            and: ["OfficeFiles", logging]
        )
        + Target.module(
            "TownPage",
            uses: [
                "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "EnvironmentGovernanceMessages",
                "ECommerceMessages", "ResponsibilityMessages", "RectificationMessages", "PluginMessages",
            ]
        )
        + Target.module("Accounts", uses: ["RegistryMessages"], and: [crypto, cryptoExtras])
        + Target.module("Audit", uses: ["AccountsMessages"])
        + Target.module("Policy", and: ["PolicyReading", crypto])
        // A new module goes above.
        + [
            .room(
                "Gateway",
                in: "Gateway",
                uses: [
                    "Bus", "ModuleKit", "Messages", "RegistryMessages", "AuditMessages", "ProjectsMessages",
                    "EvaluationMessages", "PluginMessages", "RectificationMessages", "EnvironmentGovernanceMessages",
                    "ECommerceMessages", "ResponsibilityMessages", "TownPageMessages", "AccountsMessages",
                    "PolicyMessages", "Console", "Spreadsheets", "OfficeFiles", hummingbird, crypto, logging,
                    lifecycle,
                ]
            ),
            .room(
                "Console",
                in: "Gateway",
                uses: [
                    "Messages", "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "PluginMessages",
                    "RectificationMessages", "EnvironmentGovernanceMessages", "ECommerceMessages",
                    "ResponsibilityMessages", "TownPageMessages", "AccountsMessages", "PolicyMessages", "Spreadsheets",
                    "OfficeFiles", mustache,
                ],
                embedding: ["Templates", "Assets"]
            ),
            .room("GatewayClient", in: "Gateway", uses: ["Messages"]),
            .room(
                "Host",
                in: "Host",
                uses: [
                    "Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit", "OfficeFiles", "Messages", "Registry",
                    "RegistryMessages", "Projects", "ProjectsMessages", "Evaluation", "EvaluationMessages",
                    "PluginHost", "PluginMessages", "Audit", "Accounts", "AccountsMessages", "EnvironmentGovernance",
                    "EnvironmentGovernanceMessages", "ECommerce", "ECommerceMessages", "Responsibility",
                    "ResponsibilityMessages", "Rectification", "RectificationMessages", "TownPage", "TownPageMessages",
                    "Policy", "PolicyMessages",
                    // A new module is known to the host above.
                    "Gateway", yams, logging, lifecycle, signals,
                ]
            ),
            .executableTarget(
                name: "baizhen",
                dependencies: [
                    "Host", "Gateway", "GatewayClient", "Registry", "Projects", "Evaluation", "OfficeFiles", "Messages",
                    "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "PluginHost", "PluginMessages",
                    "EnvironmentGovernance", "EnvironmentGovernanceMessages", "ECommerce", "ECommerceMessages",
                    "Rectification", "RectificationMessages", "AccountsMessages", "ResponsibilityMessages",
                    "Spreadsheets", "PolicyReading",
                    pluginLoading, pluginConformance, "Ledger", arguments, logging,
                ],
                path: "Tools/baizhen",
                swiftSettings: SwiftSetting.house
            ),
            .executableTarget(
                name: "bench",
                dependencies: [
                    "Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit", "Messages", "RegistryMessages",
                    "ProjectsMessages", "EvaluationMessages", "PluginMessages", pluginKit, pluginLoading, crypto,
                    arguments,
                    logging,
                ],
                path: "Tools/bench",
                exclude: ["nats.c"],
                swiftSettings: SwiftSetting.house
            ),
            // The tests of a new module go above.
            // What `baizhen module new` begins from: built and tested, so that it cannot grow old.
            .target(
                name: "NotebookMessages",
                dependencies: ["Messages"],
                path: "Tools/modules/template/Modules/Notebook/NotebookMessages",
                swiftSettings: SwiftSetting.house
            ),
            .target(
                name: "Notebook",
                dependencies: ["ModuleKit", "Ledger", "Messages", "NotebookMessages"],
                path: "Tools/modules/template/Modules/Notebook/Notebook",
                swiftSettings: SwiftSetting.house
            ),
            .testTarget(
                name: "NotebookTests",
                dependencies: ["Notebook", "NotebookMessages", "ModuleKit", "ModuleTestKit", "Messages"],
                path: "Tools/modules/template/Tests/NotebookTests",
                swiftSettings: SwiftSetting.house
            ),
            .tests("TidyTests", uses: []),
            .tests(
                "GatewayTests",
                uses: [
                    "Bus", "Gateway", "GatewayClient", "Messages", "RegistryMessages", "AuditMessages",
                    "ECommerceMessages", "AccountsMessages", "ProjectsMessages", "PolicyMessages", "Spreadsheets",
                    "OfficeFiles", "Stream", "Wire", hummingbird, logging, lifecycle,
                ]
            ),
            .tests(
                "PathTests",
                uses: [
                    "baizhen", "Bus", "ZeroMQ", "Wire", "Stream", "Ledger", "ModuleKit", "Messages", "Registry",
                    "RegistryMessages", "ProjectsMessages", "EvaluationMessages", "PluginMessages", "GatewayClient",
                    "ECommerceMessages", "Host", "Gateway", "PolicyMessages", "Spreadsheets", "OfficeFiles", grdb,
                    logging,
                ]
            ),
            .tests("StreamTests", uses: ["Stream"]),
            .tests("LedgerTests", uses: ["Ledger", "LedgerTestKit", "Wire", "Stream", "Messages"]),
            .tests(
                "RegistryTests",
                uses: [
                    "Registry", "RegistryMessages", "Audit", "AuditMessages", "ModuleKit", "ModuleTestKit",
                    "OfficeFiles", "Ledger", "Messages", "Stream", "Wire",
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "ProjectsTests",
                uses: [
                    "Projects", "ProjectsMessages", "RegistryMessages", "Quantities", "OfficeFiles", "ModuleKit",
                    "ModuleTestKit", "Ledger", "Messages", "Stream", "Wire",
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "EvaluationTests",
                uses: [
                    "Evaluation", "EvaluationMessages", "ProjectsMessages", "Registry", "RegistryMessages",
                    "PluginMessages", "ECommerceMessages", "Quantities", "OfficeFiles", "ModuleKit", "ModuleTestKit",
                    "Bus", "Ledger", "Messages", "Stream", "Wire", "ZeroMQ", logging,
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "PluginHostTests",
                uses: [
                    "PluginHost", "PluginMessages", "ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire",
                    pluginLoading, logging,
                ]
            ),
            .tests(
                "RectificationTests",
                uses: [
                    "Rectification", "RectificationMessages", "RegistryMessages", "Projects", "ProjectsMessages",
                    "EvaluationMessages", "EnvironmentGovernanceMessages", "ModuleKit", "ModuleTestKit", "OfficeFiles",
                    "Bus", "Ledger", "Messages", "Stream", "Wire", "ZeroMQ", logging,
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "EnvironmentGovernanceTests",
                uses: [
                    "EnvironmentGovernance", "EnvironmentGovernanceMessages", "Registry", "RegistryMessages",
                    "RectificationMessages", "ModuleKit", "ModuleTestKit", "OfficeFiles", "Ledger", "Messages",
                    "Stream",
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "ECommerceTests",
                uses: [
                    "ECommerce", "ECommerceMessages", "RegistryMessages", "ModuleKit", "ModuleTestKit", "OfficeFiles",
                    "Bus", "Ledger", "Messages", "Stream", "Wire", "ZeroMQ", logging,
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "ResponsibilityTests",
                uses: [
                    "Responsibility", "ResponsibilityMessages", "Registry", "RegistryMessages", "ModuleKit",
                    "ModuleTestKit", "OfficeFiles", "Ledger", "Messages", "Stream",
                ],
                data: ["KeptLogs"]
            ),
            .tests(
                "TownPageTests",
                uses: [
                    "TownPage", "TownPageMessages", "RegistryMessages", "ProjectsMessages", "EvaluationMessages",
                    "EnvironmentGovernanceMessages", "ECommerceMessages", "ResponsibilityMessages",
                    "RectificationMessages", "PluginMessages", "ModuleKit", "ModuleTestKit", "Ledger", "Messages",
                    "Stream",
                ]
            ),
            .tests(
                "AccountsTests",
                uses: [
                    "Accounts", "AccountsMessages", "RegistryMessages", "ModuleKit", "ModuleTestKit", "Ledger",
                    "Messages",
                ]
            ),
            .tests(of: "Policy"),
            .tests("SpreadsheetsTests", uses: ["Spreadsheets", "CZip", "OfficeFiles", "Messages"]),
            .tests(
                "ConsoleTests",
                uses: [
                    "Console", "Messages", "RegistryMessages", "ProjectsMessages", "EvaluationMessages",
                    "PluginMessages", "EnvironmentGovernanceMessages", "RectificationMessages", "AccountsMessages",
                    "OfficeFiles", "Spreadsheets",
                ]
            ),
            .tests(
                "PolicyReadingTests",
                uses: ["PolicyReading", "Messages", "Quantities", "OfficeFiles", "Registry"],
                data: ["Corpus"]
            ),
            .tests("ModuleKitTests", uses: ["ModuleKit", "Bus", "Ledger", "Messages", "Stream", "Wire", logging]),
            .tests("WireTests", uses: ["Wire", "Stream", "CChecksum"]),
            .tests("ZeroMQTests", uses: ["ZeroMQ", "CZeroMQ"]),
            .tests("BusTests", uses: ["Bus", "ZeroMQ", "Wire", "Stream", "Messages", logging]),
        ]
)
