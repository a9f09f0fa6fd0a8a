import ArgumentParser

/// The `baizhen` command: starts a host, and asks a running one.
struct Baizhen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baizhen",
        abstract: "百镇：小镇培育项目的登记与台账。Town programmes on record: definitions, towns, steps, and who did what when.",
        discussion: """
            Commands that need data ask the running host: BAIZHEN_URL, or the one of the data folder (--data).
            Exit codes: 0 done, 1 the work failed, 2 wrong usage, 65 bad input data, 69 a service is unavailable.
            """,
        subcommands: [
            ServeCommand.self, CheckCommand.self, StatusCommand.self, WatchCommand.self, VerifyCommand.self,
            ImportCommand.self, ExportCommand.self, EvaluateCommand.self, AccountCommand.self, ProgrammeCommand.self,
            UnitCommand.self, PluginCommand.self, PolicyCommand.self, ModuleCommand.self,
        ]
    )
}
