import AccountsMessages
import Crypto
import CryptoExtras
import Foundation
import Messages

/// How passwords are kept and known again.
///
/// > Source: OWASP Password Storage Cheat Sheet, scrypt: N = 2^15, r = 8, p = 3.
struct PasswordRules: Sendable {
    /// scrypt's cost N.
    var rounds = 1 << 15
    /// scrypt's block size r.
    var blockSize = 8
    /// scrypt's parallelism p.
    var parallelism = 3

    /// The length of a derived key, in bytes.
    static let keyBytes = 32
    /// The length of a salt, in bytes.
    static let saltBytes = 16

    /// Refuses a password that is too short or too long; what it is made of is its owner's business.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    static func check(_ password: String) throws(Problem) {
        guard password.count < HashPassword.shortest || password.utf8.count > HashPassword.longest else { return }
        let fault = "expected \(HashPassword.shortest) characters or more, at most \(HashPassword.longest) bytes"
        try AccountRules.refuse(
            [.init(pointer: "/password", message: fault)],
            "The password is too short or too long."
        )
    }

    /// Refuses a hash that was not made by these rules: every sign-in pays the price that it names.
    ///
    /// - Throws: ``Problem`` `accounts.invalid`.
    func check(_ hash: PasswordHash) throws(Problem) {
        let isPriced = hash.rounds == rounds && hash.blockSize == blockSize && hash.parallelism == parallelism
        let isWhole = (hash.salt.utf8.count, hash.key.utf8.count) == (2 * Self.saltBytes, 2 * Self.keyBytes)
        guard isPriced, isWhole, (hash.salt + hash.key).allSatisfy({ "0123456789abcdef".contains($0) }) else {
            let fault = "expected what \(HashPassword.name) answers"
            return try AccountRules.refuse([.init(pointer: "/hash", message: fault)], "The hash cannot be kept.")
        }
    }

    /// A password's hash.
    ///
    /// - Parameters:
    ///   - password: The password.
    ///   - salt: ``saltBytes`` random bytes.
    /// - Returns: The hash, with the parameters that it was made with.
    /// - Throws: ``Problem`` `accounts.no-hash` when the library fails.
    func hash(_ password: String, salt: [UInt8]) throws(Problem) -> PasswordHash {
        PasswordHash(
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism,
            salt: Self.hex(salt),
            key: Self.hex(try derive(password, salt))
        )
    }

    /// The key of a password as it was made for a hash; without one, of a salt that nobody has, at the same price.
    func key(_ password: String, like hash: PasswordHash?) throws(Problem) -> String {
        guard let hash else { return try self.hash(password, salt: [UInt8](repeating: 0, count: Self.saltBytes)).key }
        let rules = PasswordRules(rounds: hash.rounds, blockSize: hash.blockSize, parallelism: hash.parallelism)
        return try rules.hash(password, salt: Self.bytes(hash.salt)).key
    }

    /// Whether a key is the one of a hash.
    ///
    /// It takes the same time wherever the first wrong byte is.
    static func opens(_ key: String, _ hash: PasswordHash) -> Bool {
        let (found, kept) = (Array(key.utf8), Array(hash.key.utf8))
        guard found.count == kept.count else { return false }
        return zip(found, kept).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func derive(_ password: String, _ salt: [UInt8]) throws(Problem) -> [UInt8] {
        do {
            let key = try KDF.Scrypt.deriveKey(
                from: Data(password.utf8),
                salt: Data(salt),
                outputByteCount: Self.keyBytes,
                rounds: rounds,
                blockSize: blockSize,
                parallelism: parallelism
            )
            return key.withUnsafeBytes { [UInt8]($0) }
        } catch {
            throw Problem("accounts.no-hash", .internal, "A password cannot be hashed: \(error)")
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
