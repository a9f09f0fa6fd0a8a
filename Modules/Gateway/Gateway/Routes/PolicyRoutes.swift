import Bus
import Hummingbird
import Messages
import OfficeFiles
import PolicyMessages

/// Policy texts read into drafts, drafts that are kept, and drafts that become programmes.
struct PolicyRoutes: EndpointGroup {
    let tag = "policy"
    let bus: any GatewayBus
    /// What knows the files of a programme; without it nothing can be adopted.
    let reader: (any DraftReader)?

    var endpoints: [Endpoint] { [reading] + drafts + (reader.map { [adopting($0)] } ?? []) }

    private var reading: Endpoint {
        Endpoint(
            method: .post,
            path: "/api/v1/policy/readings",
            summary: "Reads a policy text: UTF-8, GB18030 or .docx as the body; nothing is kept.",
            parameters: [.init(name: "name", text: "The file's name, for messages.")],
            answer: .anyJSON
        ) { request in
            let name = request.text("name") ?? "document.txt"
            let reply = try await Self.read(name, try await request.body(), request, on: bus)
            return .json(try Self.withFiles(reply))
        }
    }

    /// Asks for a document to be read.
    static func read(
        _ name: String,
        _ document: [UInt8],
        _ request: GatewayRequest,
        on bus: any GatewayBus
    ) async throws -> ReadPolicy.Reply {
        var options = request.options()
        options.deadline = DraftAdoption.patience
        let query = try GatewayJSON.encode(try ReadPolicy(name: name, document: document))
        let reply = try await bus.request(operation: ReadPolicy.name, data: query, options: options)
        return try GatewayJSON.decode(ReadPolicy.Reply.self, from: reply)
    }

    /// `reading.json` as the reader wrote it, with the other files as one more member.
    private static func withFiles(_ reply: ReadPolicy.Reply) throws -> [UInt8] {
        let reading = reply.files.first { $0.name == "reading.json" }?.text ?? "{}"
        let files = try GatewayJSON.encode(reply.files.filter { $0.name != "reading.json" })
        guard let end = reading.lastIndex(of: "}") else { return files }
        let head = reading[..<end].reversed().drop { $0.isWhitespace }.reversed()
        let comma = head.last == "{" ? "" : ","
        return Array(String(head).utf8) + Array("\(comma)\"files\":".utf8) + files + Array("}".utf8)
    }

    private var drafts: [Endpoint] {
        [
            .query(
                ListDrafts.self,
                at: "/api/v1/policy/drafts",
                "The drafts, without the texts of their files.",
                on: bus
            ),
            .query(
                FindDraft.self,
                at: "/api/v1/policy/drafts/{id}",
                fields: ["id": "id"],
                tagged: true,
                "A draft with its files; its ETag is its version.",
                on: bus
            ),
            .command(
                SaveDraft.self,
                at: "/api/v1/policy/drafts",
                "Keeps a draft; with 'draft' in place of what was kept before.",
                on: bus
            ),
        ]
    }

    private func adopting(_ reader: any DraftReader) -> Endpoint {
        let shape = FirstUse { BodyShape(AdoptDraft.self, given: ["draft"], usual: []) }
        return Endpoint(
            method: .post,
            path: "/api/v1/policy/drafts/{id}/adopt",
            summary: "Makes a programme of a draft: all files are checked, then their commands sent in order.",
            parameters: .init { EndpointParameter.ofWrites(versioned: false) },
            body: shape,
            status: .created,
            answer: .json(AdoptDraft.Reply.self)
        ) { request in
            let given = ["draft": JSONValue.string(try request.path("id"))]
            let (command, author) = try await request.command(AdoptDraft.self, shape, given: given, usual: [:])
            let dry = try request.flag("dryRun")
            let draft = try await find(command.draft, request)
            let again = command.again ?? false
            if !draft.isAdoptedAsItIs { try DraftAdoption.check(draft, again: again) }
            var options = request.options(author)
            options.key = options.key ?? "adopt-\(draft.id)-\(draft.version)"
            let adoption = DraftAdoption(
                bus: bus,
                reader: reader,
                options: options,
                acceptDiscrepancies: command.acceptDiscrepancies ?? false
            )
            do {
                let made = try await dry ? adoption.check(draft.files) : adoption.adopt(draft, again: again)
                return try .json(AdoptDraft.Reply(draft.id, made), status: dry ? .ok : .created)
            } catch let faults as FileFaults {
                throw DraftAdoption.refused(faults)
            }
        }
    }

    private func find(_ id: String, _ request: GatewayRequest) async throws -> PolicyDraft {
        let query = try GatewayJSON.encode(FindDraft(id: id))
        let reply = try await bus.request(operation: FindDraft.name, data: query, options: request.options())
        return try GatewayJSON.decode(PolicyDraft.self, from: reply)
    }
}

/// The body of an adoption.
struct AdoptDraft: Command {
    static let name = "gateway.adopt-draft"

    /// What became of it.
    struct Reply: Codable, Sendable {
        var draft: String
        var programme: String
        var version: Int
        /// The files that commands were made of, in the order in which they are sent.
        var files: [String]

        init(_ draft: String, _ made: DraftProgramme) {
            self.draft = draft
            programme = made.programme
            version = made.version
            files = made.items.map(\.file)
        }
    }

    /// The draft's id.
    var draft: String
    /// Whether lists are taken as printed although the text claims something else of them; needs a reason.
    var acceptDiscrepancies: Bool?
    /// Whether a draft that became a programme already is adopted once more; without it a draft that was changed since
    /// is refused, and one that was not is answered as before.
    var again: Bool?
}
