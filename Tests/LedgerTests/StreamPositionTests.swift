import Foundation
import Stream
import Testing

@Suite struct StreamPositionTests {
    @Test func `epochs are sixteen hex digits in JSON`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let position = StreamPosition(epoch: .max - 15, sequence: 3)
        #expect("\(position)" == "fffffffffffffff0-3")
        #expect(
            String(decoding: try encoder.encode(position), as: UTF8.self)
                == #"{"epoch":"fffffffffffffff0","sequence":3}"#
        )
        let state = StreamState(epoch: 2, head: 9, parentEpoch: 1, fork: 4)
        let json = #"{"epoch":"0000000000000002","floor":0,"fork":4,"head":9,"parentEpoch":"0000000000000001"}"#
        #expect(String(decoding: try encoder.encode(state), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(StreamState.self, from: Data(json.utf8)) == state)
        let young = StreamState(epoch: 2, head: 0)
        #expect(try JSONDecoder().decode(StreamState.self, from: try encoder.encode(young)) == young)
    }

    @Test(arguments: ["2", "000000000000000g", "+000000000000001", "00000000000000001"])
    func `an epoch that is not sixteen hex digits is refused`(_ epoch: String) {
        let json = #"{"epoch":"\#(epoch)","sequence":1}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(StreamPosition.self, from: Data(json.utf8)) }
    }
}
