import Bus
import ECommerceMessages
import Foundation
import Messages
import Testing

@testable import Gateway

@Suite("An upload of orders")
struct OrderUploadTests {
    private static let path = "/api/v1/ecommerce/orders?programme=p&town=t1&actor=town-office"
    private static let header = "orderId,channel,shop,time,amount,quantity,category,status,refundAmount\n"

    /// A module that takes every row but those of the shop `gone`.
    private static func module() -> BusDouble {
        let bus = BusDouble()
        bus.answer(TakeOrders.name) { asked in
            let rows = asked.members["rows"]?.elements ?? []
            let faults = rows.enumerated().filter { $0.element["shop"]?.string == "gone" }.map {
                Problem.Fault(pointer: "/rows/\($0.offset)/shop", message: "there is no such shop")
            }
            guard faults.isEmpty else {
                return .failure(Problem(ECommerceCode.invalid, .invalid, "No.", errors: faults))
            }
            let reply = #"{"rows":\#(rows.count),"taken":\#(rows.count),"repeated":0,"refunds":0,"late":0}"#
            return .success(reply)
        }
        return bus
    }

    private func row(_ number: Int, shop: String = "s1", amount: String = "12.50") -> String {
        "D\(number),taobao,\(shop),2024-05-03,\(amount),2,herbs,paid,\n"
    }

    private func post(
        _ bytes: [UInt8],
        _ bus: BusDouble = module(),
        type: String = "text/csv",
        path: String = path
    ) async throws -> Reply {
        try await TestGateway.run(bus: bus) { gateway in
            try await gateway.exchange("POST", path, headers: [("Content-Type", type)], bytes: bytes)
        }
    }

    private func post(_ text: String, _ bus: BusDouble = module(), type: String = "text/csv") async throws -> Reply {
        try await post(Array(text.utf8), bus, type: type)
    }

    @Test("is tried whole, then taken in batches whose keys follow from the content")
    func batches() async throws {
        let bus = Self.module()
        let text = Self.header + (1...1201).map { row($0) }.joined()
        let reply = try await post(text, bus)
        #expect(reply.status == 201)
        #expect(reply.text == #"{"batches":3,"late":0,"refunds":0,"repeated":0,"rows":1201,"taken":1201}"#)
        #expect(bus.asked.map(\.options.dryRun) == [true, true, true, false, false, false])
        let keys = bus.asked.compactMap(\.options.key)
        #expect(keys.count == 3 && Set(keys).count == 3 && keys.allSatisfy { $0.hasPrefix("orders:") })
        #expect(bus.asked.allSatisfy { $0.options.actor == ActingUnit(unit: "town-office") })
        let again = Self.module()
        _ = try await post(text, again)
        #expect(again.asked.compactMap(\.options.key) == keys)
        let other = Self.module()
        _ = try await post(text + row(1202), other)
        #expect(Set(other.asked.compactMap(\.options.key)).isDisjoint(with: keys))
    }

    @Test("may be longer than other bodies")
    func long() async throws {
        let spaces = String(repeating: " ", count: 3600)
        let text = Self.header + (1...2500).map { row($0, shop: spaces + "s1") }.joined()
        #expect(text.utf8.count > GatewayLimits.bodyBytes)
        let reply = try await post(text)
        #expect((reply.status, reply.json["taken"]) == (201, .integer(2500)))
    }

