#!/usr/bin/env python3
"""Makes the sample tables beside it (示例数据, not facts), always the same ones.

The report states sums for the whole county (13 couriers, 150 villages, 2.8 亿元 …); they stand in ../observations.csv.
No order, shop or village here is a real one: they show what the console draws and what the rules say.
"""
import csv
import random

TOWN = "changzhi-2-9"
RANDOM = random.Random(20230731)
CHANNELS = ["taobao", "douyin", "pinduoduo"]
CATEGORIES = [("herbs", 60), ("fruit", 35), ("grain", 25), ("craft", 80)]
MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]


def write(name, header, rows):
    with open(name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


villages = [[TOWN, f"v{n:02d}", f"示例村{n:02d}", "", 120 + 17 * n] for n in range(1, 13)]
write("villages.csv", ["town", "id", "name", "regionCode", "households"], villages)

shops = []
for n in range(1, 31):
    village = villages[(n * n) % 12][1]
    opened = f"{2020 + n % 3}-{1 + n % 12:02d}-{1 + n % 28:02d}"
    closed = "2023-06-30" if n in (11, 23) else ""
    basis = ["registered", "registered", "usual-sending", "usual-receiving"][n % 4]
    category = CATEGORIES[n % 4][0]
    name = f"示例网店{n:02d}"
    shops.append([TOWN, f"s{n:02d}", name, CHANNELS[n % 3], category, opened, closed, village, basis, opened])
write(
    "shops.csv",
    ["town", "id", "name", "channel", "category", "opened", "closed", "village", "provenance", "since"],
    shops,
)

couriers = []
for n in range(1, 14):
    covered = [village[1] for place, village in enumerate(villages) if (place + n) % 3 == 0 and place != 7]
    couriers.append([TOWN, f"c{n:02d}", f"示例快递{n:02d}", ";".join(covered)])
write("couriers.csv", ["town", "id", "name", "villages"], couriers)

assets = [[TOWN, f"z{n:02d}", "streamer", "", "", f"2022-{1 + n % 12:02d}-01", ""] for n in range(1, 13)]
for n in range(1, 9):
    assets.append([TOWN, f"r{n:02d}", "livestream-room", f"示例直播间{n:02d}", villages[n][1], "2022-03-01", ""])
assets.append([TOWN, "p01", "park", "示例电商产业园", "", "2021-09-01", ""])
assets.append([TOWN, "b01", "service-station", "示例村级服务站", "v01", "2021-09-01", ""])
write("assets.csv", ["town", "id", "kind", "name", "village", "since", "until"], assets)

orders = []
for place, month in enumerate(MONTHS):
    season = 1.6 if month[5:] in ("10", "11", "12") else 0.7 if month[5:] == "02" else 1.0
    for _ in range(round((120 + 5 * place) * season)):
        shop = RANDOM.choice(shops)
        day = f"{month}-{RANDOM.randint(1, 28):02d}"
        if day < shop[5] or (shop[6] and day >= shop[6]):
            continue
        price = dict(CATEGORIES)[shop[4]]
        count = RANDOM.randint(1, 4)
        amount = f"{price * count * RANDOM.uniform(0.8, 1.3):.2f}"
        refunded = RANDOM.random() < 0.04
        number = f"SL{month.replace('-', '')}{len(orders):05d}"
        status = "refunded" if refunded else "paid"
        refund = amount if refunded else ""
        orders.append([TOWN, number, shop[3], shop[1], day, amount, count, shop[4], status, refund])
write(
    "orders.csv",
    ["town", "orderId", "channel", "shop", "time", "amount", "quantity", "category", "status", "refundAmount"],
    orders,
)
