import EvaluationMessages
import Messages

/// A town's score taken apart, down to where each number stands.
public struct ExplanationView: View {
    /// The template.
    public static let template = Template(PackageResources.explanation_mustache)
    /// What the page is called: the town.
    public let heading: Heading

    let back: String
    let score: String
    let why: String
    let nodes: [Node]

    /// A node of the tree.
    struct Node {
        let kind: String
        let label: String
        let score: String
        let figure: String
        let why: String
        let source: String
        let children: [Node]
        let isLeaf: Bool
        let isOpen: Bool
    }

    /// Makes the page.
    ///
    /// - Parameters:
    ///   - explanation: The tree.
    ///   - run: The run's id.
    public init(_ explanation: Explanation, run: String) {
        let town = explanation.children.first { $0.kind == .town } ?? explanation
        heading = Heading("\(town.label.zh) · 得分说明", "Explanation")
        back = "/evaluations/\(Address.escaped(run))"
        score = explanation.score.map { "\($0) 分" } ?? "未评分"
        why = explanation.why.zh
        nodes = explanation.children.map { Self.node($0, depth: 0) }
    }

    private static func node(_ node: Explanation, depth: Int) -> Node {
        Node(
            kind: node.kind.zh,
            label: node.label.zh,
            score: points(node),
            figure: node.figure?.words ?? "",
            why: node.why.zh,
            source: node.source?.words ?? node.figure?.source?.words ?? "",
            children: node.children.map { Self.node($0, depth: depth + 1) },
            isLeaf: node.children.isEmpty,
            isOpen: depth == 0
        )
    }

    private static func points(_ node: Explanation) -> String {
        let parts = [
            node.score.map { "得分 \($0)" }, node.weight.map { "权重 \($0)" }, node.contribution.map { "贡献 \($0) 分" },
        ]
        return parts.compactMap { $0 }.joined(separator: "，")
    }
}

extension Explanation.Kind {
    /// The kind in Chinese.
    var zh: String {
        switch self {
        case .run: "评估"
        case .town: "镇"
        case .gate: "门槛"
        case .section: "板块"
        case .indicator: "指标"
        case .finding: "认定"
        case .observation: "数据"
        case .fact: "事实"
        case .target: "目标"
        case .source: "出处"
        case .missing: "缺数"
        }
    }
}
