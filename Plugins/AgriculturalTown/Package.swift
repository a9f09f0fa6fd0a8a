// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "AgriculturalTown",
    products: [.library(name: "AgriculturalTown", type: .dynamic, targets: ["AgriculturalTown"])],
    dependencies: [.package(path: "../../Modules/PluginKit")],
    targets: [.target(name: "AgriculturalTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
