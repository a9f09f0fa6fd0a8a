import ECommerceMessages
import Foundation
import Messages

/// An order as a line of JSON: unknown names are faults, amounts may be numbers or texts.
struct JSONOrder: Decodable {
    let row: OrderRow
    /// The town, where the line names one.
    let town: String?

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ column: OrderColumn) { stringValue = column.rawValue }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// An amount, as a text or as a number.
    private struct Amount: Decodable {
        let value: DecimalValue

        init(from decoder: any Decoder) throws {
            let field = try decoder.singleValueContainer()
            if let value = try? field.decode(DecimalValue.self) {
                self.value = value
            } else {
                value = DecimalValue(try field.decode(Decimal.self))
            }
        }
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        for key in fields.allKeys where OrderColumn(rawValue: key.stringValue) == nil {
            let known = OrderColumn.allCases.map(\.rawValue).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: key,
                in: fields,
                debugDescription: "is unknown; known are \(known)"
            )
        }
        town = try fields.decodeIfPresent(String.self, forKey: Key(.town))
        row = OrderRow(
            orderId: try fields.decode(String.self, forKey: Key(.orderId)),
            channel: try fields.decode(String.self, forKey: Key(.channel)),
            shop: try fields.decode(String.self, forKey: Key(.shop)),
            time: try fields.decode(String.self, forKey: Key(.time)),
            amount: try fields.decode(Amount.self, forKey: Key(.amount)).value,
            quantity: try fields.decodeIfPresent(Int.self, forKey: Key(.quantity)) ?? 1,
            category: try fields.decode(String.self, forKey: Key(.category)),
            status: try fields.decodeIfPresent(OrderRow.Status.self, forKey: Key(.status)) ?? .paid,
            refundAmount: try fields.decodeIfPresent(Amount.self, forKey: Key(.refundAmount))?.value
        )
    }
}
