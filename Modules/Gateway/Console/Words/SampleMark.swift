/// The mark of what is made up to show how a page looks (示例数据).
enum SampleMark {
    /// The word that names of made-up things carry.
    private static let word = "示例"

    /// What a page says when something on it is made up.
    ///
    /// - Parameter texts: Names and notes of what the page shows.
    /// - Returns: The words; `nil` when nothing is made up.
    static func notice(in texts: some Sequence<String>) -> String? {
        texts.contains { $0.contains(word) } ? "本页含示例数据，只用于演示页面和规则，不是真实情况。" : nil
    }
}
