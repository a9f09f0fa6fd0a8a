import Messages
import OfficeFiles
import RegistryMessages

/// A batch as a file describes it: everything but its towns, which stand in a table of their own.
public struct BatchFile: Sendable, Hashable {
    /// The batch, without entries.
    public var head: BatchDefinition
    /// The name of the table with the towns, beside the file.
    public var towns: String

    /// Reads a batch.
    ///
    /// - Throws: ``FileFaults`` with every fault, each with line and column.
    public static func read(_ text: String, file: String) throws -> BatchFile {
        try YAMLSource.read(text, file: file, batch) { batch in
            var faults = Faults()
            faults.requireID(batch.head.programme, "/programme")
            faults.require(batch.head.number >= 1, "/number", "expected a number from 1")
            let published = batch.head.published
            if batch.head.historical {
                faults.requireDate(published, "/published")
            } else {
                faults.require(OfficialDate.isDay(published), "/published", "expected a day such as 2019-02-11")
            }
            faults.requireDate(batch.head.citation.date, "/citation/date")
            faults.requireText(batch.towns, "/towns")
            faults.require(!batch.towns.contains("/"), "/towns", "expected the name of a file in the same folder")
            return faults.all
        }
    }

    private static func batch(_ map: YAMLMap) -> BatchFile {
        BatchFile(
            head: BatchDefinition(
                programme: map.text("programme"),
                number: map.number("number"),
                published: map.text("published"),
                citation: map.requiredMap("citation") { $0.citation() } ?? Citation(title: ""),
                claims: map.map("claims", claims),
                level: map.optionalText("level"),
                historical: map.flag("historical"),
                entries: []
            ),
            towns: map.text("towns")
        )
    }

    private static func claims(_ map: YAMLMap) -> CountClaims {
        CountClaims(
            total: map.optionalNumber("total"),
            designatedTowns: map.optionalNumber("designatedTowns"),
            otherTowns: map.optionalNumber("otherTowns"),
            categories: map.numbers("categories").map { Count($0.name, $0.number) },
            headings: map.numbers("headings").map { Count($0.name, $0.number) },
            source: map.source()
        )
    }
}
