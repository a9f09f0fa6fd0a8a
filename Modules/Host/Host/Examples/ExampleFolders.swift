import Foundation
import Registry

/// Where the examples are.
enum ExampleFolders {
    /// The folders with a programme: beside the executable's build folder, else in the data folder.
    ///
    /// - Parameters:
    ///   - executable: The path of the running executable.
    ///   - folder: The data folder.
    /// - Returns: Their paths, by name.
    static func find(_ executable: String, _ folder: DataFolder) -> [String] {
        var place = URL(filePath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
        // The build folder is `.build/TRIPLE/CONFIGURATION` or `.build/CONFIGURATION` in the checkout.
        for _ in 0..<4 {
            let found = ProgrammeFolder.list(in: place.appending(path: "examples").path(percentEncoded: false))
            if !found.isEmpty { return found }
            place = place.deletingLastPathComponent()
        }
        return ProgrammeFolder.list(in: folder.file("examples"))
    }
}
