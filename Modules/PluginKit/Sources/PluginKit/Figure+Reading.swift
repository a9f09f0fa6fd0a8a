extension Figure {
    /// The value in another unit that differs only by 万 (10,000) or 亿 (100,000,000): 亿元 in 万元, 万户 in 户.
    ///
    /// - Parameter unit: The unit that is wanted.
    /// - Returns: `nil` when the value is not stated, or the units are of unlike kinds.
    public func value(in unit: String) -> ExactDecimal? {
        let (own, wanted) = (Self.scale(of: self.unit), Self.scale(of: unit))
        guard let value, own.base == wanted.base else { return nil }
        return own.factor == wanted.factor ? value : (value * own.factor) / wanted.factor
    }

    /// Whether the figure shows that the number is more than a limit (超过).
    ///
    /// - Parameters:
    ///   - limit: The limit, in `unit`.
    ///   - unit: The unit of the limit.
    /// - Returns: `nil` when it shows neither this nor the contrary: the value is missing, of another unit, or known
    ///   only from the other side.
    public func exceeds(_ limit: ExactDecimal, _ unit: String) -> Bool? {
        guard let value = value(in: unit) else { return nil }
        switch qualifier {
        case .exact, .about: return value > limit
        case .over: return value >= limit ? true : nil
        case .atLeast, .range: return value > limit ? true : nil
        case .atMost, .upTo: return value <= limit ? false : nil
        }
    }

    /// Whether the figure shows that the number is a limit or more (不低于); otherwise as ``exceeds(_:_:)``.
    public func reaches(_ limit: ExactDecimal, _ unit: String) -> Bool? {
        guard let value = value(in: unit) else { return nil }
        switch qualifier {
        case .exact, .about: return value >= limit
        case .over, .atLeast, .range: return value >= limit ? true : nil
        case .atMost, .upTo: return value < limit ? false : nil
        }
    }

    /// The figure as a reader would write it: `600余家`, `more than 600 家`.
    public var words: BilingualText {
        guard let value else { return BilingualText(zh: "未说明", en: "not stated") }
        let plain = "\(value)\(unit)"
        let spaced = "\(value) \(unit)"
        return switch qualifier {
        case .exact: BilingualText(zh: plain, en: spaced)
        case .atLeast: BilingualText(zh: "\(plain)以上", en: "\(spaced) or more")
        case .atMost: BilingualText(zh: "\(plain)以内", en: "\(spaced) or less")
        case .over: BilingualText(zh: "\(value)余\(unit)", en: "more than \(spaced)")
        case .about: BilingualText(zh: "约\(plain)", en: "about \(spaced)")
        case .upTo: BilingualText(zh: "可达\(plain)", en: "up to \(spaced)")
        case .range:
            BilingualText(zh: "\(value)至\(upper?.text ?? "")\(unit)", en: "\(value) to \(upper?.text ?? "") \(unit)")
        }
    }

    private static func scale(of unit: String) -> (factor: ExactDecimal, base: Substring) {
        if unit.hasPrefix("亿") { return (100_000_000, unit.dropFirst()) }
        if unit.hasPrefix("万") { return (10_000, unit.dropFirst()) }
        return (1, unit[...])
    }
}
