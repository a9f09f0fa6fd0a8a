import Crypto
import Foundation

/// Makes a place in the streams unreadable for whoever is there for a part of them.
///
/// How far a stream goes tells how much happens elsewhere. A sealed place can be sent back and says nothing else; it
/// holds as long as the host's token does.
package struct PlaceSeal: Sendable {
    private let key: SymmetricKey

    /// Takes the host's token, from which the key is made.
    package init(token: [UInt8]) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("baizhen: places in streams".utf8),
            using: SymmetricKey(data: token)
        )
        key = SymmetricKey(data: code)
    }

    /// Seals a text, each time to another one; empty when the library fails.
    package func seal(_ text: String) -> String {
        let box = try? AES.GCM.seal(Data(text.utf8), using: key)
        return box?.combined?.base64EncodedString() ?? ""
    }

    /// What a text is called: always the same, and it does not tell the text.
    func name(_ text: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Data("name: \(text)".utf8), using: key)
            .prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// What was sealed; `nil` for what was not.
    func open(_ text: String) -> String? {
        guard let data = Data(base64Encoded: text), let box = try? AES.GCM.SealedBox(combined: data),
            let opened = try? AES.GCM.open(box, using: key)
        else { return nil }
        return String(decoding: opened, as: UTF8.self)
    }
}
