"""Runs our roles and the C programs of the limits in turn, and prints each beside its limit.

    python3 Tools/bench/run.py --bench .build/release/bench --baizhen .build/release/baizhen --limits FOLDER

Rounds alternate, so that a machine whose speed drifts slows both; what is printed is medians and the ratio of each
round. Two cores are little: quote ratios.
"""
import argparse, json, os, pathlib, shutil, signal, statistics, subprocess, sys, tempfile, time

PORT = 17100


class Programs:
    """Starts programs, waits for their 'ready', and leaves none behind."""

    def __init__(self):
        self.running = []

    def start(self, *command, ready=True):
        process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
        self.running.append(process)
        while ready:
            line = process.stdout.readline()
            if not line:
                sys.exit(f"bench: {command[0]} {command[1]} ended before it was ready")
            if line.startswith("ready"):
                break
        return process

    def result(self, process):
        for line in process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        sys.exit("bench: a program ended without a figure")

    def run(self, *command):
        return self.result(self.start(*command, ready=False))

    def stop(self):
        for process in self.running:
            process.kill()
            process.wait()
        self.running = []


def median_of(rounds, name):
    return statistics.median(entry[name] for entry in rounds)


def spread(values):
    values = sorted(values)
    return f"{values[0]:.2f}-{values[-1]:.2f}"


