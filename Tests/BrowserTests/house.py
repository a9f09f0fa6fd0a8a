"""A running host, seen by browsers: accounts and links over HTTP, pages in Debian's Chromium."""

import json
import os
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDTHS = {"1280": (1280, 900), "390": (390, 844)}


class House:
    """The host under test and its administrator."""

    def __init__(self, url: str, token: str, pictures: Path):
        self.url = url.rstrip("/")
        self.token = token
        self.pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def call(self, method: str, path: str, body: object = None) -> dict:
        """Asks the API as the administrator."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {self.token}")
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error

    def account(self, name: str, zh: str, unit: str, role: str, **scope: list) -> str:
        """Makes an account; returns its one-time sign-in link."""
        actor = {"unit": "baizhen"}
        self.call(
            "POST",
            "/api/v1/accounts",
            {"id": name, "names": {"zh": zh}, "unit": unit, "role": role, "scope": scope, "actor": actor},
        )
        return self.link(name)

    def unit(self, name: str, zh: str) -> None:
        """Puts a unit on record, which accounts then may act as."""
        unit = {"id": name, "names": {"zh": zh}, "kind": "county-office", "source": "示例"}
        self.call("POST", "/api/v1/units", {"units": [unit], "actor": {"unit": "baizhen"}})

    def administrator(self, suffix: str) -> str:
        """A sign-in link of an administrator made for the test."""
        return self.account(f"test-administrator-{suffix}-{os.getpid()}", "测试管理员", "baizhen", "administrator")

    def link(self, name: str) -> str:
        """A one-time sign-in link."""
        made = self.call("POST", f"/api/v1/accounts/{name}/sign-in-links", {"actor": {"unit": "baizhen"}})
        return self.url + made["path"]


class Visitor:
    """Somebody at a browser of their own: every page that they see is checked and photographed."""

    def __init__(self, house: House, browser: Browser, name: str, width: str):
        self.house, self.name, self.width = house, name, width
        size = WIDTHS[width]
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN", accept_downloads=True,
            timezone_id="Asia/Shanghai", has_touch=width == "390", device_scale_factor=1,
        )
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.expected: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _said(self, message):
        refused = "Failed to load resource" in message.text and any(mark in message.text for mark in self.expected)
        if message.type == "error" and not refused:
            self.errors.append(f"{self.page.url}: {message.text}")

    def sign_in(self, link: str) -> None:
        """Opens a sign-in link and presses its button."""
        self.page.goto(link)
        self.check("sign-in")
        self.page.get_by_role("button", name="登录").click()
        self.page.wait_for_url(self.house.url + "/")

    def open(self, path: str, picture: str | None = None) -> None:
        """Goes to a page; it must be there."""
        answer = self.page.goto(self.house.url + path)
        assert answer is not None and answer.status == 200, f"{path}: {answer and answer.status}"
        if picture:
            self.check(picture)

    def sees_nothing_at(self, path: str) -> None:
        """Goes to a page that must answer as if it were not there."""
        self.expected.append("404")
        answer = self.page.goto(self.house.url + path)
        self.expected.pop()
        assert answer is not None and answer.status == 404, f"{path}: {answer and answer.status}"

    def text(self) -> str:
        """What stands on the page."""
        return self.page.locator("body").inner_text()

    def sees(self, *words: str) -> None:
        """Every word must stand on the page."""
        text = self.text()
        for word in words:
            assert word in text, f"{self.name} does not see '{word}' at {self.page.url}:\n{text}"

    def does_not_see(self, *words: str) -> None:
        """No word may stand in the page, not even unseen."""
        html = self.page.content()
        for word in words:
            assert word not in html, f"{self.name} sees '{word}' at {self.page.url}"

    def check(self, picture: str) -> None:
        """Photographs the page, and holds it against the rules for every page."""
        path = self.house.pictures / f"{picture}-{self.width}.png"
        self.page.wait_for_load_state("load")
        self.page.screenshot(path=str(path), full_page=True, animations="disabled")
        faults = self.page.evaluate(RULES)
        if self.page.locator("h1").count() != 1:
            faults.append("has not one heading")
        assert not faults, f"{self.page.url} at {self.width}: {faults}"
        assert not self.errors, f"{self.page.url}: {self.errors}"

    def reaches(self, name: str, most: int = 60) -> None:
        """The tabulator key must come to a button or a link of that name."""
        self.page.locator("body").press("Home")
        for _ in range(most):
            self.page.keyboard.press("Tab")
            found = self.page.evaluate("document.activeElement && document.activeElement.textContent.trim()")
            if found == name:
                outline = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", f"'{name}' does not show that it has the focus"
                return
        raise AssertionError(f"the tabulator key does not reach '{name}' at {self.page.url}")


# What holds for every page: it fits its width, every field has a label, nothing is cut off, no tiny text.
RULES = """() => {
  const faults = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > window.innerWidth) {
    const wide = [...document.querySelectorAll("main *")].filter(
      (item) => item.getBoundingClientRect().right > window.innerWidth + 1 && !item.closest(".scroll"));
    faults.push(`is ${page.scrollWidth} wide, the window ${window.innerWidth}: ` +
      wide.slice(0, 3).map((item) => item.outerHTML.slice(0, 120)).join(" | "));
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!field.labels || field.labels.length === 0) faults.push(`no label: ${field.outerHTML.slice(0, 120)}`);
  }
  const ids = [...document.querySelectorAll("[id]")].map((item) => item.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length) faults.push(`ids stand twice: ${[...new Set(twice)].slice(0, 5)}`);
  if (document.documentElement.lang !== "zh-CN") faults.push("is not marked as Chinese");
  for (const item of document.querySelectorAll("main *")) {
    const own = [...item.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (own && parseFloat(getComputedStyle(item).fontSize) < 11.5) {
      faults.push(`tiny text: ${item.textContent.trim().slice(0, 40)}`);
      break;
    }
  }
  const leak = document.querySelector("main")?.innerText.match(/\\{\\{|\\bOptional\\(|undefined|\\bnil\\b/);
  if (leak) faults.push(`shows '${leak[0]}'`);
  return faults;
}"""


def browsers():
    """Playwright with Debian's Chromium."""
    return sync_playwright()


def launch(playwright) -> Browser:
    """Starts Chromium; without its sandbox where the user is root, as in containers."""
    arguments = ["--lang=zh-CN"] + (["--no-sandbox"] if os.geteuid() == 0 else [])
    chinese = {**os.environ, "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
    return playwright.chromium.launch(executable_path=CHROMIUM, args=arguments, env=chinese)
