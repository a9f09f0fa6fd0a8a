/// Why a request was not carried out, the same on the bus, in HTTP (RFC 9457) and on the command line.
///
/// The `code` is the contract; the texts may change.
public struct Problem: Error, Codable, Sendable, Hashable {
    /// What sort of failure it is; decides the HTTP status, the exit code and whether trying again can help.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The request itself is wrong.
        case invalid
        /// What the request names does not exist.
        case notFound = "not-found"
        /// The request does not fit the present state, or a key was used again with other content.
        case conflict
        /// The asker may not do this.
        case forbidden
        /// Nobody answers for this service.
        case unavailable
        /// The service has as much waiting as it takes; nothing was done.
        case busy
        /// No answer before the deadline; whether it was done is unknown.
        case timeout
        /// Our own fault.
        case `internal`
    }

    /// One place in the request that is wrong.
    public struct Fault: Codable, Sendable, Hashable {
        /// Where: a JSON pointer (`/entries/3/category`), a line (`line 12, column 3`) or a row (`row 4, column 类别`).
        public var pointer: String
        /// What is wrong there, and what is expected.
        public var message: String

        /// Names one wrong place.
        public init(pointer: String, message: String) {
            self.pointer = pointer
            self.message = message
        }
    }

    /// The stable code: the module, a dot, the reason (`registry.not-found`).
    public var code: String
    /// What sort of failure it is.
    public var kind: Kind
    /// What happened and why.
    public var detail: String
    /// What to do now.
    public var remedy: String
    /// The single places at fault, when there are any.
    public var errors: [Fault]

    /// Describes a failure.
    public init(_ code: String, _ kind: Kind, _ detail: String, remedy: String = "", errors: [Fault] = []) {
        self.code = code
        self.kind = kind
        self.detail = detail
        self.remedy = remedy
        self.errors = errors
    }

    /// Whether the same request may succeed later, with nothing changed but time.
    public var retryable: Bool {
        switch kind {
        case .unavailable, .busy, .timeout: true
        case .invalid, .notFound, .conflict, .forbidden, .internal: false
        }
    }
}

extension Problem: CustomStringConvertible {
    /// One line: the code, what happened, the places at fault, what to do.
    public var description: String {
        let places = errors.map { "[\($0.pointer): \($0.message)]" }
        let parts = ["\(code): \(detail)"] + places + (remedy.isEmpty ? [] : [remedy])
        return parts.joined(separator: " ")
    }
}
