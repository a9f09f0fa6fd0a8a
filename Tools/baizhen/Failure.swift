import ArgumentParser
import Foundation
import Messages
import OfficeFiles
import Registry

/// What the command ends with: lines for standard error, and an exit code that scripts rely on.
struct Failure {
    /// The exit codes of the house.
    ///
    /// > Source: `docs/operating.md`, Exit codes; 65 and 69 are those of sysexits.h.
    enum Code: Int32 {
        case done = 0
        case failed = 1
        case usage = 2
        case badData = 65
        case unavailable = 69
    }

    let code: Int32
    let lines: [String]
    /// Whether it is an answer (help) and no failure.
    let isAnswer: Bool

    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self.init(Self.code(of: problem), [problem.description])
        case let faults as FileFaults: self.init(.badData, faults.faults.map(\.description))
        case let exit as ExitCode: self.init(code: exit.rawValue, lines: [], isAnswer: false)
        default: self.init(usage: error)
        }
    }

    private init(usage error: any Error) {
        let isAnswer = Baizhen.exitCode(for: error) == .success
        guard Baizhen.exitCode(for: error) == .validationFailure else {
            let lines = [isAnswer ? Baizhen.fullMessage(for: error) : "\(error)"]
            self.init(code: isAnswer ? 0 : Code.failed.rawValue, lines: lines, isAnswer: isAnswer)
            return
        }
        let message = Baizhen.message(for: error).split(separator: "\n").joined(separator: " ")
        self.init(.usage, ["\(message) See 'baizhen help'."])
    }

    private init(_ code: Code, _ lines: [String]) {
        self.init(code: code.rawValue, lines: lines, isAnswer: false)
    }

    private init(code: Int32, lines: [String], isAnswer: Bool) {
        (self.code, self.lines, self.isAnswer) = (code, lines, isAnswer)
    }

    /// Says it and ends the process.
    func exit() -> Never {
        for line in lines { isAnswer ? Output.line(line) : Output.error(line) }
        Foundation.exit(code)
    }

    private static func code(of problem: Problem) -> Code {
        switch problem.kind {
        case .unavailable, .busy, .timeout: .unavailable
        case .invalid where problem.code.hasSuffix(".bad-address"): .usage
        case .invalid: .badData
        case .notFound, .conflict, .forbidden, .internal: .failed
        }
    }
}
