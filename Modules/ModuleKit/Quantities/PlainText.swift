/// Text with digits, signs and brackets in half width.
enum PlainText {
    /// Turns full-width letters, digits and signs into half-width ones; Chinese punctuation stays.
    static func of(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar in
                    switch scalar.value {
                    case 0xFF01...0xFF5E where !keeps.contains(scalar): Unicode.Scalar(scalar.value - 0xFEE0)
                    case 0x3000: " "
                    default: scalar
                    }
                }
            )
        )
    }

    /// Commas, colons, semicolons, question and exclamation marks end a clause; they stay as they are.
    private static let keeps: Set<Unicode.Scalar> = ["，", "：", "；", "？", "！"]
}
