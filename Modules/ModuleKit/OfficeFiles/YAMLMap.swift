import Messages
import Yams

/// A mapping in a YAML file.
///
/// Reading a name makes it a known one; ``close()`` reports all others.
package final class YAMLMap {
    private let source: YAMLSource
    private let pointer: String
    private let mark: Mark?
    private let pairs: [(key: String, keyMark: Mark?, value: Node)]
    private var asked: [String] = []

    init(_ mapping: Node.Mapping, at pointer: String, in source: YAMLSource) {
        self.source = source
        self.pointer = pointer
        self.mark = mapping.mark
        self.pairs = mapping.map { ($0.key.scalar?.string ?? "", $0.key.mark, $0.value) }
        source.remember(mapping.mark, at: pointer)
        for pair in pairs { source.remember(pair.value.mark ?? pair.keyMark, at: place(pair.key)) }
    }

    /// Reports names that nobody asked for.
    package func close() {
        for pair in pairs where !asked.contains(pair.key) {
            let expected = asked.sorted().joined(separator: ", ")
            source.add(
                "unknown key '\(pair.key)'; expected one of \(expected)",
                mark: pair.keyMark,
                at: place(pair.key)
            )
        }
    }

    /// A text that must be there; empty when it is not.
    package func text(_ key: String) -> String {
        guard let node = required(key, "text") else { return "" }
        return scalar(node, at: place(key)) ?? ""
    }

    /// A text that may be left out.
    package func optionalText(_ key: String) -> String? {
        find(key).flatMap { scalar($0, at: place(key)) }
    }

    /// A whole number that must be there; 0 when it is not.
    package func number(_ key: String) -> Int {
        required(key, "a whole number").flatMap { whole($0, at: place(key)) } ?? 0
    }

    /// A whole number that may be left out.
    package func optionalNumber(_ key: String) -> Int? {
        find(key).flatMap { whole($0, at: place(key)) }
    }

    /// A decimal number that must be there, quoted or not; 0 when it is not.
    package func decimal(_ key: String) -> DecimalValue {
        required(key, Self.decimalNumber).flatMap { decimal($0, at: place(key)) } ?? DecimalValue(0)
    }

    /// A decimal number that may be left out.
    package func optionalDecimal(_ key: String) -> DecimalValue? {
        find(key).flatMap { decimal($0, at: place(key)) }
    }

    /// `true` or `false`; left out: `false`.
    package func flag(_ key: String) -> Bool {
        guard let node = find(key) else { return false }
        if let flag = node.bool { return flag }
        source.add("expected true or false", mark: node.mark, at: place(key))
        return false
    }

    /// `required`; left out: not.
    package func isRequired(_ key: String) -> Bool {
        guard let node = find(key) else { return false }
        if let text = node.scalar?.string, ["required", "optional"].contains(text) { return text == "required" }
        source.add("expected required or optional", mark: node.mark, at: place(key))
        return false
    }

    /// One of the values of an enumeration; may be left out.
    package func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice?
    where Choice.RawValue == String {
        guard let node = find(key), let text = scalar(node, at: place(key)) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        source.add("expected \(Self.expected(type)), found '\(text)'", mark: node.mark, at: place(key))
        return nil
    }

    /// One of the values of an enumeration that must be there.
    ///
    /// - Parameters:
    ///   - key: The name.
    ///   - otherwise: What stands in for it when it is missing or wrong; nobody sees it, for the file is refused.
    /// - Returns: The value.
    package func requiredChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        otherwise: Choice
    ) -> Choice where Choice.RawValue == String {
        guard required(key, Self.expected(Choice.self)) != nil else { return otherwise }
        return choice(key, Choice.self) ?? otherwise
    }

    /// A name in Chinese and, where there is one, in English; a text alone is the Chinese one.
    package func names(_ key: String) -> LocalizedName {
        guard let node = required(key, "a name, or zh and en") else { return LocalizedName(zh: "") }
        if node.mapping == nil { return LocalizedName(zh: scalar(node, at: place(key)) ?? "") }
        return map(key) { LocalizedName(zh: $0.text("zh"), en: $0.optionalText("en")) } ?? LocalizedName(zh: "")
    }

    /// A list of texts; left out: empty.
    package func texts(_ key: String) -> [String] {
        items(key).compactMap { node, at in scalar(node, at: at) }
    }

    /// A mapping that may be left out.
    package func map<Value>(_ key: String, _ read: (YAMLMap) -> Value) -> Value? {
        find(key).flatMap { mapping($0, at: place(key), read) }
    }

    /// A mapping that must be there.
    package func requiredMap<Value>(_ key: String, _ read: (YAMLMap) -> Value) -> Value? {
        required(key, "a mapping").flatMap { mapping($0, at: place(key), read) }
    }

    /// A list of mappings; left out: empty.
    package func list<Value>(_ key: String, _ read: (YAMLMap) -> Value) -> [Value] {
        items(key).compactMap { node, at in mapping(node, at: at, read) }
    }

    /// A list of mappings that must be there.
    package func requiredList<Value>(_ key: String, _ read: (YAMLMap) -> Value) -> [Value] {
        required(key, "a list") == nil ? [] : list(key, read)
    }

    /// A mapping of names to whole numbers, in the order of the file.
    package func numbers(_ key: String) -> [(name: String, number: Int)] {
        guard let node = find(key) else { return [] }
        guard let mapping = node.mapping else {
            source.add("expected names with their counts", mark: node.mark, at: place(key))
            return []
        }
        return mapping.compactMap { name, value in
            guard let name = name.scalar?.string else { return nil }
            return whole(value, at: place(key) + "/\(name)").map { (name: name, number: $0) }
        }
    }

    private static let decimalNumber = "a decimal number such as 510.3"

    private static func expected<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type) -> String
    where Choice.RawValue == String {
        "one of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    private func place(_ key: String) -> String { pointer + "/" + key }

    private func find(_ key: String) -> Node? {
        if !asked.contains(key) { asked.append(key) }
        guard let node = pairs.first(where: { $0.key == key })?.value else { return nil }
        return node.null == nil || node.scalar?.string.isEmpty == false && node.scalar?.style != .plain ? node : nil
    }

    private func required(_ key: String, _ expected: String) -> Node? {
        if let node = find(key) { return node }
        let empty = pairs.first { $0.key == key }
        source.add(
            empty == nil ? "'\(key)' is missing; expected \(expected)" : "'\(key)' is empty; expected \(expected)",
            mark: empty?.keyMark ?? mark,
            at: place(key)
        )
        return nil
    }

    private func scalar(_ node: Node, at pointer: String) -> String? {
        if let text = node.scalar?.string { return text }
        source.add("expected text, found a \(node.mapping == nil ? "list" : "mapping")", mark: node.mark, at: pointer)
        return nil
    }

    private func whole(_ node: Node, at pointer: String) -> Int? {
        if let text = node.scalar?.string, let number = Int(text) { return number }
        source.add("expected a whole number", mark: node.mark, at: pointer)
        return nil
    }

    private func decimal(_ node: Node, at pointer: String) -> DecimalValue? {
        guard let text = scalar(node, at: pointer) else { return nil }
        if let value = DecimalValue(text) { return value }
        source.add("expected \(Self.decimalNumber), found '\(text)'", mark: node.mark, at: pointer)
        return nil
    }

    private func mapping<Value>(_ node: Node, at pointer: String, _ read: (YAMLMap) -> Value) -> Value? {
        guard let mapping = node.mapping else {
            source.add("expected a mapping of names to values", mark: node.mark, at: pointer)
            return nil
        }
        let map = YAMLMap(mapping, at: pointer, in: source)
        let value = read(map)
        map.close()
        return value
    }

    private func items(_ key: String) -> [(Node, String)] {
        guard let node = find(key) else { return [] }
        guard let sequence = node.sequence else {
            source.add("expected a list", mark: node.mark, at: place(key))
            return []
        }
        return sequence.enumerated().map { index, item in
            let at = place(key) + "/\(index)"
            source.remember(item.mark, at: at)
            return (item, at)
        }
    }
}
