import Messages
import OfficeFiles
import RegistryMessages

/// Shapes that several of our files have in common.
extension YAMLMap {
    /// A list of things that are an id and a name; left out: empty.
    ///
    /// - Parameters:
    ///   - key: The name of the list.
    ///   - make: Makes a thing of its id and its name.
    /// - Returns: The things.
    func named<Value>(_ key: String, _ make: (String, LocalizedName) -> Value) -> [Value] {
        list(key) { make($0.text("id"), $0.names("names")) }
    }

    /// A document that is cited.
    func citation() -> Citation {
        Citation(
            title: text("title"),
            number: optionalText("number"),
            issuer: optionalText("issuer"),
            date: optionalText("date"),
            clause: optionalText("clause")
        )
    }

    /// The clause that says so; may be left out.
    func source() -> String? { optionalText("source") }
}
