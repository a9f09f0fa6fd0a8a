#!/usr/bin/env python3
"""Holds readings of policy texts against truth: precision and recall per category, as a table.

    score.py READING.json TRUTH.json [READING.json TRUTH.json ...]   each pair, and all together
    score.py --seeds READINGS_FOLDER SEED_DATA_FOLDER                the five seeds against seed-data
    score.py ... --misses                                            also prints what was missed and what was too much

A truth file has the shape of reading.json; a category that is absent in it is not judged. An item counts as found when
its line is the same (targets: also value and unit; clauses: each unit in its role; lists: count and stated
count; headings: number and title); each item of the truth is found at most once.

A truth may have `doubtful`: entries of which careful readers may think this way or that. What they mean is taken
out of both sides: all items of the category in the line, or only those with the value, unit, stated count, count,
kind or words that the entry names. An entry without a line takes nothing out.
"""
import csv, json, os, re, sys, unicodedata

# All lists of the seeds with their lines; the seed data names only some of them.
LISTS = os.path.join(os.path.dirname(__file__), "../../Tests/PolicyReadingTests/SeedLists")
CATEGORIES = ["headings", "lists", "clauses", "targets", "discrepancies"]


def plain(text):
    """Half width, without blanks and quotes, so that writings of one name are equal."""
    text = unicodedata.normalize("NFKC", str(text or ""))
    return re.sub(r"[\s“”\"'‘’]", "", text).rstrip("。；;:：.")


def number(text):
    try:
        return float(str(text))
    except ValueError:
        return None


def unit_of(text):
    return plain(text).removesuffix("/年")


def keys(category, item):
    """What an item is compared by; a clause gives a key for each unit in its role."""
    line = item.get("line")
    if category == "headings":
        return [(line, re.sub(r"[()（）]", "", plain(item["number"])), re.sub(r"\W", "", plain(item["title"]))[:6])]
    if category == "lists":
        return [(line, item.get("statedCount"), item.get("count"))]
    if category == "clauses":
        return [(line, role, plain(name)) for role in ("lead", "joining", "responsible") for name in item.get(role, [])]
    if category == "targets":
        return [(line, number(item["value"]), unit_of(item.get("unit")))]
    return [(line, item["kind"])]


def concerns(entry, key, item):
    """Whether an entry of `doubtful` means this item: its line, and whatever else the entry names."""
    if entry.get("line") != item.get("line"):
        return False
    values = entry.get("values", [entry["value"]] if "value" in entry else [])
    if values and number(item.get("value")) not in [number(value) for value in values]:
        return False
    if "unit" in entry and unit_of(entry["unit"]) != unit_of(item.get("unit")):
        return False
    if any(field in entry and entry[field] != item.get(field) for field in ("statedCount", "count", "kind")):
        return False
    words = plain(entry.get("item") or entry.get("name"))
    written = [plain(item.get("value")) + unit_of(item.get("unit"))] if "value" in item else []
    written += [plain(part) for part in key[1:] if isinstance(part, str)] + [plain(item.get("name"))]
    return not words or any(part and (part in words or words in part) for part in written)


def leave_out(doubtful, rest, extra, pairs):
    """Takes doubtful items out of what was missed, what was too much, and what was found."""
    for entry in doubtful:
        if not entry.get("line"):
            continue
        one = any(field in entry for field in ("statedCount", "count"))
        for items in (rest, extra):
            meant = [pair for pair in items if concerns(entry, *pair)]
            for pair in meant[:1] if one else meant:
                items.remove(pair)
        # An entry that names what the truth leaves out does not touch a sure item with the same figures.
        if one and not entry.get("inTruth"):
            continue
        meant = [pair for pair in pairs if concerns(entry, *pair)]
        for pair in meant[:1] if one else meant:
            pairs.remove(pair)


def compare(reading, truth, misses):
    result = {}
    for category in CATEGORIES:
        if category not in truth:
            continue
        rest = [(key, item) for item in truth[category] for key in keys(category, item)]
        found, extra = [], []
        for item in reading.get(category, []):
            for key in keys(category, item):
                same = next((pair for pair in rest if pair[0] == key), None)
                if same:
                    rest.remove(same)
                (found if same else extra).append((key, item))
        doubtful = [entry for entry in truth.get("doubtful", []) if entry["category"] == category]
        leave_out(doubtful, rest, extra, found)
        result[category] = (len(found), len(found) + len(extra), len(found) + len(rest))
        if misses:
            for key, item in rest:
                print("  missed  ", category, *key, item.get("name", ""))
            for key, item in extra:
                print("  too much", category, *key, item.get("name", ""))
    return result


