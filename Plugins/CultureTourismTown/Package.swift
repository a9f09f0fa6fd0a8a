// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "CultureTourismTown",
    products: [.library(name: "CultureTourismTown", type: .dynamic, targets: ["CultureTourismTown"])],
    dependencies: [.package(path: "../../Modules/PluginKit")],
    targets: [.target(name: "CultureTourismTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
