import ArgumentParser
import Foundation
import Gateway
import GatewayClient
import Messages
import Spreadsheets

/// `baizhen export KIND`: a list as a file.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出。Writes a whole list as CSV, XLSX or JSON, as far as the token may see it."
    )

    /// How the list is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, xlsx, json
    }

    /// The language of the headings.
    enum Language: String, ExpressibleByArgument, CaseIterable {
        case zh, en
    }

    @Argument(help: "What to write: \(ExportKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: ExportKind

    @Option(help: "Only of this programme.")
    var programme: String?

    @Option(help: "csv, xlsx or json.")
    var format = Format.csv

    @Option(help: "The headings of CSV and XLSX: zh or en; an import takes either.")
    var lang = Language.zh

    @Option(help: "The file to write; standard output when left out.")
    var output: String?

    @OptionGroup var host: HostOptionGroup

    func run() throws {
        let client = try host.client()
        let path = kind.path + "?" + (programme.map { "programme=\(GatewayClient.escaped($0))&" } ?? "")
        let bytes =
            switch host.json ? .json : format {
            case .csv: try client.get(path + "lang=\(lang)", accept: "text/csv")
            case .xlsx: try client.get(path + "lang=\(lang)", accept: Workbook.mediaType)
            case .json: try HostOptionGroup.list(path, client) + [0x0A]
            }
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return FileHandle.standardOutput.write(Data(bytes)) }
        do {
            try Data(bytes).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Problem(
                "client.not-written",
                .invalid,
                "'\(output)' cannot be written: \(error.localizedDescription)",
                remedy: "Name a file in a folder that is there and that may be written."
            )
        }
    }
}

/// A list that can be written as a file.
enum ExportKind: String, ExpressibleByArgument, CaseIterable {
    case towns, projects, progress, observations, targets, rectifications, circulars, audit

    /// Where the list is.
    var path: String {
        switch self {
        case .progress: "/api/v1/reports"
        default: "/api/v1/\(rawValue)"
        }
    }
}
