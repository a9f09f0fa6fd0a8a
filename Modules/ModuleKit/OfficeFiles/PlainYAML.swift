import CYaml
import Yams

/// YAML in which everything stands where it is meant: no anchors (`&a`), no aliases (`*a`).
///
/// A few lines of aliases to aliases stand for billions of values, so they are refused before anything is built.
package enum PlainYAML {
    /// How deep lists and mappings may lie in each other; deeper is refused.
    package static let depthLimit = 64

    /// Reads the only document of a text; `nil` when there is none.
    ///
    /// - Throws: ``FileFault`` with line and column for anchors, aliases and what lies too deep; `YamlError` for what
    ///   is no YAML.
    package static func compose(_ text: String, file: String) throws -> Node? {
        try check(text, file)
        return try Yams.compose(yaml: text)
    }

    /// Walks the events of a text, of which none is kept; what is no YAML is left to Yams, which names the fault.
    private static func check(_ text: String, _ file: String) throws(FileFault) {
        var text = text
        let fault = text.withUTF8 { bytes in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return nil as FileFault? }
            defer { yaml_parser_delete(&parser) }
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var depth = 0
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT { return nil }
                if let message = problem(event, &depth) {
                    let mark = event.start_mark
                    return FileFault(
                        file: file,
                        line: Int(mark.line) + 1,
                        column: "\(mark.column + 1)",
                        message: message
                    )
                }
            }
        }
        if let fault { throw fault }
    }

    private static func problem(_ event: yaml_event_t, _ depth: inout Int) -> String? {
        let anchor: UnsafeMutablePointer<yaml_char_t>?
        switch event.type {
        case YAML_ALIAS_EVENT: return reference
        case YAML_SCALAR_EVENT: anchor = event.data.scalar.anchor
        case YAML_SEQUENCE_START_EVENT:
            depth += 1
            anchor = event.data.sequence_start.anchor
        case YAML_MAPPING_START_EVENT:
            depth += 1
            anchor = event.data.mapping_start.anchor
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            depth -= 1
            return nil
        default: return nil
        }
        if anchor != nil { return reference }
        return depth > depthLimit ? "嵌套超过 \(depthLimit) 层。Lies more than \(depthLimit) levels deep." : nil
    }

    private static let reference =
        "不支持锚点和别名（& 和 *），请把内容写在这里；要写这个符号，请加引号。"
        + "Anchors and aliases are not taken: write the content itself here, or quote the sign."
}
