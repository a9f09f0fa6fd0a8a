import PluginKit
import PluginLoading
import Testing

struct PluginManifestFileTests {
    @Test
    func aRightManifestIsRead() throws {
        let manifest = try PluginManifestFile.read(PluginJSON.bytes(of: Sample.manifest()))

        #expect(manifest.id == "test-town")
        #expect(manifest.indicator("b")?.direction == .less)
        #expect(manifest.threshold("r")?.upper == 2)
        #expect(manifest.rubric?.indicators[1].scoring == .linear(low: 0, high: 100))
        #expect(manifest.judgedIndicators.isEmpty)
        #expect(manifest.library == nil)
    }

    @Test
    func whatIsLeftOutIsEmpty() throws {
        var members = try #require(Sample.manifest().object)
        for key in ["attributes", "indicators", "tasks", "thresholds", "rubric", "hears", "cards"] {
            members[key] = nil
        }

        let manifest = try PluginManifestFile.read(PluginJSON.bytes(of: members))

        #expect(manifest.attributes == .object(["type": .text("object")]))
        #expect(manifest.indicators.isEmpty && manifest.tasks.isEmpty && manifest.cards.isEmpty)
        #expect(manifest.rubric == nil)
    }

    @Test
    func aManifestSurvivesItsOwnJSON() throws {
        let manifest = try PluginManifestFile.read(PluginJSON.bytes(of: Sample.manifest()))

        #expect(try PluginManifestFile.read(PluginJSON.bytes(of: manifest)) == manifest)
    }

