#!/usr/bin/env python3
"""An officer reads a policy text, corrects the draft, adopts it, and works with it: first application, first month.

    policy.py URL TOKEN-FILE PICTURES WIDTH TEXT application|round
"""

import re
import sys
from pathlib import Path

import sheets
from house import House, Visitor, browsers, launch

TOWN, TOWN_NAME = "draft-test-town", "新申报小镇"
PROJECT, PROJECT_NAME = "draft-test-p1", "示范街区提升项目"
MONTH = "2024-07"


class Room:
    """From the text to the work, act by act."""

    def __init__(self, house: House, browser, width: str, text: Path, work: str):
        self.house, self.width, self.text, self.work = house, width, text, work
        self.officer = Visitor(house, browser, "officer", width)
        self.page = self.officer.page
        self.programme = ""

    def play(self) -> None:
        self.officer.sign_in(self.house.administrator(f"policy-{self.work}-{self.width}"))
        self.reads()
        self.links()
        self.checks()
        self.saves()
        self.adopts()
        self.registers_a_town()
        self.applies() if self.work == "application" else self.reports_a_month()

    def picture(self, name: str) -> None:
        self.officer.check(f"policy-{self.work}-{name}")

    def reads(self) -> None:
        self.officer.open("/policy", f"policy-{self.work}-1-empty")
        self.page.get_by_label("文件", exact=True).set_input_files(str(self.text))
        self.page.get_by_role("button", name="读取").click()
        self.page.get_by_role("heading", name="读出").wait_for()
        self.picture("2-read")

    def links(self) -> None:
        """A finding leads to its line and a line to its finding, also by keyboard."""
        finding = self.page.locator("[aria-label='读出各项'] a.number").last
        target = finding.get_attribute("href")
        finding.focus()
        self.page.keyboard.press("Enter")
        line = self.page.locator(target)
        assert line.evaluate("item => item.matches(':target')"), f"{target} is not marked"
        box, pane = line.bounding_box(), self.page.locator("[aria-label='原文各行']").bounding_box()
        assert pane["y"] - 2 <= box["y"] <= pane["y"] + pane["height"], "the line was not scrolled to"
        mark = line.locator("a.mark").first
        back = mark.get_attribute("href")
        mark.click()
        assert self.page.locator(back).evaluate("item => item.matches(':target')"), f"{back} is not marked"
        columns = self.page.locator(".reading > section")
        left, right = columns.nth(0).bounding_box(), columns.nth(1).bounding_box()
        stacked = right["y"] > left["y"] + 50
        assert stacked == (self.width == "390"), "the columns do not stand as they should"

    def area(self, name: str):
        area = self.page.get_by_label(f"{name} 的内容")
        if not area.is_visible():
            self.page.locator("summary", has_text=name).click()
        return area

    def checks(self) -> None:
        """A wrong line is shown in its place, and the way leads there."""
        area = self.area("programme.yaml")
        right = area.input_value()
        area.fill(right.replace("stages:", "stagess:", 1))
        self.officer.expected.append("422")
        self.page.get_by_role("button", name="检查").click()
        self.page.get_by_text("处需要改正").wait_for()
        self.picture("3-faults")
        fault = self.page.locator(".draft .error button").first
        fault.click()
        assert self.page.evaluate("document.activeElement.tagName") == "TEXTAREA", "the fault leads nowhere"
        self.officer.expected.pop()
        self.area("programme.yaml").fill(right)
        self.page.get_by_role("button", name="检查").click()
        self.page.locator("#verdict").get_by_text("检查通过").wait_for()

    def saves(self) -> None:
        self.page.get_by_role("button", name="保存草稿").click()
        self.page.get_by_text("草稿已保存").wait_for()
        self.officer.open("/policy", f"policy-{self.work}-4-drafts")
        self.page.locator("table a").first.click()
        self.page.get_by_role("heading", name="读出").wait_for()

    def adopts(self) -> None:
        self.programme = re.search(r"^id: (\S+)", self.area("programme.yaml").input_value(), re.M)[1]
        targets = self.targets()
        self.page.get_by_role("button", name="采用").dblclick()
        self.page.get_by_text("草稿已采用").wait_for()
        self.picture("5-adopted")
        self.officer.sees(self.programme)
        set_now = self.house.call("GET", f"/api/v1/targets?programme={self.programme}&limit=1")["total"]
        assert set_now == targets, f"{set_now} targets came along, not {targets}"
        self.adopts_again()
        self.page.locator(".notice").get_by_role("link", name="城镇").click()
        self.page.wait_for_url(f"**/towns?programme={self.programme}")
        self.picture("6-towns")
        listed = self.house.call("GET", f"/api/v1/towns?programme={self.programme}&limit=1")["total"]
        if listed:
            self.officer.sees(f"共 {listed} 条")

    def targets(self) -> int:
        """How many rows the table of targets has; 0 where the text has none."""
        area = self.page.locator("[id='f-targets.csv']")
        return area.input_value().strip().count("\n") if area.count() else 0

    def adopts_again(self) -> None:
        """A programme already: nothing happens until somebody says that they know."""
        self.officer.expected.append("409")
        self.page.get_by_role("button", name="再次采用").click()
        self.page.get_by_text("没有再次采用").wait_for()
        self.officer.expected.pop()
        self.picture("5-again")
        self.page.get_by_label("再次采用：").check()
        self.page.get_by_role("button", name="再次采用").click()
        self.page.get_by_text("草稿已采用").wait_for()

    def imports(self, kind: str, rows: list[list[str]]) -> None:
        self.officer.open("/imports")
        self.page.get_by_label("表的种类").select_option(label=kind)
        self.page.get_by_label("方案").select_option(self.programme)
        table = {"name": "表.csv", "mimeType": "", "buffer": sheets.csv(rows)}
        self.page.get_by_label("文件").set_input_files([table])
        self.page.get_by_role("button", name="检查文件").click()
        self.page.get_by_text("检查通过").wait_for()
        self.page.get_by_role("button", name="确认导入").click()
        self.page.get_by_text("导入完成").wait_for()

    def registers_a_town(self) -> None:
        self.imports("城镇名单", [["number", "name", "newTown"], ["901", TOWN_NAME, TOWN]])

    def applies(self) -> None:
        """The first application, by somebody of the unit that the draft supposes."""
        reporter = self.reporter()
        reporter.open("/applications", f"policy-{self.work}-7-application")
        reporter.page.locator("#f-town").select_option(label=TOWN_NAME)
        for paper in reporter.page.locator("fieldset input").all():
            paper.check()
        reporter.page.get_by_role("button", name="申报", exact=True).click()
        reporter.page.get_by_text("申报已提交").wait_for()
        reporter.check(f"policy-{self.work}-8-applied")
        self.officer.open(f"/towns/{TOWN}")
        self.officer.sees(TOWN_NAME, "已申报")

    def reports_a_month(self) -> None:
        """The first monthly round: a project, a month, a report, its approval by another unit."""
        self.imports(
            "项目库", [["序号", "项目编码", "名称", "类型", "镇"], ["1", PROJECT, PROJECT_NAME, "项目", TOWN]]
        )
        self.officer.open("/rounds")
        self.page.get_by_label("方案").select_option(self.programme)
        self.page.get_by_label("月份").fill(MONTH)
        self.page.get_by_role("button", name="开放填报").click()
        self.page.get_by_text("已开放本月填报").wait_for()
        reporter = self.reporter()
        reporter.open(f"/rounds/{self.programme}/{MONTH}")
        reporter.page.get_by_role("link", name=PROJECT_NAME, exact=True).click()
        reporter.page.get_by_label("本月完成投资").fill("360")
        reporter.page.get_by_label("累计完成投资").fill("360")
        reporter.page.get_by_label("形象进度").fill("20")
        reporter.page.get_by_label("进展情况").fill("外立面改造完成一半")
        reporter.page.get_by_role("button", name="上报").click()
        reporter.page.get_by_text("已上报，等待审核").wait_for()
        self.officer.open(f"/rounds/{self.programme}/{MONTH}")
        row = self.page.locator("tr", has_text=PROJECT_NAME)
        row.get_by_role("button", name="通过").click()
        self.page.get_by_text("已审核通过，计入合计").wait_for()
        self.picture("7-month")

    def reporter(self) -> Visitor:
        """Somebody of the town, in a browser of their own."""
        link = self.house.account(
            f"policy-reporter-{self.width}", "镇街 填报", f"{self.programme}-applicant", "reporter",
            programmes=[self.programme], towns=[TOWN],
        )
        visitor = Visitor(self.house, self.page.context.browser, "reporter", self.width)
        visitor.sign_in(link)
        return visitor


def main(url: str, token: str, pictures: str, width: str, text: str, work: str) -> None:
    house = House(url, Path(token).read_text().strip(), Path(pictures))
    with browsers() as playwright:
        browser = launch(playwright)
        Room(house, browser, width, Path(text), work).play()
        browser.close()
    print("the draft became a programme")


if __name__ == "__main__":
    main(*sys.argv[1:])
