/// The digits of official region codes.
public enum RegionCode {
    /// A code without the zeros that stand for everything below: `370785100000` is `370785100`, `220000` is `22`.
    ///
    /// What another code begins with lies in this region.
    ///
    /// > Source: GB/T 2260, two digits each for province, prefecture and county; GB/T 10114, three more for the town;
    /// > three more for the village.
    public static func stem(of code: String) -> String {
        var stem = Substring(code)
        for length in [12, 9] where stem.utf8.count == length && stem.hasSuffix("000") { stem.removeLast(3) }
        for length in [6, 4] where stem.utf8.count == length && stem.hasSuffix("00") { stem.removeLast(2) }
        return String(stem)
    }
}
