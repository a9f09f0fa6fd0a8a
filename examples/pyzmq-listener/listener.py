"""Prints every event on Baizhen's bus as one line of structured CloudEvents JSON.

    python3 listener.py [DATA] [PREFIX]     DATA: the host's data folder (./data); PREFIX: of the topics ("", all)
"""
import datetime, json, pathlib, struct, sys
import zmq

HEAD = struct.Struct("<4sBBHQQqIIII")  # magic kind flags 0 epoch sequence time attributes data crc 0
EVENT, HEARTBEAT = 1, 2
TABLE = list(range(256))
for _ in range(8):
    TABLE = [c >> 1 ^ 0x82F63B78 if c & 1 else c >> 1 for c in TABLE]


def crc32c(record):
    """The checksum of a record, its own field (bytes 40 to 43) taken as zero."""
    crc = 0xFFFFFFFF
    for byte in record[:40] + bytes(4) + record[44:]:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def records(frame):
    """Yields (kind, epoch, sequence, time, attributes, data); a bad record raises ValueError and ends its frame."""
    while frame:
        if len(frame) < HEAD.size:
            raise ValueError("short head")
        magic, kind, _, low, epoch, sequence, time, attributes, data, crc, high = HEAD.unpack_from(frame)
        split, end = HEAD.size + attributes, HEAD.size + attributes + data
        if magic != b"BZ01" or low or high or end > len(frame) or crc32c(frame[:end]) != crc:
            raise ValueError("bad head, length or checksum")
        yield kind, epoch, sequence, time, json.loads(frame[HEAD.size:split] or b"{}"), frame[split:end]
        frame = frame[end:]


def cloud_event(topic, epoch, sequence, time, attributes, data):
    moment = datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc)
    return {"specversion": "1.0", "id": f"{epoch:016x}-{sequence}", "type": topic[:-1],
            "time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"), "sequence": f"{sequence:020d}",
            **attributes, "datacontenttype": "application/json", "data": json.loads(data)}


def main(folder="data", prefix=""):
    endpoints = json.loads((pathlib.Path(folder) / "endpoints.json").read_text())
    socket = zmq.Context.instance().socket(zmq.SUB)
    socket.setsockopt_string(zmq.SUBSCRIBE, prefix)
    socket.connect(endpoints["events"]["subscribe"])
    bad, heard = 0, set()
    while True:
        frames = socket.recv_multipart()
        try:
            topic, frame = frames
            for kind, epoch, sequence, time, attributes, data in records(frame):
                if attributes.get("source") not in heard:
                    heard.add(attributes.get("source"))
                    print("hearing", attributes.get("source"), f"{epoch:016x}-{sequence}", file=sys.stderr, flush=True)
                if kind == EVENT:
                    event = cloud_event(topic.decode("ascii"), epoch, sequence, time, attributes, data)
                    print(json.dumps(event, ensure_ascii=False), flush=True)
        except ValueError as error:
            bad += 1
            print(f"bad frame number {bad}: {error}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:3])
    except KeyboardInterrupt:
        pass
