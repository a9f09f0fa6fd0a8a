import EnvironmentGovernanceMessages
import Messages

/// Numbers that belong to a person and to no complaint.
enum PersonalData {
    /// Whether a text holds what looks like a mobile number (11 digits from 1) or the number of an identity card
    /// (17 digits and a digit or X).
    static func isIn(_ text: String) -> Bool {
        var digits = ""
        for character in text + " " {
            if character.isASCII && character.isNumber || (digits.count == 17 && "xX".contains(character)) {
                digits.append(character)
                continue
            }
            if isPersonal(digits) { return true }
            digits = ""
        }
        return false
    }

    /// Refuses a text that holds such a number.
    ///
    /// - Throws: ``Problem`` `environment.personal-data`.
    static func refuse(in texts: [String?]) throws {
        guard texts.contains(where: { $0.map(isIn) ?? false }) else { return }
        throw Problem(
            EnvironmentGovernanceCode.personalData,
            .invalid,
            "The text holds what looks like a telephone number or the number of an identity card.",
            remedy: "Leave out whose complaint it is; only what is wrong and where belongs here."
        )
    }

    private static func isPersonal(_ digits: String) -> Bool {
        digits.count == 18 || digits.count == 11 && digits.first == "1"
    }
}
