import Messages
import ProjectsMessages

/// The monthly rounds of the programmes, or of one.
public struct RoundsView: View {
    /// The template.
    public static let template = Template(PackageResources.rounds_mustache)
    /// What the page is called.
    public let heading = Heading("月度调度", "Monthly rounds")

    let programmes: [Programme]
    let mayOpen: Bool
    let fields: [Field]
    let key: String
    let action: String

    /// A programme's months.
    struct Programme {
        let name: String
        let link: String
        let months: [Month]
    }

    /// A month.
    struct Month {
        let link: String
        let month: String
        let state: Badge
        let due: String
        let circular: String?
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - rounds: The rounds, newest first.
    ///   - programmes: The programmes that have projects, by id.
    ///   - asker: Who looks.
    ///   - names: What programmes are called.
    ///   - form: The form as it was sent, when it was refused.
    ///   - key: A new key, so that a form is carried out once.
    public init(
        _ rounds: [RoundSummary],
        programmes: [String],
        for asker: Asker,
        names: Names,
        form: SentForm?,
        key: String
    ) {
        self.programmes = programmes.map { id in
            Programme(
                name: names.programme(id),
                link: "/rounds/\(id)",
                months: rounds.filter { $0.programme == id }.map { Self.month($0) }
            )
        }
        mayOpen = asker.runsMonths && !programmes.isEmpty
        let choices = programmes.map { (value: $0, text: names.programme($0)) }
        fields = [
            .choice("programme", "方案", choices, value: programmes.first ?? "", form: form),
            Field("month", "月份（如 2024-07）", type: "month", form: form, required: true),
        ]
        self.key = key
        action = "/rounds"
    }

    private static func month(_ round: RoundSummary) -> Month {
        Month(
            link: "/rounds/\(round.programme)/\(round.month)",
            month: round.month.text,
            state: round.state.badge,
            due: round.due ?? "未定",
            circular: round.state == .locked ? "/circulars/\(round.programme)/\(round.month)" : nil
        )
    }
}
