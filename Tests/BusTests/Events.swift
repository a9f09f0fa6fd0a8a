import Bus
import Wire

/// Events of one test stream, in runs of consecutive sequences.
func events(_ topic: String, _ sequences: ClosedRange<UInt64>, bytes: Int = 2) throws -> PackedRecords {
    var pack = PackedRecords()
    let data = Array("{}".utf8) + [UInt8](repeating: 0x20, count: bytes - 2)
    for sequence in sequences {
        let head = RecordHead(kind: .event, epoch: 7, sequence: sequence, time: 0)
        try pack.append(head, topic: Topic(topic), attributes: Array(#"{"source":"//n/m"}"#.utf8), data: data)
    }
    return pack
}

extension EventFrame {
    /// The sequences of its records.
    var sequences: [UInt64] {
        var found: [UInt64] = []
        forEach { found.append($0.head.sequence) }
        return found
    }
}

extension Subscription {
    /// The sequences of the next records, read frame by frame until there are enough.
    func sequences(_ count: Int) async -> [UInt64] {
        var found: [UInt64] = []
        let frames = makeAsyncIterator()
        while found.count < count, let frame = await frames.next() { found += frame.sequences }
        return found
    }
}
