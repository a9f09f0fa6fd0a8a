import Foundation
import FoundationXML
import OfficeFiles

/// Reads one XML part of a workbook, element by element, and keeps what its subclass wants of it.
///
/// No document type is taken, so there are no entities to expand and nothing outside is ever fetched.
///
/// > Source: ECMA-376 part 2, 8.2.5: parts have no document type declaration and are UTF-8 or UTF-16; we take UTF-8.
class XMLPart: NSObject, XMLParserDelegate {
    let file: String
    private var depth = 0
    private var failure: FileFaults?

    init(file: String) {
        self.file = file
    }

    /// An element begins; its name has no prefix, its attributes have theirs.
    func begin(_ name: String, _ attributes: [String: String]) {}

    /// An element ends.
    func end(_ name: String) {}

    /// Text of the element that was begun last; it may come in pieces.
    func text(_ text: String) {}

    /// Reads a part.
    ///
    /// - Throws: ``FileFaults`` when it is not XML, has a document type, or goes too deep.
    final func read(_ bytes: [UInt8], part: String) throws {
        try Self.check(bytes, part, file)
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        let isWhole = parser.parse()
        if let failure { throw failure }
        guard isWhole else {
            throw SheetFault.file("is damaged: '\(part)' in it is not XML (line \(parser.lineNumber))", file)
        }
    }

    /// Stops reading.
    final func fail(_ fault: FileFaults, _ parser: XMLParser? = nil) {
        if failure == nil { failure = fault }
        parser?.abortParsing()
    }

    /// Whether reading has failed; what comes then counts for nothing.
    final var hasFailed: Bool { failure != nil }

    final func parser(
        _ parser: XMLParser,
        didStartElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        guard depth <= SheetLimits.depth else {
            return fail(SheetFault.limit("depth", SheetLimits.depth, "nests elements deeper", file), parser)
        }
        guard !hasFailed else { return parser.abortParsing() }
        begin(Self.plain(elementName), attributes)
    }

    final func parser(
        _ parser: XMLParser,
        didEndElement elementName: String,
        namespaceURI: String?,
        qualifiedName: String?
    ) {
        depth -= 1
        if !hasFailed { end(Self.plain(elementName)) }
    }

    final func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !hasFailed { text(string) }
    }

    final func parser(_ parser: XMLParser, foundCDATA block: Data) {
        if !hasFailed { text(String(decoding: block, as: UTF8.self)) }
    }

    private static func plain(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    private static func check(_ bytes: [UInt8], _ part: String, _ file: String) throws {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        let declared = head.split(separator: "encoding=").dropFirst().first?.dropFirst().prefix { !"\"'".contains($0) }
        guard declared.map({ ["utf-8", "utf8", "us-ascii"].contains($0) }) ?? true, !bytes.prefix(4).contains(0),
            !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE])
        else { throw SheetFault.file("holds '\(part)' in another encoding than UTF-8", file) }
        guard !contains(bytes, Array("<!DOCTYPE".utf8)), !contains(bytes, Array("<!ENTITY".utf8)) else {
            throw SheetFault.file("holds a document type in '\(part)', which no workbook has", file)
        }
    }

    private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        Data(bytes).range(of: Data(word)) != nil
    }
}
