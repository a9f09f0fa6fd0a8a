/// What `baizhen serve` is told.
public struct HostOptions: Sendable {
    /// The composition file, when there is one.
    public var composition: String?
    /// The data folder, over the composition's.
    public var data: String?
    /// The address of HTTP, over the composition's.
    public var listen: String?
    /// Whether the example programmes are loaded.
    public var loadsExamples: Bool
    /// The path of the running executable: the examples stand beside its build folder.
    public var executable: String

    /// Collects what the command line says.
    public init(
        composition: String? = nil,
        data: String? = nil,
        listen: String? = nil,
        loadsExamples: Bool = false,
        executable: String
    ) {
        self.composition = composition
        self.data = data
        self.listen = listen
        self.loadsExamples = loadsExamples
        self.executable = executable
    }
}
