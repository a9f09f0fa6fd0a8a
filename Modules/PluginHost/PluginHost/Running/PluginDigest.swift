import Crypto

/// The digests of plugins' libraries, as manifests write them.
public enum PluginDigest {
    /// The SHA-256 of bytes in lower-case hexadecimal.
    public static func sha256(of bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }
}
