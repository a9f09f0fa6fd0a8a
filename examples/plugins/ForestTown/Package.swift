// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "ForestTown",
    products: [.library(name: "ForestTown", type: .dynamic, targets: ["ForestTown"])],
    dependencies: [.package(path: "../../../Modules/PluginKit")],
    targets: [.target(name: "ForestTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
