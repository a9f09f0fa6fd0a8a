// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CommerceTown",
    products: [.library(name: "CommerceTown", type: .dynamic, targets: ["CommerceTown"])],
    dependencies: [.package(path: "../../Modules/PluginKit")],
    targets: [.target(name: "CommerceTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
