import Messages

/// Puts projects into a programme's library, all or none.
///
/// A project that was registered before in the same words is left alone, whatever has become of it since.
public struct RegisterProjects: Command {
    /// The name on the bus.
    public static let name = "projects.register-projects"
    /// Projects in one command at most.
    public static let limit = 1000

    /// What became of them.
    public struct Reply: Codable, Sendable, Hashable {
        /// The ids, in the order of the command.
        public var projects: [String]
        /// How many are new.
        public var registered: Int
        /// How many were there already.
        public var unchanged: Int
        /// What somebody should look at, by project.
        public var warnings: [ProjectWarnings]

        /// Makes a reply.
        public init(projects: [String], registered: Int, unchanged: Int, warnings: [ProjectWarnings]) {
            self.projects = projects
            self.registered = registered
            self.unchanged = unchanged
            self.warnings = warnings
        }
    }

    /// The programme.
    public var programme: String
    /// The projects.
    public var projects: [ProjectDraft]

    /// Makes a command.
    public init(programme: String, _ projects: [ProjectDraft]) {
        self.programme = programme
        self.projects = projects
    }
}

/// The warnings of one project.
public struct ProjectWarnings: Codable, Sendable, Hashable {
    /// The project.
    public var project: String
    /// What somebody should look at.
    public var warnings: [ProjectWarning]

    /// Lists warnings.
    public init(project: String, _ warnings: [ProjectWarning]) {
        self.project = project
        self.warnings = warnings
    }
}

/// Puts one project into a programme's library; the same as ``RegisterProjects`` with one.
///
/// Its JSON is flat: the members of the project stand beside `programme`.
public struct RegisterProject: Command {
    /// The name on the bus.
    public static let name = "projects.register-project"
    /// What became of it.
    public typealias Reply = ProjectReply

    /// The programme.
    public var programme: String
    /// The project.
    public var draft: ProjectDraft

    /// Makes a command.
    public init(programme: String, _ draft: ProjectDraft) {
        self.programme = programme
        self.draft = draft
    }

    private enum CodingKeys: String, CodingKey {
        case programme
    }

    /// Reads a command.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        programme = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .programme)
        draft = try ProjectDraft(from: decoder)
    }

    /// Writes a command.
    public func encode(to encoder: any Encoder) throws {
        try draft.encode(to: encoder)
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(programme, forKey: .programme)
    }
}

/// What became of a command about a project.
public struct ProjectReply: Codable, Sendable, Hashable {
    /// The project's id.
    public var project: String
    /// Its version now.
    public var version: Int
    /// Its status now.
    public var status: ProjectStatus
    /// What somebody should look at.
    public var warnings: [ProjectWarning]

    /// Makes a reply.
    public init(project: String, version: Int, status: ProjectStatus, warnings: [ProjectWarning] = []) {
        self.project = project
        self.version = version
        self.status = status
        self.warnings = warnings
    }
}
