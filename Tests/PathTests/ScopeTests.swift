import Foundation
import Gateway
import GatewayClient
import Testing

/// What one place keeps is not seen from another: every way to read the host is walked as somebody who is there for
/// other places, and whatever belongs to the hidden ones is looked for.
///
/// The ways are those of the OpenAPI document, so a new one is walked by itself, or fails the test until it can be.
@Suite("Scopes")
struct ScopeTests {
    @Test("A reader with another scope sees none of it", .timeLimit(.minutes(5)))
    func nothingOfOthers() async throws {
        let folder = TemporaryFolder()
        let host = try await RunningHost.start(in: folder.path)
        let house = try ScopedHouse(host)
        try house.plant()
        await house.settle()

        let whole = try house.walk(as: house.administrator, hidden: [])
        for secret in ScopedHouse.planted {
            #expect(whole.all.contains { $0.contains(secret) }, "'\(secret)' is nowhere to be seen at all")
        }

        for reader in try ScopedHouse.readers.map(house.admit) {
            let hidden = try house.hidden(from: reader)
            #expect(hidden.count > 40, "\(reader.id): there is little to hide")
            #expect(hidden.contains("huangtun-p01"), "\(reader.id)")
            let seen = try house.walk(as: reader, hidden: hidden)
            #expect(seen.leaks == [], "\(reader.id)")
            #expect(seen.all.contains { $0.contains(reader.own) }, "\(reader.id) does not see its own")
            let writes = try ScopedWrites(house)
            let taken = try writes.walk(as: reader, hidden: hidden)
            #expect(taken == [], "\(reader.id)")
            try house.checkStream(of: reader, hidden: hidden)
        }
        #expect(await host.stop() == 0)
    }
}

/// A running host with something to hide.
struct ScopedHouse {
    /// Somebody with a part of the whole.
    struct Reader {
        var id: String
        var role: String
        var programmes: [String]?
        var towns: [String]?
        /// An id that it must see.
        var own: String
        var client: GatewayClient
    }

    /// What a walk has seen.
    struct Seen {
        var all: [String] = []
        var leaks: [String] = []
    }

    /// A town of its own among others of its programme, and a programme among others.
    static let readers: [(id: String, role: String, programmes: [String]?, towns: [String]?, own: String)] = [
        ("town-reporter", "reporter", nil, ["changzhi-1-1"], "changzhi-1-1"),
        ("programme-officer", "officer", ["jilin"], nil, "jilin-001"),
        ("corner", "viewer", ["changzhi"], ["changzhi-2-7"], "changzhi-2-7"),
    ]

    /// Words and figures that stand nowhere else.
    static let planted = ["暗记称号", "暗记缘由", "暗记任务", "98765.4321"]

    /// Ways that need parameters which no list gives: the path and what stands in its place.
    private static let known = [
        "n": ["1"], "month": ["2024-07"], "period": ["2024-07"], "year": ["2024", "2026"],
        "operation": ["registry.list-towns"], "file": ["towns.csv"], "name": ["programme.yaml"],
    ]

    /// Lists that are for everybody: what stands in them is no secret.
    private static let open = [
        "/api/v1/programmes", "/api/v1/units", "/api/v1/regions", "/api/v1/indicators", "/api/v1/plugins",
        "/api/v1/responsibilities", "/api/v1/openapi.json", "/api/v1/calendars",
    ]

    /// What speaks of the whole installation: figures of machines, pictures, the way in.
    private static let ofTheHost = ["/metrics", "/healthz", "/readyz", "/sign-in", "/api/v1/openapi.json"]

    let host: RunningHost
    let administrator: Reader
    /// The paths that can be read, each with its query's names and its kinds of content.
    private let ways: [(path: String, names: Set<String>, kinds: [String])]

