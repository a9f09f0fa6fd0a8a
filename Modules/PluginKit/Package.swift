// swift-tools-version: 6.2
import PackageDescription

// What a town type is written with. It depends on nothing, so a plugin built from it needs nothing else of ours.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "PluginKit",
    products: [
        .library(name: "PluginKit", targets: ["PluginKit"]),
        .library(name: "PluginLoading", targets: ["PluginLoading"]),
        .library(name: "PluginConformance", targets: ["PluginConformance"]),
        .executable(name: "plugin-check", targets: ["plugin-check"]),
    ],
    targets: [
        .target(name: "CPluginKit"),
        .target(name: "PluginKit", dependencies: ["CPluginKit"], swiftSettings: strict),
        .target(name: "PluginLoading", dependencies: ["CPluginKit", "PluginKit"], swiftSettings: strict),
        .target(name: "PluginConformance", dependencies: ["PluginLoading", "PluginKit"], swiftSettings: strict),
        .executableTarget(
            name: "plugin-check",
            dependencies: ["PluginConformance", "PluginLoading"],
            swiftSettings: strict
        ),
        .testTarget(name: "PluginKitTests", dependencies: ["PluginKit", "CPluginKit"], swiftSettings: strict),
        .testTarget(
            name: "PluginLoadingTests",
            dependencies: ["PluginLoading", "PluginConformance", "PluginKit"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
    ]
)
