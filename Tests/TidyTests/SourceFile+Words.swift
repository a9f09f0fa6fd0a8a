extension SourceFile {
    /// The lines on which a piece of code stands as a word of its own.
    ///
    /// No letter, digit, `_`, `.` or `-` joins it to what is before it or, when it ends in a letter, after it.
    func uses(of word: String) -> [Int] {
        uses(of: word, in: code)
    }

    /// The same in the text as it stands, or with its literals.
    func uses(of word: String, in text: String) -> [Int] {
        guard text.holds(word) else { return [] }
        return text.numberedLines.filter { String($0.text).holds(word) && Self.holds($0.text, word) }.map(\.number)
    }

    private static func holds(_ line: Substring, _ word: String) -> Bool {
        var rest = line
        while let range = rest.firstRange(of: word) {
            let before = line[..<range.lowerBound].last
            let after = line[range.upperBound...].first
            let endsInLetter = word.last?.isLetter ?? false
            if !joins(before), !(endsInLetter && joins(after)) { return true }
            rest = rest[range.upperBound...]
        }
        return false
    }

    private static func joins(_ character: Character?) -> Bool {
        guard let character else { return false }
        return character.isLetter || character.isNumber || "_.-".contains(character)
    }
}
