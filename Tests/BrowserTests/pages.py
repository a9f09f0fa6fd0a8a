#!/usr/bin/env python3
"""Every page of the console, seen by an administrator at two widths; pictures are kept.

    pages.py URL TOKEN-FILE PICTURES
"""

import sys
from pathlib import Path

from house import WIDTHS, House, Visitor, browsers, launch

PAGES = {
    "overview": "/",
    "towns": "/towns",
    "towns-filtered": "/towns?programme=changzhi",
    "town": "/towns/zhangjiachan-1",
    "correction": "/towns/jilin-001/corrections",
    "town-type": "/towns/changzhi-2-2",
    "projects": "/projects?programme=zhangjiachan",
    "project": "/projects/zhangjiachan-p01",
    "rounds": "/rounds",
    "targets": "/targets?programme=gaomi",
    "targets-of-all": "/targets",
    "rectifications": "/rectifications",
    "evaluations": "/evaluations",
    "rectification": "/rectifications/fault.environment.huangtun-f1",
    "environment": "/environment",
    "inspection": "/environment/inspections/huangtun-sample-2024-05",
    "findings": "/environment/inspections/huangtun-sample-2024-05/places/ht-shop-6",
    "complaint": "/environment/complaints",
    "town-places": "/towns/huangtun-1",
    "ecommerce": "/ecommerce",
    "responsibilities": "/responsibilities",
    "import-columns": "/imports#columns-projects",
    "applications": "/applications",
    "policy": "/policy",
    "imports": "/imports",
    "plugins": "/plugins",
    "bus": "/bus",
    "accounts": "/accounts",
    "audit": "/audit",
    "audit-filtered": "/audit?subject=zhangjiachan-1&since=2020-01-01",
}


def nowhere(visitor: Visitor) -> None:
    """An address that leads nowhere is a page of the console."""
    visitor.sees_nothing_at("/nonsense")
    visitor.sees("没有这个页面", "回到工作台")
    visitor.check("nowhere")


def corrects(visitor: Visitor, width: str) -> None:
    """Values of a town are put right, with a reason; what is the same is refused."""
    page = visitor.page
    visitor.open("/towns/jilin-002")
    page.get_by_role("link", name="更正", exact=True).click()
    form = page.locator("form", has=page.get_by_label("镇名"))
    form.get_by_label("更正理由").fill("核对")
    visitor.expected.append("422")
    form.get_by_role("button", name="更正").click()
    page.get_by_text("没有要更正的").wait_for()
    visitor.check("correction-refused")
    visitor.expected.pop()
    form.get_by_label("镇名").fill(f"长春市更名小镇{width}")
    form.get_by_role("button", name="更正").click()
    page.get_by_text("已更正，原来的值留在历史中").wait_for()
    visitor.sees(f"长春市更名小镇{width}")
    visitor.check("corrected")


def main(url: str, token: str, pictures: str, *only: str) -> None:
    house = House(url, Path(token).read_text().strip(), Path(pictures))
    with browsers() as playwright:
        browser = launch(playwright)
        faults = []
        for width in WIDTHS:
            visitor = Visitor(house, browser, "administrator", width)
            visitor.sign_in(house.administrator(width))
            for name, path in PAGES.items():
                if only and name not in only:
                    continue
                try:
                    visitor.open(path, name)
                except AssertionError as fault:
                    faults.append(str(fault)[:600])
                    visitor.errors.clear()
            if not only:
                nowhere(visitor)
                corrects(visitor, width)
        browser.close()
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    main(*sys.argv[1:])
