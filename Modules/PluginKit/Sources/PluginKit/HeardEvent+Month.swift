extension HeardEvent {
    /// The month in which it was recorded, in office time (Asia/Shanghai, UTC+8 without daylight saving): `2023-07`.
    ///
    /// > Source: civil date from days since 1970-01-01, by eras of 400 years of 365 to 366 days.
    public var month: String {
        let hours = time.divided(by: 3_600_000) + 8
        let days = hours.divided(by: 24) + 719_468
        let dayOfEra = days - days.divided(by: 146_097) * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + days.divided(by: 146_097) * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
}

extension Int64 {
    /// The quotient rounded down, also for times before 1970.
    fileprivate func divided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
