import Messages

/// Finds names in a body that its shape does not have, so that a misspelt one is told instead of ignored.
struct UnknownNames {
    let shapes: [String: JSONSchema]

    /// Every unknown name, by JSON pointer, with the names that are known there.
    func faults(in value: JSONValue, of schema: JSONSchema, at pointer: String = "") -> [Problem.Fault] {
        switch (schema, value) {
        case (.reference(let name), _):
            return shapes[name].map { faults(in: value, of: $0, at: pointer) } ?? []
        case (.nullable(let inner), _):
            return faults(in: value, of: inner, at: pointer)
        case (.array(let element), .array(let values)):
            return values.enumerated().flatMap { faults(in: $1, of: element, at: "\(pointer)/\($0)") }
        case (.map(let element), .object(let members)):
            return members.sorted { $0.key < $1.key }.flatMap { name, member in
                faults(in: member, of: element, at: "\(pointer)/\(GatewayJSON.escaped(name))")
            }
        case (.object(let properties, _), .object(let members)):
            return faults(in: members, of: properties, at: pointer)
        default:
            return []
        }
    }

    private func faults(
        in members: [String: JSONValue],
        of properties: [String: JSONSchema],
        at pointer: String
    ) -> [Problem.Fault] {
        members.sorted { $0.key < $1.key }.flatMap { name, member -> [Problem.Fault] in
            let place = "\(pointer)/\(GatewayJSON.escaped(name))"
            guard let schema = properties[name] else {
                let known = properties.keys.sorted().joined(separator: ", ")
                return [Problem.Fault(pointer: place, message: "is not known here; known are \(known)")]
            }
            return faults(in: member, of: schema, at: place)
        }
    }
}
