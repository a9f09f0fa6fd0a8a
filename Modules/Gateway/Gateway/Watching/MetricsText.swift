import Bus
import Foundation
import Stream

/// Everything that is measured, as Prometheus text.
struct MetricsText: Sendable {
    let metrics: RequestMetrics
    let bus: any GatewayBus
    let modules: ModuleNames
    let streams: OpenStreams

    /// The whole text.
    ///
    /// What does not answer is left out.
    func collect() async -> String {
        var out = PrometheusText()
        writeRequests(&out)
        out.family("baizhen_event_streams", "gauge", "Event streams that are open.")
        out.sample("baizhen_event_streams", [], streams.current)
        writeServices((try? await bus.services()) ?? [], &out)
        await writeHeads(&out)
        writeMemory(&out)
        return out.text
    }

    private func writeRequests(_ out: inout PrometheusText) {
        let name = "baizhen_http_request_duration_seconds"
        out.family(name, "histogram", "Requests by route, method and class of status, and how long they took.")
        for (key, figures) in metrics.all {
            let labels = [("route", key.route), ("method", key.method), ("status", key.status)]
            var total: UInt64 = 0
            for (bound, count) in zip(RequestMetrics.bounds.map { "\($0)" } + ["+Inf"], figures.buckets) {
                total += count
                out.sample("\(name)_bucket", labels + [("le", bound)], total)
            }
            out.sample("\(name)_sum", labels, figures.seconds)
            out.sample("\(name)_count", labels, figures.count)
        }
    }

    private func writeServices(_ services: [ServiceStatistics], _ out: inout PrometheusText) {
        let columns: [(String, String, String, (ServiceStatistics) -> any CustomStringConvertible)] = [
            ("instances", "gauge", "Instances that answer for a service.", { $0.instances }),
            ("requests_total", "counter", "Requests passed to a service.", { $0.requests }),
            ("problems_total", "counter", "Requests answered with a problem.", { $0.problems }),
            ("outstanding", "gauge", "Requests not answered yet.", { $0.outstanding }),
            ("mean_microseconds", "gauge", "Mean time from request to answer.", { $0.meanMicroseconds }),
        ]
        for (name, type, help, value) in columns {
            out.family("baizhen_service_\(name)", type, help)
            for service in services {
                out.sample("baizhen_service_\(name)", [("service", service.name)], value(service))
            }
        }
    }

    private func writeHeads(_ out: inout PrometheusText) async {
        out.family("baizhen_ledger_head", "gauge", "The last committed sequence of a module's log.")
        for module in await modules.all() {
            guard let state = try? await bus.state(of: module) else { continue }
            out.sample("baizhen_ledger_head", [("module", module)], state.head)
        }
    }

    private func writeMemory(_ out: inout PrometheusText) {
        guard let bytes = Self.residentBytes() else { return }
        out.family("process_resident_memory_bytes", "gauge", "Memory of the process that is in use.")
        out.sample("process_resident_memory_bytes", [], bytes)
    }

    /// The process's resident memory in bytes, where `/proc` tells it.
    private static func residentBytes() -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).compactMap { Int($0) }.first.map { $0 * 1024 }
    }
}
