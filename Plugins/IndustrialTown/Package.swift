// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "IndustrialTown",
    products: [.library(name: "IndustrialTown", type: .dynamic, targets: ["IndustrialTown"])],
    dependencies: [.package(path: "../../Modules/PluginKit")],
    targets: [.target(name: "IndustrialTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
