import TownPageMessages

/// The light of a town in a list: where somebody should look first.
enum TownLight {
    /// Gives a light; see ``TownRow/light``.
    static func light(projects: [Tally], rectification: WorkTally, tasks: WorkTally) -> String {
        func count(_ colour: String) -> Int { projects.first { $0.of == colour }?.count ?? 0 }
        if rectification.overdue + tasks.overdue + count("red") > 0 { return "red" }
        if rectification.returned + count("yellow") > 0 { return "yellow" }
        let work = [rectification, tasks].map { $0.open + $0.closed }.reduce(0, +)
        return work + count("green") > 0 ? "green" : "grey"
    }
}
