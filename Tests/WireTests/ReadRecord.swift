import Wire

/// A record that was read, its bytes copied out so that it outlives its frame.
struct ReadRecord: Equatable {
    var kind: UInt8
    var epoch: UInt64
    var sequence: UInt64
    var time: Int64
    var attributes: [UInt8]
    var data: [UInt8]

    init(_ view: RecordView) {
        kind = view.head.kind.rawValue
        epoch = view.head.epoch
        sequence = view.head.sequence
        time = view.head.time
        attributes = [UInt8](view.attributes)
        data = [UInt8](view.data)
    }
}

/// All records of a frame, and why the walk ended early if it did.
func readAll(_ frame: [UInt8]) -> (records: [ReadRecord], fault: FrameFault?) {
    frame.withUnsafeBytes { bytes in
        var reader = RecordReader(bytes)
        var records: [ReadRecord] = []
        while let record = reader.next() { records.append(ReadRecord(record)) }
        return (records, reader.fault)
    }
}

extension RecordHead {
    /// An event's head with small numbers.
    static func event(_ sequence: UInt64 = 1, epoch: UInt64 = 7) -> RecordHead {
        RecordHead(kind: .event, epoch: epoch, sequence: sequence, time: 1000)
    }
}
