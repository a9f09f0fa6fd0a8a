import Wire
import ZeroMQ

/// The name under which a ROUTER knows a peer.
struct RoutingId: Hashable, Sendable {
    let bytes: [UInt8]

    init(_ message: borrowing Frame) {
        bytes = message.bytes()
    }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// One running answerer for one or more services.
final class ServiceInstance {
    /// A request is known by its asker's number and its own.
    struct Key: Hashable {
        let epoch: UInt64
        let sequence: UInt64
    }

    /// Who asked for what.
    struct Asked: Hashable {
        let asker: RoutingId
        let service: String
    }

    /// A request under way.
    struct Work {
        let asked: Asked
        let began: ContinuousClock.Instant
        let tally: Tally
    }

    /// What is counted of a service; shared by its requests, so that it need not be looked up for each.
    final class Tally {
        var numbers: ServiceStatistics

        init(_ service: String) {
            numbers = ServiceStatistics(name: service)
        }
    }

    let id: RoutingId
    var services: Set<String>
    var lastSeen: Int64
    var outstanding: [Key: Work] = [:]

    init(id: RoutingId, services: Set<String>, lastSeen: Int64) {
        self.id = id
        self.services = services
        self.lastSeen = lastSeen
    }
}

/// Which instance answers for which service, and what each works on.
struct ServiceDirectory {
    private var instances: [RoutingId: ServiceInstance] = [:]
    private var byService: [String: [ServiceInstance]] = [:]
    private var tallies: [String: ServiceInstance.Tally] = [:]
    private var turn = 0

    func instance(_ id: RoutingId) -> ServiceInstance? { instances[id] }

    /// Notes that a client is there and what it answers for.
    mutating func seen(_ id: RoutingId, services: Set<String>, now: Int64) {
        if let known = instances[id] {
            known.lastSeen = now
            guard known.services != services else { return }
            known.services = services
        } else {
            guard !services.isEmpty else { return }
            instances[id] = ServiceInstance(id: id, services: services, lastSeen: now)
        }
        rebuild()
    }

    /// The instance with the least to do; instances with equally much take turns.
    mutating func pick(_ service: String) -> ServiceInstance? {
        guard let candidates = byService[service], !candidates.isEmpty else { return nil }
        guard candidates.count > 1 else { return candidates[0] }
        turn &+= 1
        let offset = turn % candidates.count
        return (candidates[offset...] + candidates[..<offset]).min { $0.outstanding.count < $1.outstanding.count }
    }

    mutating func began(_ heads: [RecordHead], for asker: RoutingId, service: String, at instance: ServiceInstance) {
        let tally = tallies[service] ?? ServiceInstance.Tally(service)
        tallies[service] = tally
        tally.numbers.requests += heads.count
        let work = ServiceInstance.Work(
            asked: .init(asker: asker, service: service),
            began: ContinuousClock.now,
            tally: tally
        )
        for head in heads {
            instance.outstanding[.init(epoch: head.epoch, sequence: head.sequence)] = work
        }
    }

    mutating func ended(_ heads: [RecordHead], at id: RoutingId) {
        guard let instance = instances[id] else { return }
        let now = ContinuousClock.now
        for head in heads {
            let key = ServiceInstance.Key(epoch: head.epoch, sequence: head.sequence)
            guard let work = instance.outstanding.removeValue(forKey: key) else { continue }
            let microseconds = work.began.duration(to: now) / .microseconds(1)
            work.tally.numbers.answered(after: microseconds, isProblem: head.kind == .problem)
        }
    }

    /// Takes an instance out; what it was working on stays in its list.
    mutating func remove(_ instance: ServiceInstance) {
        instances[instance.id] = nil
        rebuild()
    }

    func silent(since limit: Int64) -> [ServiceInstance] {
        instances.values.filter { $0.lastSeen < limit }
    }

    /// Every service that is or was there, by name.
    func statistics() -> [ServiceStatistics] {
        let names = Set(tallies.keys).union(byService.keys)
        return names.sorted().map { name in
            var entry = tallies[name]?.numbers ?? ServiceStatistics(name: name)
            let running = byService[name] ?? []
            entry.instances = running.count
            entry.outstanding = running.reduce(0) { sum, instance in
                sum + instance.outstanding.values.count { $0.asked.service == name }
            }
            return entry
        }
    }

    private mutating func rebuild() {
        byService = [:]
        for instance in instances.values.sorted(by: { $0.id.bytes.lexicographicallyPrecedes($1.id.bytes) }) {
            for service in instance.services { byService[service, default: []].append(instance) }
        }
    }
}

extension RecordHead {
    /// The heads of a frame's records of some kinds; empty when there is none, or when any record is broken: nobody
    /// would answer what is dropped with it.
    static func all(in bytes: UnsafeRawBufferPointer, of kinds: [RecordKind]) -> [RecordHead] {
        var reader = RecordReader(bytes)
        var heads: [RecordHead] = []
        while let record = reader.next() {
            if kinds.contains(record.head.kind) { heads.append(record.head) }
        }
        return reader.fault == nil ? heads : []
    }
}
