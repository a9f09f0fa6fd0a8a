#!/usr/bin/env python3
"""Holds readings of policy texts against truth: precision and recall per category, as a table.

    score.py READING.json TRUTH.json [READING.json TRUTH.json ...]   each pair, and all together
    score.py --seeds READINGS_FOLDER SEED_DATA_FOLDER                the five seeds against seed-data
    score.py ... --misses                                            also prints what was missed and what was too much

A truth file has the shape of reading.json; a category that is absent in it is not judged. An item counts as found when
its line is the same (targets: also value and unit; clauses: each unit in its role; lists: count and stated
count; headings:
number and title); each item of the truth is found at most once.
"""
import csv, json, os, re, sys, unicodedata

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


def compare(reading, truth, misses):
    result = {}
    for category in CATEGORIES:
        if category not in truth:
            continue
        wanted = [key for item in truth[category] for key in keys(category, item)]
        got = [key for item in reading.get(category, []) for key in keys(category, item)]
        rest, found = list(wanted), 0
        extra = []
        for key in got:
            if key in rest:
                rest.remove(key)
                found += 1
            else:
                extra.append(key)
        result[category] = (found, len(got), len(wanted))
        if misses:
            for key in rest:
                print("  missed  ", category, *key)
            for key in extra:
                print("  too much", category, *key)
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


# The seeds: seed-data gives values and names, not lines, so they are held by value.

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
    with open(place(data, "lists_", ".json"), encoding="utf-8") as file:
        lists = json.load(file)["lists"]
    wanted = [(item["claimed_count"], item["counted"]) for item in lists if item["claimed_count"]]
    got = [(item["statedCount"], item["count"]) for item in reading("001")["lists"]]
    judge("001 lists with a stated count (the truth names some of them only)", "lists", got, wanted)
    wanted = [(row["city"], int(row["claimed_total"]), int(row["counted_total"]))
              for row in rows(data, "towns_", "_counts.csv") if not row["city"].startswith(("ALL", "CLAIMED"))]
    wanted += [("", 55, 55)]
    got = [(item["name"] if item["parent"] else "", item["statedCount"], item["count"])
           for item in reading("002")["lists"] if item["form"] == "items"]
    judge("002 lists", "lists", got, wanted)
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
