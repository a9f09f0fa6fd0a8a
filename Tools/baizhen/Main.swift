import ArgumentParser

/// Parses, runs, and turns whatever is thrown into one exit code of the house.
@main
enum Main {
    static func main() async {
        do {
            var command = try Baizhen.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            Failure(error).exit()
        }
    }
}
