import Foundation
import Messages
import Synchronization
import Wire

/// How requests and answers become records.
extension BusClient {
    private static let sequences = Atomic<UInt64>(1)

    static func nextSequence() -> UInt64 {
        sequences.wrappingAdd(1, ordering: .relaxed).newValue
    }

    /// The service that an operation belongs to: all before its last dot.
    static func service(of operation: String) -> String {
        let text = operation.utf8
        return String(operation[..<(text.lastIndex(of: UInt8(ascii: ".")) ?? text.endIndex)])
    }

    static func record(
        operation: String,
        data: [UInt8],
        options: RequestOptions,
        instance: UInt64,
        sequence: UInt64
    ) throws(WireError) -> [UInt8] {
        let head = RecordHead(kind: .request, epoch: instance, sequence: sequence, time: 0)
        var record: [UInt8] = []
        try record.appendRecord(head, attributes: options.attributes(operation: operation).json, data: data)
        return record
    }

    static func record(for address: IncomingRequest.ReplyAddress, _ answer: RequestAnswer) -> [UInt8] {
        var record: [UInt8] = []
        do {
            let data = try answer.result.get()
            let head = RecordHead(kind: .reply, epoch: address.epoch, sequence: address.sequence, time: 0)
            try record.appendRecord(head, attributes: answer.attributes, data: data)
        } catch let problem as Problem {
            appendProblem(problem, to: &record, for: address)
        } catch {
            appendProblem(BusProblem.tooLarge(error), to: &record, for: address)
        }
        return record
    }

    /// Appends a problem with as many of its places at fault as a record holds.
    private static func appendProblem(
        _ problem: Problem,
        to record: inout [UInt8],
        for address: IncomingRequest.ReplyAddress
    ) {
        let head = RecordHead(kind: .problem, epoch: address.epoch, sequence: address.sequence, time: 0)
        var problem = problem
        while true {
            let data = (try? JSONEncoder().encode(problem)) ?? Data("{}".utf8)
            do throws(WireError) {
                try record.appendRecord(head, attributes: [], data: [UInt8](data))
                return
            } catch  where problem.errors.isEmpty {
                problem = BusProblem.tooLarge(error)
            } catch {
                problem.errors.removeLast((problem.errors.count + 1) / 2)
            }
        }
    }
}
