import Foundation
import Wire

/// Turns the bytes of topics into topics, and remembers those seen lately: a log has few of them, over and over.
struct TopicCache {
    /// How many are remembered.
    ///
    /// Two that fall on the same place take turns.
    private static let places = 64

    private var known = [Topic?](repeating: nil, count: places)

    /// The topic, `nil` when the bytes are not one.
    mutating func topic(_ bytes: UnsafeRawBufferPointer) -> Topic? {
        guard bytes.count > 1, bytes.count <= WireLimits.topicBytes else { return nil }
        let place = Self.place(of: bytes)
        if let topic = known[place], Self.matches(topic, bytes) { return topic }
        guard let text = String(validating: bytes, as: UTF8.self), let topic = try? Topic(text) else { return nil }
        known[place] = topic
        return topic
    }

    private static func place(of bytes: UnsafeRawBufferPointer) -> Int {
        let middle = Int(bytes[bytes.count / 2]) &* 7
        return (bytes.count &+ middle &+ Int(bytes[bytes.count - 2]) &* 31 &+ Int(bytes[bytes.count * 3 / 4])) % places
    }

    private static func matches(_ topic: Topic, _ bytes: UnsafeRawBufferPointer) -> Bool {
        let same = topic.text.utf8.withContiguousStorageIfAvailable { text in
            guard let start = text.baseAddress, let other = bytes.baseAddress else { return false }
            return text.count == bytes.count && memcmp(start, other, text.count) == 0
        }
        return same ?? false
    }
}
