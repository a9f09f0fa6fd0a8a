import PluginKit

/// The shape of `plugin.json`.
enum ManifestShape {
    private typealias Fields = [String: Shape.Field]

    /// Bytes that an id may have.
    static let idBytes = 40

    private static let id = Shape.word(atMost: idBytes)
    private static let names = Shape.object(["zh": .must(.text), "en": .must(.text)])
    private static let source = Shape.object(["document": .must(.text), "clause": .may(.text)])
    private static let texts = Shape.list(of: .text)
    private static let ids = Shape.list(of: id)

    private static func cases<T: RawRepresentable & CaseIterable>(_ type: T.Type) -> Shape where T.RawValue == String {
        .oneOf(type.allCases.map(\.rawValue))
    }

    private static let version = Shape.ruled(expected: "a version such as 1.0.0") { text in
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { part in
                (1...5).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
            }
    }

    private static let fileName = Shape.ruled(expected: "the name of a file in the plugin's folder") { text in
        !text.isEmpty && text.utf8.count <= 100 && !text.hasPrefix(".") && !text.contains("/") && !text.contains("\0")
    }

    private static let digest = Shape.ruled(expected: "64 lower-case hexadecimal digits; the build fills them in") {
        $0.utf8.count == 64 && $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private static let indicator = Shape.object([
        "id": .must(id), "names": .must(names), "unit": .must(.text),
        "direction": .must(cases(PluginManifest.Indicator.Direction.self)),
        "period": .must(cases(PluginManifest.Indicator.Period.self)), "source": .must(source),
    ])

    private static let task = Shape.object([
        "number": .must(.text), "title": .must(.text), "lead": .must(texts), "joining": .must(texts),
        "openEnded": .must(.bool), "source": .must(source),
    ])

    private static let threshold = Shape.object([
        "id": .must(id), "names": .must(names), "indicator": .must(id),
        "comparator": .must(cases(PluginManifest.Threshold.Comparator.self)), "value": .must(.decimal),
        "upper": .may(.decimal), "unit": .must(.text), "source": .must(source),
    ])

    private static let step = Shape.object(["from": .must(.decimal), "score": .must(.share)])

    private static let scoring = Shape.choice(
        by: "kind",
        [
            "judged": [:], "linear": ["low": .must(.decimal), "high": .must(.decimal)],
            "steps": ["steps": .must(.list(of: step))], "threshold": ["threshold": .must(id)],
        ]
    )

    private static let rubric = Shape.object([
        "id": .must(id), "names": .must(names), "weight": .must(.decimal),
        "indicators": .must(
            .list(of: .object(["indicator": .must(id), "weight": .must(.decimal), "scoring": .must(scoring)]))
        ),
    ])

    private static let card = Shape.object(["id": .must(id), "names": .must(names), "shows": .must(ids)])

    /// The whole file.
    static let whole = Shape.object([
        "id": .must(id), "version": .must(version),
        "abi": .must(.object(["major": .must(.whole), "minor": .must(.whole)])),
        "names": .must(names), "townType": .must(.object(["id": .must(id), "names": .must(names)])),
        "library": .may(.object(["file": .must(fileName), "sha256": .must(digest)])), "attributes": .may(.schema),
        "indicators": .may(.list(of: indicator)), "tasks": .may(.list(of: task)),
        "thresholds": .may(.list(of: threshold)), "rubric": .may(rubric), "hears": .may(ids),
        "cards": .may(.list(of: card)),
    ])
}
