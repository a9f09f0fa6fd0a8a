#!/usr/bin/env python3
"""An officer and two reporters, each at a browser of their own: import, report, return, resubmit, approve, print.

    story.py URL TOKEN-FILE PICTURES WIDTH
"""

import sys
from pathlib import Path

import sheets
from house import House, Visitor, browsers, launch

PROGRAMME = "changzhi"
HEADER = ["序号", "项目编码", "名称", "类型", "镇", "产业", "内容"]
# The towns of the two reporters, with names that must not be seen by the other.
OWN, OTHER = "changzhi-2-2", "changzhi-2-9"
OWN_NAME, OTHER_NAME = "潞州LED制造专业镇", "平顺太行电商专业镇"
# Names unlike anything else in the examples.
FIRST, SECOND, THIRD = "星火封装检测线项目", "远山载带扩能项目", "云端冷链分拣项目"


class Story:
    """The story, act by act."""

    def __init__(self, house: House, browser, width: str):
        self.house, self.width = house, width
        # Each width has months and projects of its own, so that both can be played on one host.
        self.month = {"1280": "2024-07", "390": "2024-08"}[width]
        self.mark = f"s{width}"
        self.officer = Visitor(house, browser, "officer", width)
        self.reporter = Visitor(house, browser, "reporter", width)
        self.other = Visitor(house, browser, "other reporter", width)

    def rows(self, *faults: str) -> list[list[str]]:
        number = {"1280": 1, "390": 11}[self.width]
        kind = "重工业" if "kind" in faults else "延链补链强链"
        town = "no-such-town" if "town" in faults else OTHER
        name = "" if "name" in faults else self.name(SECOND)
        return [
            HEADER,
            [str(number), f"{self.mark}-p1", self.name(FIRST), kind, OWN, "LED制造", "建设封装检测线两条"],
            [str(number + 1), f"{self.mark}-p2", name, "延链补链强链", OWN, "LED制造", "载带产能翻番"],
            [str(number + 2), f"{self.mark}-p3", self.name(THIRD), "延链补链强链", town, "电子商务", "冷链分拣中心"],
        ]

    def name(self, name: str) -> str:
        return name + {"1280": "一期", "390": "二期"}[self.width]

    def play(self) -> None:
        self.sign_in()
        self.imports()
        self.opens_a_month()
        self.reports()
        self.returns()
        self.resubmits()
        self.approves_and_prints()
        self.stays_hidden()

    def sign_in(self) -> None:
        self.house.unit("changzhi-towns-office", "长治市专业镇建设领导小组办公室")
        self.house.unit("luzhou-towns-office", "潞州区专业镇专班")
        self.house.unit("pingshun-towns-office", "平顺县专业镇专班")
        officer = self.house.account(
            f"officer-{self.mark}", "专业镇领导小组办公室 经办", "长治市专业镇建设领导小组办公室", "officer",
            programmes=[PROGRAMME],
        )
        self.officer.sign_in(officer)
        self.officer.sees("专业镇领导小组办公室", "主管经办")
        self.officer.check("story-1-officer")
        own = self.house.account(
            f"reporter-{self.mark}", "潞州区专业镇专班 填报", "潞州区专业镇专班", "reporter",
            programmes=[PROGRAMME], towns=[OWN],
        )
        self.reporter.sign_in(own)
        other = self.house.account(
            f"other-{self.mark}", "平顺县专业镇专班 填报", "平顺县专业镇专班", "reporter",
            programmes=[PROGRAMME], towns=[OTHER],
        )
        self.other.sign_in(other)
        self.reporter.open("/towns", "story-2-reporter-towns")
        self.reporter.sees(OWN_NAME, "共 1 条")
        self.reporter.does_not_see(OTHER_NAME)

    def imports(self) -> None:
        page = self.officer.page
        self.officer.open("/imports", "story-3-imports")
        self.choose("项目.csv", sheets.csv(self.rows("kind", "name", "town")))
        self.officer.expected.append("422")
        page.get_by_role("button", name="检查文件").click()
        page.get_by_text("一行也没有导入").wait_for()
        self.officer.check("story-4-wrong-rows")
        self.officer.expected.pop()
        # One row has no name, and one a kind that is not the programme's: readers find these first.
        assert page.locator("tr.wrong").count() >= 2, page.locator("table").inner_text()
        self.officer.sees("重工业", "不在可选范围内", "不能为空")
        self.officer.open("/projects?programme=changzhi")
        self.officer.does_not_see(self.name(FIRST))
        self.officer.open("/imports")
        self.choose("项目.xlsx", sheets.xlsx(self.rows()))
        page.get_by_role("button", name="检查文件").click()
        page.get_by_text("检查通过").wait_for()
        self.officer.check("story-5-right-rows")
        page.get_by_role("button", name="确认导入").dblclick()
        page.get_by_text("导入完成").wait_for()
        self.officer.open("/projects?programme=changzhi", "story-6-projects")
        self.officer.sees(self.name(FIRST), self.name(SECOND), self.name(THIRD))
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV", exact=True).click()
        table = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert self.name(FIRST) in table and "zhangjiachan" not in table, table[:400]

    def choose(self, name: str, content: bytes) -> None:
        page = self.officer.page
        page.get_by_label("表的种类").select_option(label="项目库")
        page.get_by_label("方案").select_option(PROGRAMME)
        page.get_by_label("文件").set_input_files([{"name": name, "mimeType": "", "buffer": content}])

    def opens_a_month(self) -> None:
        page = self.officer.page
        self.officer.open("/rounds", "story-7-rounds")
        page.get_by_label("方案").select_option(PROGRAMME)
        page.get_by_label("月份").fill(self.month)
        page.get_by_role("button", name="开放填报").click()
        page.get_by_text("已开放本月填报").wait_for()
        self.officer.check("story-8-open-month")

    @property
    def round(self) -> str:
        return f"/rounds/{PROGRAMME}/{self.month}"

    def reports(self) -> None:
        page = self.reporter.page
        self.reporter.open("/", "story-9-reporter")
        self.reporter.open(self.round, "story-10-reporter-month")
        self.reporter.sees(self.name(FIRST), "未报")
        self.reporter.does_not_see(self.name(THIRD), OTHER_NAME)
        page.get_by_role("link", name=self.name(FIRST), exact=True).click()
        self.fill("360", "1200", "145")
        self.reporter.expected.append("422")
        page.get_by_role("button", name="上报").click()
        page.get_by_text("应在 0 到 100 之间").first.wait_for()
        self.reporter.check("story-11-refused")
        self.reporter.expected.pop()
        assert page.get_by_label("本月完成投资").input_value() == "360", "what was typed is gone"
        page.get_by_label("形象进度").fill("45")
        self.reporter.reaches("上报")
        page.keyboard.press("Enter")
        page.get_by_text("已上报，等待审核").wait_for()
        self.reporter.check("story-12-submitted")

    def fill(self, month: str, total: str, progress: str) -> None:
        page = self.reporter.page
        page.get_by_label("本月完成投资").fill(month)
        page.get_by_label("累计完成投资").fill(total)
        page.get_by_label("形象进度").fill(progress)
        page.get_by_label("进展情况").fill("厂房主体完工，设备进场安装")

    def total(self) -> str:
        """The tile with what was reported this month."""
        tile = self.officer.page.locator(".tile", has_text="上报本月投资")
        return tile.locator(".value").inner_text().split()[0]

    def returns(self) -> None:
        page = self.officer.page
        self.officer.open("/", "story-13-officer-todo")
        self.officer.sees(self.name(FIRST), "待审核")
        self.officer.open(self.round, "story-14-to-check")
        assert self.total() == "360", self.total()
        row = page.locator("tr", has_text=self.name(FIRST))
        row.get_by_text("退回", exact=True).click()
        row.get_by_label("退回原因").fill("累计数与上月不衔接，请核对")
        row.get_by_role("button", name="退回改正").click()
        page.get_by_text("已退回，填报单位可以看到退回原因").wait_for()
        self.officer.check("story-15-returned")
        assert self.total() == "—", f"the total did not drop: {self.total()}"

    def resubmits(self) -> None:
        page = self.reporter.page
        self.reporter.open("/", "story-16-reporter-todo")
        self.reporter.sees("累计数与上月不衔接，请核对")
        page.get_by_role("link", name="去改正").first.click()
        self.reporter.sees("退回原因", "累计数与上月不衔接，请核对")
        self.reporter.check("story-17-reason")
        self.fill("380", "1180", "47")
        page.get_by_role("button", name="重新上报").click()
        page.get_by_text("已上报，等待审核").wait_for()

    def approves_and_prints(self) -> None:
        page = self.officer.page
        self.officer.open(self.round)
        assert self.total() == "380", self.total()
        page.locator("tr", has_text=self.name(FIRST)).get_by_role("button", name="通过").click()
        page.get_by_text("已审核通过，计入合计").wait_for()
        self.officer.check("story-18-approved")
        page.get_by_role("link", name="本月通报").click()
        self.officer.check("story-19-no-circular")
        page.get_by_role("button", name="固化为预通报").click()
        page.get_by_text("通报已固化").wait_for()
        self.officer.check("story-20-circular")
        with page.expect_download() as download:
            page.get_by_role("link", name="下载 XLSX").click()
        book = Path(download.value.path()).read_bytes()
        assert book.startswith(b"PK") and len(book) > 2000, "the workbook is none"
        page.get_by_role("link", name="打印页").click()
        page.wait_for_load_state("load")
        self.officer.sees("通报", OWN_NAME, "380")
        page.emulate_media(media="print")
        pictures = self.house.pictures
        page.screenshot(path=str(pictures / f"story-21-print-{self.width}.png"), full_page=True)
        page.pdf(path=str(pictures / f"story-circular-{self.width}.pdf"), format="A4", print_background=True)
        page.emulate_media(media="screen")

    def stays_hidden(self) -> None:
        other = self.other
        other.open(self.round, "story-22-other-reporter")
        other.sees(self.name(THIRD))
        other.does_not_see(self.name(FIRST), self.name(SECOND), OWN_NAME, "380", "累计数与上月不衔接")
        other.open("/")
        other.does_not_see(self.name(FIRST), OWN_NAME)
        other.open("/projects?programme=changzhi")
        other.does_not_see(self.name(FIRST), OWN_NAME)
        for path in (f"/projects/{self.mark}-p1", f"/towns/{OWN}", f"{self.round}/{self.mark}-p1"):
            other.sees_nothing_at(path)
        other.open(f"/circulars/{PROGRAMME}/{self.month}", "story-23-other-circular")
        other.does_not_see(self.name(FIRST), OWN_NAME, "380")


def main(url: str, token: str, pictures: str, width: str) -> None:
    house = House(url, Path(token).read_text().strip(), Path(pictures))
    with browsers() as playwright:
        browser = launch(playwright)
        Story(house, browser, width).play()
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
