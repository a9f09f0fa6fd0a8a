import EnvironmentGovernanceMessages
import Messages

/// The draw of an inspection's places.
///
/// Whoever opens the inspection commits to a secret by its SHA-256 before the draw; the candidates are frozen in the
/// same event. At the draw the secret is revealed, and the places follow from it and from the list alone: each
/// candidate has a key, SHA-256 of the secret, a zero byte and its id; of each kind those with the smallest keys are
/// taken. So anybody can draw again, and nobody can change the places afterwards.
enum DrawRules {
    /// What is published of a secret before the draw.
    static func commitment(to secret: String) -> String { Digest.of(Array(secret.utf8)) }

    /// The key of a place.
    static func key(of place: String, by secret: String) -> String {
        Digest.of(Array(secret.utf8) + [0] + Array(place.utf8))
    }

    /// The digest of a list: one line `place TAB kind TAB town LF` for each candidate, by place.
    static func digest(of candidates: [Candidate]) -> String {
        let lines = sorted(candidates).map { "\($0.place)\t\($0.kind)\t\($0.town)\n" }
        return Digest.of(Array(lines.joined().utf8))
    }

    /// The candidates in the order of the list.
    static func sorted(_ candidates: [Candidate]) -> [Candidate] {
        candidates.sorted { $0.place < $1.place }
    }

    /// Draws.
    ///
    /// - Parameters:
    ///   - secret: What the keys are made with.
    ///   - candidates: The frozen list, in any order.
    ///   - quotas: How many of each kind; all when there are fewer.
    /// - Returns: The places drawn, by key.
    static func draw(by secret: String, from candidates: [Candidate], _ quotas: [KindQuota]) -> [DrawnPlace] {
        let keyed = candidates.map {
            DrawnPlace(place: $0.place, kind: $0.kind, town: $0.town, key: key(of: $0.place, by: secret))
        }
        let drawn = quotas.flatMap { quota in
            keyed.filter { $0.kind == quota.kind }.sorted { $0.key < $1.key }.prefix(quota.count)
        }
        return drawn.sorted { $0.key < $1.key }
    }

    /// The greatest key drawn of each kind, by kind.
    static func limits(of drawn: [DrawnPlace]) -> [DrawProof.KindLimit] {
        Dictionary(grouping: drawn, by: \.kind).sorted { $0.key < $1.key }.compactMap { kind, places in
            places.map(\.key).max().map { DrawProof.KindLimit(kind: kind, key: $0) }
        }
    }

    /// Checks a secret against its commitment.
    ///
    /// - Throws: ``Problem`` `environment.wrong-secret`.
    static func check(_ secret: String, against commitment: String) throws {
        guard self.commitment(to: secret) != commitment else { return }
        throw Problem(
            EnvironmentGovernanceCode.wrongSecret,
            .conflict,
            "The secret is not the one that was committed to when the inspection was opened.",
            remedy: "Send the secret whose SHA-256 is \(commitment).",
            errors: [.init(pointer: "/secret", message: "its SHA-256 is another one")]
        )
    }
}