class Suite:
    def __init__(self, options, folder):
        self.bench, self.baizhen, self.limits = options.bench, options.baizhen, options.limits
        self.rounds, self.window = options.rounds, options.window
        self.folder = folder
        self.rows = []

    def compare(self, title, figure, unit, ours, limits):
        """Runs ours and each limit in turn, `rounds` times; a higher figure is better unless the unit is a time."""
        found = {name: [] for name in ["ours", *limits]}
        for _ in range(self.rounds):
            for name, measure in [("ours", ours), *limits.items()]:
                found[name].append(self.once(measure))
        mine = [entry[figure] for entry in found["ours"]]
        row = {"title": title, "unit": unit, "ours": statistics.median(mine), "limits": {}}
        for name in limits:
            theirs = [entry[figure] for entry in found[name]]
            ratios = [a / b for a, b in zip(mine, theirs) if b]
            row["limits"][name] = {
                "value": statistics.median(theirs), "ratio": statistics.median(ratios), "of": spread(ratios)}
        for extra in ("lost", "p50", "p99"):
            if all(extra in entry for entry in found["ours"]):
                row[extra] = median_of(found["ours"], extra)
        self.rows.append(row)
        self.show(row)

    def once(self, measure):
        programs = Programs()
        try:
            return measure(programs)
        finally:
            programs.stop()

    def show(self, row):
        extras = "".join(f"  {name} {row[name]:.3g}" for name in ("lost", "p50", "p99") if name in row)
        print(f"\n{row['title']}\n  {'ours':34} {row['ours']:>14,.1f} {row['unit']}{extras}", flush=True)
        for name, limit in row["limits"].items():
            bar = "#" * min(60, round(limit["ratio"] * 20))
            figure = f"{limit['value']:>14,.1f} {row['unit']}"
            print(f"  {name:34} {figure}  ours/limit {limit['ratio']:.2f} ({limit['of']}) {bar}")
        sys.stdout.flush()

    # Events

    def events(self, size):
        warm, window = 0.5, self.window

        def ours(programs):
            programs.start(self.bench, "broker", "--port", PORT)
            listener = programs.start(self.bench, "subscribe", "--port", PORT, "--warm", warm, "--window", window)
            seconds = warm + window + 2
            programs.start(self.bench, "publish", "--port", PORT, "--size", size, "--seconds", seconds, ready=False)
            return programs.result(listener)

        def relay(programs):
            # The relay says nothing when it is ready; its ends try again.
            programs.start(self.limits / "peer_tcp", "relay", PORT + 20, ready=False)
            listener = programs.start(self.limits / "peer_tcp", "sub", PORT + 20, warm, window, size)
            programs.start(self.limits / "peer_tcp", "pub", PORT + 20, size, warm + window + 2, ready=False)
            return programs.result(listener)

        def proxy(programs):
            peer = self.limits / "peer_zmq"
            programs.start(peer, "xproxy", PORT + 30, PORT + 31, 1000, 1)
            listener = programs.start(peer, "sub", PORT + 31, warm, window, 1000, 1)
            programs.start(peer, "pub", "connect", PORT + 30, size, warm + window + 2, 1000, 1, 1, ready=False)
            return programs.result(listener)

        def nats(programs):
            programs.start("nats-server", "-a", "127.0.0.1", "-p", PORT + 60, "-l", os.devnull, ready=False)
            listener = programs.start(self.limits / "nats", "sub", PORT + 60, warm, window)
            programs.start(self.limits / "nats", "pub", PORT + 60, size, warm + window + 2, ready=False)
            return programs.result(listener)

        limits = {"C: plain relay over TCP": relay, "C: libzmq proxy, a message each": proxy}
        if (self.limits / "nats").exists():
            limits["NATS core, a message each"] = nats
        self.compare(f"events through the broker, {size} bytes of data", "rate", "events/s", ours, limits)

    # Requests

    def requests(self, flight):
        def ours(programs):
            programs.start(self.bench, "broker", "--port", PORT)
            programs.start(self.bench, "echo", "--port", PORT)
            return programs.run(self.bench, "ask", "--port", PORT, "--in-flight", flight, "--window", self.window)

        def proxy(programs):
            peer = self.limits / "peer_zmq"
            programs.start(peer, "rproxy", PORT + 40, PORT + 41)
            programs.start(peer, "rep", PORT + 41)
            return programs.run(peer, "req", PORT + 40, flight, 0.5, self.window)

        limits = {"C: ROUTER-DEALER proxy": proxy}
        if flight == 1:
            self.compare("request and answer, 256 bytes, 1 in flight", "p50", "us", ours, limits)
        else:
            self.compare(f"requests, 256 bytes, {flight} in flight", "rate", "calls/s", ours, limits)

    # Acknowledged commands

    def commands(self, flight):
        def store(*flags):
            def measure(programs):
                file = self.fresh("store.db")
                programs.start(self.bench, "store", "--port", PORT, file, *(["--raw"] if "raw" in flags else []))
                operation = "raw.append" if "raw" in flags else "bench.keep-note"
                keyed = ["--keyed"] if "keyed" in flags else []
                return programs.run(
                    self.bench, "ask", "--port", PORT, "--operation", operation, "--in-flight", flight,
                    "--window", self.window, *keyed)
            return measure

        def limit(programs):
            peer = self.limits / "peer_zmq"
            programs.start(peer, "dbroker", PORT + 50, PORT + 51, self.fresh("limit.db"), 256)
            return programs.run(peer, "dprod", PORT + 50, flight, 0.5, self.window)

        limits = {"C: ROUTER, SQLite, PUB": limit}
        for title, flags in [
            ("bytes appended to the log", ["raw"]),
            ("commands decided and applied", []),
            ("commands with idempotency key", ["keyed"]),
        ]:
            self.compare(f"acknowledged after sync, {flight} in flight: {title}", "rate", "/s", store(*flags), limits)

    def fresh(self, name):
        for file in self.folder.glob(name + "*"):
            file.unlink()
        return self.folder / name

    # Replay

    def replay(self, events=500_000):
        def ours(programs):
            return programs.run(self.bench, "replay", self.fresh("log.db"), "--events", events)

        def limit(programs):
            entry = programs.run(self.limits / "evlog", self.fresh("evlog.db"), events, 1000, 0)
            return {"verify": entry["read"], "decode": entry["read"], "append": entry["append"]}

        limits = {"C: read in order, no checks": limit}
        self.compare("replay: read, checksums, hash chain, heads", "verify", "events/s", ours, limits)
        self.compare("replay with the data decoded", "decode", "events/s", ours, limits)
        self.compare("append, 64 events a job (C: 1,000 a transaction)", "append", "events/s", ours, limits)

    # Start

    def start(self):
        times, memory = [], []
        for number in range(self.rounds + 2):
            data = self.folder / f"data{number}"
            began = time.monotonic()
            process = subprocess.Popen(
                [self.baizhen, "serve", "--data", data, "--listen", "127.0.0.1:0"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            while not process.stdout.readline().startswith("ready"):
                pass
            times.append(time.monotonic() - began)
            status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
            memory.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
            process.send_signal(signal.SIGTERM)
            process.wait()
        print(f"\nstart to ready, empty folder            {statistics.median(times):.3f} s ({spread(times)})")
        print(f"memory when ready                       {statistics.median(memory):.1f} MiB", flush=True)

    # Town types, projects, evaluation: nothing to compare with, so the figures stand alone

    def plugins(self):
        for folder in sorted((self.baizhen.resolve().parents[2] / "plugins").glob("*/plugin.json")):
            for batch in (1, 100, 500):
                self.alone(
                    f"judgements by {folder.parent.name}, {batch} a batch",
                    {"rate": "judgements/s"},
                    lambda programs: programs.run(
                        self.bench, "judge", folder.parent, "--batch", batch, "--window", self.window))

    def office(self, projects=100_000, towns=5_000):
        def measure(programs):
            data = self.folder / "office"
            shutil.rmtree(data, ignore_errors=True)
            programs.start(self.baizhen, "serve", "--data", data, "--listen", "127.0.0.1:0")
            endpoints = json.loads((data / "endpoints.json").read_text())
            return programs.run(
                self.bench, "office", "--requests", endpoints["requests"], "--events", endpoints["events"]["subscribe"],
                "--projects", projects, "--towns", towns)

        names = {
            "towns": "towns registered/s", "projects": "projects registered/s, 500 a command",
            "observations": "observations/s, 500 a command", "freeze": "s to freeze the run's data",
            "run": "s for the whole run", "scored": "towns scored",
        }
        self.alone(f"{projects:,} projects in {towns:,} towns, over the bus", names, measure)

    def alone(self, title, names, measure):
        rounds = [self.once(measure) for _ in range(self.rounds)]
        print(f"\n{title}")
        for name, words in names.items():
            values = [entry[name] for entry in rounds]
            print(f"  {statistics.median(values):>14,.2f} {words} ({min(values):,.2f}-{max(values):,.2f})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", type=pathlib.Path, default=pathlib.Path(".build/release/bench"))
    parser.add_argument("--baizhen", type=pathlib.Path, default=pathlib.Path(".build/release/baizhen"))
    parser.add_argument("--limits", type=pathlib.Path, required=True, help="the folder of the C programs' sources")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--window", type=float, default=2.0)
    parser.add_argument("--only", default="events,requests,commands,replay,start,plugins,office")
    options = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="baizhen-bench-", dir=os.environ.get("BENCH_FOLDER", ".")))
    try:
        built = folder / "limits"
        subprocess.run(["sh", str(options.limits / "build"), str(built)], check=True, stdout=subprocess.DEVNULL)
        if shutil.which("nats-server"):
            source = pathlib.Path(__file__).with_name("nats.c")
            command = ["gcc", "-O2", "-o", str(built / "nats"), str(source), "-lnats"]
            if subprocess.run(command, stderr=subprocess.DEVNULL).returncode:
                print("NATS is left out: its client library (Debian's libnats-dev) is not here")
        options.limits = built
        suite = Suite(options, folder)
        plan = {
            "events": lambda: [suite.events(size) for size in (64, 256, 1024)],
            "requests": lambda: [suite.requests(flight) for flight in (1, 32)],
            "commands": lambda: [suite.commands(flight) for flight in (1, 16, 64)],
            "replay": suite.replay,
            "start": suite.start,
            "plugins": suite.plugins,
            "office": suite.office,
        }
        for name in options.only.split(","):
            plan[name]()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