    init(_ host: RunningHost) throws {
        self.host = host
        administrator = Reader(id: "administrator", role: "administrator", own: "", client: host.client)
        let document = try JSONFile.object(try host.client.get("/api/v1/openapi.json"))
        let paths = try #require(document["paths"] as? [String: [String: Any]])
        ways = try paths.sorted { $0.key < $1.key }.compactMap { path, methods in
            guard let get = methods["get"] as? [String: Any], path != "/api/v1/events", !path.hasPrefix("/assets/")
            else { return nil }
            let parameters = try #require(get["parameters"] as? [[String: Any]])
            let answers = try #require(get["responses"] as? [String: [String: Any]])
            let kinds = answers.values.flatMap { ($0["content"] as? [String: Any] ?? [:]).keys }
            let names = parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String }
            return (path, Set(names), Set(kinds).subtracting(["application/problem+json"]).sorted())
        }
    }

    // MARK: Something to hide

    /// Puts words and figures on record that stand nowhere else.
    func plant() throws {
        let actor = #""actor":{"unit":"office"}"#
        let figure = #"{"value":"98765.4321","unit":"万元","qualifier":"exact","basis":"reported"}"#
        let report = "/api/v1/projects/huangtun-p01/progress"
        for (path, body) in [
            (
                "/api/v1/towns/changzhi-2-1/honours",
                #"{"honour":{"name":"暗记称号","status":"granted","date":"2024-01-01"}"#
            ),
            ("/api/v1/programmes/huangtun/rounds", #"{"month":"2024-07""#),
            (report, #"{"month":"2024-07","investmentThisMonth":\#(figure),"remark":"暗记缘由""#),
            ("\(report)/2024-07/return", #"{"reason":"暗记缘由""#),
            (report, #"{"month":"2024-07","investmentThisMonth":\#(figure),"remark":"暗记缘由""#),
            (
                "/api/v1/delegated-matters",
                #"{"programme":"huangtun","town":"huangtun-1","title":"暗记任务","unit":"huangtun-street","#
                    + #""approval":{"title":"文"},"funds":"款","training":"训""#
            ),
            (
                "/api/v1/assignments",
                #"{"programme":"huangtun","town":"huangtun-1","tasks":["common-1"],"due":"2024-09-30""#
            ),
            ("/api/v1/circulars/huangtun/2024-07", #"{"preliminary":true"#),
        ] {
            let actor = path.hasSuffix("/return") ? #""actor":{"unit":"checker"}"# : actor
            let answer = try host.client.exchange("POST", path, body: Array("\(body),\(actor)}".utf8))
            #expect(answer.status < 300, "\(path): \(String(decoding: answer.body, as: UTF8.self))")
        }
    }

    /// Waits until every module has heard what the others said.
    func settle() async {
        struct Busy: Error {}
        for _ in 0..<200 {
            guard let status = try? JSONFile.object(host.client.get("/api/v1/status")),
                let modules = status["modules"] as? [[String: Any]]
            else { continue }
            let lags = modules.flatMap { ($0["status"] as? [String: Any])?["cursors"] as? [[String: Any]] ?? [] }
            if lags.allSatisfy({ $0["lag"] as? Int == 0 }) { return }
        }
    }

    /// Makes an account and lets it in with a token.
    func admit(
        _ wanted: (id: String, role: String, programmes: [String]?, towns: [String]?, own: String)
    ) throws -> Reader {
        var scope: [String: Any] = [:]
        scope["programmes"] = wanted.programmes
        scope["towns"] = wanted.towns
        let account: [String: Any] = [
            "id": wanted.id, "unit": "changzhi-justice-bureau", "role": wanted.role, "scope": scope,
            "actor": ["unit": "office"],
        ]
        _ = try host.client.post("/api/v1/accounts", [UInt8](try JSONSerialization.data(withJSONObject: account)))
        let issued = try JSONFile.object(
            try host.client.post("/api/v1/accounts/\(wanted.id)/tokens", Array(#"{"actor":{"unit":"office"}}"#.utf8))
        )
        var address = try HostAddress.find(data: host.data, environment: [:])
        address.token = try #require(issued["secret"] as? String)
        return Reader(
            id: wanted.id,
            role: wanted.role,
            programmes: wanted.programmes,
            towns: wanted.towns,
            own: wanted.own,
            client: GatewayClient(address)
        )
    }

    // MARK: What is hidden

    /// Ids, names and figures of what a reader is not there for, less those that stand in what is for everybody or in
    /// what it may see.
    func hidden(from reader: Reader) throws -> Set<String> {
        var (hidden, shown) = (Set(Self.planted), "")
        for way in ways where way.names.contains("limit") && !way.path.contains("{") && way.path.hasPrefix("/api/") {
            for item in try items(way.path) {
                guard let place = Place(item, of: way.path) else { continue }
                if place.covered(by: reader) {
                    shown += JSONFile.text(item)
                } else {
                    hidden.formUnion(Self.words(in: item))
                }
            }
        }
        let known = shown + (try openText())
        return hidden.filter { Self.planted.contains($0) || !Finder(known).has($0) }
    }

    /// Where an item belongs.
    struct Place {
        var programmes: [String]
        var town: String?

        init?(_ item: [String: Any], of path: String) {
            let card = item["card"] as? [String: Any] ?? item
            let memberships = card["memberships"] as? [[String: Any]]
            if let memberships {
                programmes = memberships.compactMap { $0["programme"] as? String }
                town = card["town"] as? String ?? card["id"] as? String
            } else {
                guard item.keys.contains("town"), let programme = item["programme"] as? String else { return nil }
                programmes = [programme]
                town = item["town"] as? String
            }
        }

        func covered(by reader: Reader) -> Bool {
            let isOfProgramme = reader.programmes.map { !$0.filter(programmes.contains).isEmpty } ?? true
            let isOfTown = reader.towns.map { town.map($0.contains) ?? false } ?? true
            return isOfProgramme && isOfTown
        }
    }

    /// What can be recognised of an item wherever it stands.
    private static func words(in item: [String: Any]) -> [String] {
        let card = item["card"] as? [String: Any] ?? item
        let names = ["id", "town", "name", "title", "text", "project", "case", "fault", "place"]
        let figure = (item["figure"] as? [String: Any])?["value"] as? String ?? ""
        let texts = names.flatMap { [item[$0] as? String, card[$0] as? String] }.compactMap { $0 }
        return texts.filter { $0.count >= 4 } + (figure.count >= 7 ? [figure] : [])
    }

    /// All items of a list.
    func items(_ path: String) throws -> [[String: Any]] {
        var (items, cursor) = ([[String: Any]](), "")
        repeat {
            let next = cursor.isEmpty ? "" : "&cursor=\(GatewayClient.escaped(cursor))"
            guard let page = try? JSONFile.object(host.client.get("\(path)?limit=200\(next)")) else { return items }
            items += page["items"] as? [[String: Any]] ?? []
            cursor = page["next"] as? String ?? ""
        } while !cursor.isEmpty
        return items
    }

    private func openText() throws -> String {
        var text = ""
        for path in Self.open where path == "/api/v1/openapi.json" || ways.contains(where: { $0.path == path }) {
            let answer = try host.client.exchange("GET", path == "/api/v1/openapi.json" ? path : "\(path)?limit=200")
            text += String(decoding: answer.body, as: UTF8.self)
            text += try items(path).map(JSONFile.text).joined()
        }
        for programme in try items("/api/v1/programmes").compactMap({ $0["id"] as? String }) {
            text += String(decoding: try host.client.get("/api/v1/programmes/\(programme)"), as: UTF8.self)
        }
        return text
    }

    // MARK: The walk

    /// Reads everything that can be read, and notes every hidden word in it that was not in the question.
    func walk(as reader: Reader, hidden: Set<String>) throws -> Seen {
        var seen = Seen()
        for way in ways {
            for path in try addresses(way.path, for: reader) {
                for query in Self.queries(way.names) {
                    for kind in way.kinds.isEmpty ? ["application/json"] : way.kinds {
                        let address = path + query
                        let text = try read(address, kind, as: reader)
                        seen.all.append(text)
                        guard !Self.ofTheHost.contains(way.path) else { continue }
                        let asked = address.removingPercentEncoding ?? address
                        let found = Finder(text).all(of: hidden.filter { !asked.contains($0) })
                        if !found.isEmpty { seen.leaks.append("\(address) (\(kind)): \(found.prefix(5))") }
                    }
                }
            }
        }
        return seen
    }

    /// An answer as text, a workbook's sheets unpacked.
    private func read(_ address: String, _ kind: String, as reader: Reader) throws -> String {
        let answer = try reader.client.exchange("GET", address, headers: [("Accept", kind)])
        #expect(answer.status < 500, "\(address) as \(reader.id)")
        let isWorkbook = answer.body.starts(with: [0x50, 0x4B])
        return isWorkbook ? try Workbooks.text(answer.body) : String(decoding: answer.body, as: UTF8.self)
    }

    /// Queries that try to look where the reader may not.
    private static func queries(_ names: Set<String>) -> [String] {
        let tries: [[(String, String)]] = [
            [], [("programme", "huangtun")], [("programme", "changzhi")], [("town", "huangtun-1")],
            [("town", "changzhi-2-1")], [("programme", "huangtun"), ("town", "huangtun-1")],
            [("programme", "huangtun"), ("month", "2024-07")], [("q", "暗记")], [("project", "huangtun-p01")],
            [("subject", "huangtun-p01")],
        ]
        return tries.filter { $0.allSatisfy { names.contains($0.0) } }.map { pairs in
            let limit = names.contains("limit") ? [("limit", "200")] : []
            let parts = (pairs + limit).map { "\($0.0)=\(GatewayClient.escaped($0.1))" }
            return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
        }
    }

    /// A path with ids in it: those that are hidden and one that is the reader's.
    private func addresses(_ path: String, for reader: Reader) throws -> [String] {
        var addresses = [""]
        var before = ""
        for part in path.split(separator: "/") {
            guard part.hasPrefix("{") else {
                addresses = addresses.map { "\($0)/\(part)" }
                before += "/\(part)"
                continue
            }
            let name = String(part.dropFirst().dropLast())
            let ids = try ids(name, after: before, for: reader)
            if ids.isEmpty, hasList(before) || Self.lists[name] != nil {
                addresses = addresses.map { "\($0)/nothing-1" }
            } else if ids.isEmpty {
                Issue.record("\(path) cannot be walked: no list gives its '{\(name)}'; name one in ScopeTests")
            }
            addresses = addresses.flatMap { start in ids.map { "\(start)/\(GatewayClient.escaped($0))" } }
            before += "/\(part)"
        }
        return addresses
    }

    /// Whether a part of a path is an item of a list that can be asked for, and that happens to be empty.
    private func hasList(_ path: String) -> Bool {
        ways.contains { $0.path == path || $0.path == "/api/v1\(path)" }
    }

    /// The lists that give the ids of a name, wherever it stands in a path.
    private static let lists = [
        "programme": "/api/v1/programmes", "town": "/api/v1/towns", "project": "/api/v1/projects",
        "place": "/api/v1/environment/places",
    ]

    private func ids(_ name: String, after path: String, for reader: Reader) throws -> [String] {
        if let values = Self.known[name] { return values }
        let own = path.hasPrefix("/api/v1") ? path : "/api/v1\(path)"
        let all = try items(Self.lists[name] ?? own)
        let ids = all.compactMap { Self.id(of: $0) }
        let wanted = ids.filter { ["huangtun", "changzhi", "changzhi-2-1", "huangtun-1", reader.own].contains($0) }
        return Array(
            (wanted + ids.prefix(2) + ids.suffix(1)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        )
    }

    static func id(of item: [String: Any]) -> String? {
        for name in ["id", "case", "fault", "place", "assignment", "matter", "inspection", "shop", "task"] {
            if let id = item[name] as? String { return id }
        }
        return nil
    }

    // MARK: The stream

    /// Reads all events from the first one to one that the reader may see and that is made at the end.
    func checkStream(of reader: Reader, hidden: Set<String>) throws {
        let status = try JSONFile.object(try host.client.get("/api/v1/status"))
        let modules = try #require(status["modules"] as? [[String: Any]])
        var place = modules.compactMap { module -> String? in
            let own = module["status"] as? [String: Any]
            guard let source = own?["source"] as? String, let stream = own?["stream"] as? [String: Any],
                let epoch = stream["epoch"] as? String
            else { return nil }
            return "\(source)#\(epoch)-\(stream["floor"] as? Int ?? 0)"
        }.joined(separator: ",")
        let token = try HostAddress.find(data: host.data, environment: [:]).token
        place = PlaceSeal(token: Array(token.utf8)).seal(place)
        let isOfTown = reader.towns != nil
        let last = isOfTown ? "最后一件-\(reader.id)" : "last-\(reader.id)"
        let body =
            isOfTown
            ? #"{"honour":{"name":"\#(last)","status":"granted","date":"2024-01-01"},"actor":{"unit":"office"}}"#
            : #"{"id":"\#(last)","name":"末镇","programme":"\#(reader.programmes?.first ?? "")","#
                + #""actor":{"unit":"office"}}"#
        let path = isOfTown ? "/api/v1/towns/\(reader.own)/honours" : "/api/v1/towns"
        _ = try host.client.post(path, Array(body.utf8))
        // An honour names no programme: who is there for a town of one programme is sent it with its listing.
        let end = isOfTown && reader.programmes != nil ? reader.own : last
        var (events, leaks) = (0, [String]())
        try reader.client.events(after: &place) { event in
            events += 1
            let found = Finder(event.data).all(of: hidden)
            if !found.isEmpty { leaks.append("\(event.data.prefix(200)): \(found.prefix(5))") }
            return !event.data.contains(end)
        }
        #expect(events > 0, "\(reader.id)")
        #expect(leaks == [], "\(reader.id)")
    }
}
