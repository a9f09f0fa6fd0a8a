import Crypto
import Foundation

/// Something that opens a door: 256 random bits.
///
/// Others get its digest only.
public struct Secret: Sendable, Hashable {
    /// The secret: 64 hexadecimal digits.
    public let text: String

    /// Draws one from the system's generator.
    public init() {
        var generator = SystemRandomNumberGenerator()
        text = (0..<4).map { _ in
            let digits = String(generator.next(), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// Takes one that came in.
    ///
    /// - Returns: `nil` when it is none of ours.
    init?(_ text: String) {
        let isOurs = text.utf8.count == 64 && text.allSatisfy { $0.isHexDigit && $0.isASCII && !$0.isUppercase }
        guard isOurs else { return nil }
        self.text = text
    }

    /// SHA-256 of the secret, in hexadecimal.
    public var digest: String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