def table(title, result):
    print(title)
    print(f"  {'':14} precision   recall   found  read  true")
    for category, (found, got, wanted) in result.items():
        precision = found / got if got else 1
        recall = found / wanted if wanted else 1
        print(f"  {category:14} {precision:9.3f} {recall:8.3f} {found:7} {got:5} {wanted:5}")


def add(total, result):
    for category, counts in result.items():
        total[category] = tuple(a + b for a, b in zip(total.get(category, (0, 0, 0)), counts))


# The seeds: seed-data gives values and names, not lines, so they are held by value; lists by their own truth.

def place(folder, start, end):
    """The one file of the seed data whose name begins and ends so."""
    names = sorted(name for name in os.listdir(folder) if name.startswith(start) and name.endswith(end))
    return os.path.join(folder, min(names, key=len))


def rows(folder, start, end=".csv"):
    with open(place(folder, start, end), encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def match(got, wanted):
    rest, found, extra = list(wanted), 0, []
    for key in got:
        if key in rest:
            rest.remove(key)
            found += 1
        else:
            extra.append(key)
    return (found, len(got), len(wanted)), rest, extra


def seeds(readings, data, misses):
    def reading(seed):
        name = next(name for name in sorted(os.listdir(readings)) if name.startswith(seed) and name.endswith(".json"))
        with open(os.path.join(readings, name), encoding="utf-8") as file:
            return json.load(file)

    def judge(title, category, got, wanted):
        counts, rest, extra = match(got, wanted)
        table(title, {category: counts})
        if misses:
            for key in rest:
                print("  missed  ", key)
            for key in extra:
                print("  too much", key)
        add(total, {category: counts})

    total = {}
    wanted = [(number(row["value"]), unit_of(row["unit"])) for row in rows(data, "targets_")]
    got = [(number(item["value"]), unit_of(item["unit"])) for item in reading("001")["targets"]]
    judge("001 targets", "targets", got, wanted)
    for name in sorted(os.listdir(LISTS)):
        with open(os.path.join(LISTS, name), encoding="utf-8") as file:
            truth = json.load(file)
        result = compare(reading(name[:3]), truth, misses)
        table(name[:3] + " lists", result)
        add(total, result)
    wanted = [(int(row["number"]), row["name"]) for row in rows(data, "towns_j")]
    got = [(item["number"], item["name"])
           for each in reading("002")["lists"] if each["form"] == "items" and not each["parent"]
           for item in each["items"]]
    judge("002 items", "lists", got, wanted)
    wanted = [(int(row["number"]), row["name"]) for row in rows(data, "projects_")]
    got = [(item["number"], item["name"])
           for each in reading("000")["lists"] if each["form"] == "items" for item in each["items"]]
    judge("000 items", "lists", got, wanted)
    wanted = []
    for row in rows(data, "tasks_"):
        if row["lead_basis"] == "not_stated":
            continue
        lead = [plain(name) for name in row["lead_units"].split(";") if name]
        others = [plain(name) for name in row["participating_units"].split(";") if name]
        role = "joining" if lead else "responsible"
        wanted += [("lead", name) for name in lead] + [(role, name) for name in others]
    got = [(role, plain(name)) for item in reading("003")["clauses"] for role in ("lead", "joining", "responsible")
           for name in item[role]]
    judge("003 units in clauses", "clauses", got, wanted)
    table("all seeds", total)


def main(arguments):
    misses = "--misses" in arguments
    arguments = [argument for argument in arguments if argument != "--misses"]
    if arguments[:1] == ["--seeds"] and len(arguments) == 3:
        return seeds(arguments[1], arguments[2], misses)
    if not arguments or len(arguments) % 2:
        sys.exit(__doc__)
    total = {}
    for reading, truth in zip(arguments[::2], arguments[1::2]):
        with open(reading, encoding="utf-8") as file:
            read = json.load(file)
        with open(truth, encoding="utf-8") as file:
            wanted = json.load(file)
        result = compare(read, wanted, misses)
        table(os.path.basename(reading), result)
        add(total, result)
    table("all together", total)


main(sys.argv[1:])
