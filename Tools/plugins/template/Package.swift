// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "TemplateTown",
    products: [.library(name: "TemplateTown", type: .dynamic, targets: ["TemplateTown"])],
    dependencies: [.package(path: "../../../Modules/PluginKit")],
    targets: [.target(name: "TemplateTown", dependencies: [.product(name: "PluginKit", package: "PluginKit")])]
)
