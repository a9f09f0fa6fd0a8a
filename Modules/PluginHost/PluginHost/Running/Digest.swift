import Crypto

/// Digests, as manifests write them.
enum Digest {
    /// The SHA-256 of bytes in lower-case hexadecimal.
    static func sha256(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }
}
