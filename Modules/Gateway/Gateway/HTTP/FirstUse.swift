import Synchronization

/// A value that is worked out when it is first asked for, and then kept.
///
/// The shapes of messages are such values: to read all of them off their types is most of what a start would do.
final class FirstUse<Value: Sendable>: Sendable {
    private let kept = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    var value: Value {
        kept.withLock { kept in
            if let kept { return kept }
            let made = make()
            kept = made
            return made
        }
    }
}