    /// Where, what is put there (nothing takes it away), and the place that must be named.
    static let faults: [(pointer: String, value: String?, named: String)] = [
        ("/colour", #""red""#, "/colour"), ("/a~b", "1", "/a~0b"), ("/id", nil, "/id"), ("/id", #""Test Town""#, "/id"),
        ("/id", #""a--b""#, "/id"), ("/id", "\"\(String(repeating: "a", count: 41))\"", "/id"),
        ("/version", #""1.0""#, "/version"), ("/version", "1", "/version"), ("/abi", "1", "/abi"),
        ("/abi/major", #""1""#, "/abi/major"), ("/abi/minor", "-1", "/abi/minor"), ("/abi/minor", "0.5", "/abi/minor"),
        ("/names/en", nil, "/names/en"), ("/names/zh", #""""#, "/names/zh"), ("/names/fr", #""ville""#, "/names/fr"),
        ("/townType/id", nil, "/townType/id"), ("/attributes/type", #""array""#, "/attributes"),
        ("/attributes/properties", "[]", "/attributes"), ("/indicators", "{}", "/indicators"),
        ("/indicators/0/unit", nil, "/indicators/0/unit"), ("/indicators/1/id", #""a""#, "/indicators/1/id"),
        ("/indicators/0/direction", #""up""#, "/indicators/0/direction"),
        ("/indicators/0/period", #""month""#, "/indicators/0/period"),
        ("/indicators/0/source/document", nil, "/indicators/0/source/document"),
        ("/tasks/0/openEnded", #""yes""#, "/tasks/0/openEnded"), ("/tasks/0/lead/0", "7", "/tasks/0/lead/0"),
        ("/thresholds/0/value", "60", "/thresholds/0/value"),
        ("/thresholds/0/value", #""a lot""#, "/thresholds/0/value"),
        ("/thresholds/0/indicator", #""z""#, "/thresholds/0/indicator"),
        ("/thresholds/0/upper", #""70""#, "/thresholds/0/upper"), ("/thresholds/1/upper", nil, "/thresholds/1/upper"),
        ("/thresholds/1/upper", #""1""#, "/thresholds/1/upper"), ("/rubric/weight", #""0""#, "/rubric/weight"),
        ("/rubric/indicators/0/weight", #""-1""#, "/rubric/indicators/0/weight"),
        ("/rubric/indicators/0/indicator", #""z""#, "/rubric/indicators/0/indicator"),
        ("/rubric/indicators/0/scoring/threshold", #""z""#, "/rubric/indicators/0/scoring/threshold"),
        ("/rubric/indicators/0/scoring/kind", #""magic""#, "/rubric/indicators/0/scoring/kind"),
        ("/rubric/indicators/0/scoring", #"{"kind": "judged"}"#, "/rubric/indicators/0/scoring"),
        ("/rubric/indicators/1/scoring/high", #""0""#, "/rubric/indicators/1/scoring"),
        ("/rubric/indicators/1/scoring/low", nil, "/rubric/indicators/1/scoring/low"),
        ("/rubric/indicators/2/scoring/steps", "[]", "/rubric/indicators/2/scoring"),
        ("/rubric/indicators/2/scoring/steps/1/from", #""0""#, "/rubric/indicators/2/scoring"),
        ("/rubric/indicators/2/scoring/steps/1/score", #""1.5""#, "/rubric/indicators/2/scoring/steps/1/score"),
        ("/hears/0", #""projects""#, "/hears"), ("/cards/0/shows/1", #""z""#, "/cards/0/shows/1"),
        ("/library", #"{"file": "../a.so", "sha256": ""}"#, "/library/file"),
        ("/library", #"{"file": "a.so"}"#, "/library/sha256"),
        ("/library", #"{"file": "a.so", "sha256": "ABC"}"#, "/library/sha256"),
    ]

    @Test(arguments: faults)
    func everyFaultIsNamedByItsPlace(pointer: String, value: String?, named: String) throws {
        let broken = try Sample.manifest().with(value.map(Sample.json), at: pointer)

        let fault = #expect(throws: PluginFault.self) { try PluginManifestFile.read(PluginJSON.bytes(of: broken)) }

        #expect(fault?.code == .manifest)
        #expect(fault?.places.map(\.pointer).contains(named) == true, "\(fault?.description ?? "")")
    }

    @Test
    func allFaultsAreNamedAtOnce() throws {
        let broken = try Sample.manifest()
            .with(nil, at: "/id").with(.text("x"), at: "/abi").with(.text("y"), at: "/indicators/1/unit/z")
            .with(.text("w"), at: "/colour")

        let fault = #expect(throws: PluginFault.self) { try PluginManifestFile.read(PluginJSON.bytes(of: broken)) }

        #expect(fault?.places.count ?? 0 >= 3)
    }

    @Test(arguments: ["", "{", "nonsense", "\u{FEFF}", "{\"id\": }"])
    func whatIsNoJSONIsRefused(text: String) {
        let fault = #expect(throws: PluginFault.self) { try PluginManifestFile.read(Array(text.utf8)) }

        #expect(fault?.code == .manifest)
        #expect(fault?.text.contains("JSON") == true)
    }

    @Test(arguments: [("/abi/major", "2"), ("/abi/major", "0"), ("/abi/minor", "1")])
    func anotherBoundaryIsRefusedAlsoWithoutCode(pointer: String, value: String) throws {
        let other = try Sample.manifest().with(Sample.json(value), at: pointer)

        let fault = #expect(throws: PluginFault.self) { try PluginManifestFile.read(PluginJSON.bytes(of: other)) }

        #expect(fault?.code == .abi)
        #expect(fault?.text.contains("this host has 1.0") == true)
    }

    @Test
    func aFileThatIsTooLongIsRefused() {
        let fault = #expect(throws: PluginFault.self) {
            try PluginManifestFile.read(Array(repeating: 32, count: PluginManifestFile.longest + 1))
        }

        #expect(fault?.text.contains("longer") == true)
    }

    @Test
    func aFolderWithoutAManifestIsRefused() {
        let fault = #expect(throws: PluginFault.self) { try PluginManifest.read("/nowhere") }

        #expect(fault?.text.contains("'/nowhere/plugin.json' cannot be read") == true)
    }
}