    @Test("names every wrong row by the sender's own count, and nothing is taken")
    func faults() async throws {
        let bus = Self.module()
        let text =
            Self.header + row(1) + row(2, amount: "many") + "D3,taobao\n" + row(4).replacing("paid", with: "lost")
        let reply = try await post(text, bus)
        #expect((reply.status, reply.code) == (422, ECommerceCode.badRows))
        #expect(reply.json["detail"]?.string == "3 of 4 rows are wrong; nothing was taken.")
        #expect(
            reply.faults == [
                "row 3, column amount: expected a number such as 12.50, found 'many'",
                "row 4: has 2 fields; expected 9, as in the header",
                "row 5, column status: expected paid (已付款) or refunded (已退款)",
            ]
        )
        #expect(bus.asked.isEmpty)
    }

    @Test("whose rows the module refuses is not taken either")
    func refused() async throws {
        let bus = Self.module()
        let text = Self.header + (1...700).map { row($0, shop: $0 == 650 ? "gone" : "s1") }.joined()
        let reply = try await post(text, bus)
        #expect((reply.status, reply.faults) == (422, ["row 651, column shop: there is no such shop"]))
        let rehearsals = bus.asked.map(\.options.dryRun)
        #expect(rehearsals == [true, true])
    }

    @Test("that contradicts itself is refused")
    func contradiction() async throws {
        let reply = try await post(Self.header + row(1) + row(1) + row(1, amount: "13"))
        #expect(reply.faults == ["row 4, column orderId: order 'D1' stands before with other content"])
    }

    @Test("names so many faults at most, and counts the others")
    func manyFaults() async throws {
        let text = Self.header + (1...300).map { row($0, amount: "?") }.joined()
        let reply = try await post(text)
        #expect(reply.faults.count == OrderLimits.namedFaults)
        #expect(reply.json["detail"]?.string == "300 of 300 rows are wrong; nothing was taken.")
    }

    @Test("may be one JSON object on each line")
    func json() async throws {
        let bus = Self.module()
        let good =
            #"{"orderId":"D1","channel":"taobao","shop":"s1","time":"2024-05-03","amount":12.5,"category":"herbs"}"#
        let text = good.replacing("12.5", with: "\"12.50\"")
        let reply = try await post("\(good)\n\n\(text.replacing("D1", with: "D2"))", bus, type: "application/x-ndjson")
        #expect((reply.status, reply.json["rows"]) == (201, .integer(2)))
        #expect(bus.asked.first?.members["rows"]?.elements.map { $0["amount"]?.string } == ["12.5", "12.50"])
        let wrong = try await post(
            "\(good)\n\(good.replacing("amount", with: "sum"))\n[1]\n",
            type: "application/x-ndjson"
        )
        #expect(wrong.status == 422)
        #expect(wrong.faults.count == 2)
        #expect(wrong.faults.first?.hasPrefix("line 2, sum: is unknown; known are orderId") == true)
    }

    @Test("may have Chinese headers and come in GB18030")
    func chinese() async throws {
        let bus = Self.module()
        // 订单号,平台,网店,时间,金额,品类,状态 / D1,taobao,s1,2024-05-03,8,herbs,已退款
        let header: [UInt8] = [
            0xB6, 0xA9, 0xB5, 0xA5, 0xBA, 0xC5, 0x2C, 0xC6, 0xBD, 0xCC, 0xA8, 0x2C, 0xCD, 0xF8, 0xB5, 0xEA, 0x2C, 0xCA,
            0xB1, 0xBC, 0xE4, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x2C, 0xC6, 0xB7, 0xC0, 0xE0, 0x2C, 0xD7, 0xB4, 0xCC, 0xAC,
        ]
        let status: [UInt8] = [0xD2, 0xD1, 0xCD, 0xCB, 0xBF, 0xEE]
        let row = Array("\r\nD1,taobao,s1,2024-05-03,8,herbs,".utf8)
        let reply = try await post(header + row + status, bus)
        #expect(reply.status == 201, "\(reply.text)")
        #expect(bus.asked.first?.members["rows"]?.elements.first?["status"]?.string == "refunded")
    }

    @Test("needs columns that say enough")
    func columns() async throws {
        let reply = try await post("orderId,channel,shop,time,amount,colour\nD1,taobao,s1,2024-05-03,1,red\n")
        #expect(reply.faults.count == 2)
        #expect(reply.faults[0].hasPrefix("row 1, column colour: is unknown; known are orderId, 订单号"))
        #expect(reply.faults[1].hasPrefix("row 1, column category: is missing; expected one of category"))
        let empty = try await post(Self.header)
        #expect((empty.status, empty.json["detail"]?.string) == (422, "The upload has no rows."))
        let nowhere = try await post(Array(Self.header.utf8), path: "/api/v1/ecommerce/orders?programme=p")
        #expect((nowhere.status, nowhere.faults) == (400, ["?town: is missing"]))
    }

    @Test(
        "takes the fields of a line apart",
        arguments: [
            ("a,b", ["a", "b"]), (" a , b ", ["a", "b"]), ("\"a,b\",c", ["a,b", "c"]), ("\"a\"\"b\"", ["a\"b"]),
            ("a,", ["a", ""]), ("", [""]), ("\"a", nil), ("a\"b", nil), ("\"a\"b", nil),
        ] as [(String, [String]?)]
    )
    func fields(line: String, fields: [String]?) {
        #expect(CSVLine.fields(Array(line.utf8)) == fields)
    }

    @Test("may name its town in a column; rows of another one are named, and nothing is taken")
    func town() async throws {
        let bus = Self.module()
        let good = "town," + Self.header + "t1," + row(1) + "," + row(2)
        #expect(try await post(good, bus).status == 201)
        let wrong = try await post("小镇编号," + Self.header + "t1," + row(3) + "t2," + row(4), bus)
        #expect(wrong.status == 422)
        let expected = "expected 't1', the town that the upload is for, or nothing; found 't2'"
        #expect(wrong.faults == ["row 3, column town: \(expected)"])
        let line =
            #"{"town":"t2","orderId":"D","channel":"taobao","shop":"s1","time":"2024-05-03","amount":1,"#
            + #""category":"herbs"}"#
        let json = try await post(line, bus, type: "application/x-ndjson")
        #expect(json.faults.first?.hasPrefix("line 1, town: expected 't1'") == true)
        #expect(try await post(line.replacing("t2", with: "t1"), bus, type: "application/x-ndjson").status == 201)
        #expect(bus.asked.count { !$0.options.dryRun } == 2)
    }
}
