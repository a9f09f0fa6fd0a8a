import EnvironmentGovernanceMessages
import Foundation
import Messages
import RegistryMessages

/// How the head of a grid is rated: two weighted parts and a grade.
enum GridRatingRules {
    /// Refuses shares that are none.
    ///
    /// - Throws: ``Problem`` `environment.invalid`.
    static func check(_ command: RateGrid) throws {
        var faults = Faults()
        for (value, name) in [(command.superior, "superior"), (command.residents, "residents")] {
            let isShare = value >= DecimalValue(0) && value <= DecimalValue(100)
            faults.require(isShare, "/\(name)", "expected a number from 0 to 100, found \(value)")
        }
        faults.require(command.voters >= 1, "/voters", "expected a number from 1, found \(command.voters)")
        try faults.refuse("The grid cannot be rated.")
    }

    /// Both parts by their weights, and the best grade that the score reaches.
    static func judge(
        _ command: RateGrid,
        by rule: GridRatingRule
    ) -> (score: DecimalValue, grade: String?) {
        let weighted =
            command.superior.number * rule.superior.number + command.residents.number * rule.residents.number
        let score = DecimalValue(weighted / 100).rounded(to: ScoreRules.places)
        let grade = rule.grades.filter { score >= $0.from }.max { $0.from < $1.from }
        return (score, grade?.id)
    }
}
