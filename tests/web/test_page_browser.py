"""The page as a clerk meets it, in a real browser: dropping, reading, answering, by mouse and by keyboard."""

from __future__ import annotations

import base64
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import docx
import pytest
from page_served import served
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

SECONDS = 60
DROP = """
const [css, files] = arguments, transfer = new DataTransfer();
for (const [name, data] of files) {
  transfer.items.add(new File([Uint8Array.from(atob(data), c => c.charCodeAt(0))], name));
}
const goal = document.querySelector(css);
for (const kind of ['dragenter', 'dragover', 'drop']) {
  goal.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
}
"""
CARRY = """
const [from, to] = [...arguments].map(css => document.querySelector(css)), transfer = new DataTransfer();
from.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: transfer }));
to.dispatchEvent(new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer: transfer }));
to.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
"""
WIDE = "return document.documentElement.scrollWidth <= innerWidth"
IN_SIGHT = (
    "const r = arguments[0].getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.top < innerHeight - 60"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page, for all tests of this file."""
    with served(tmp_path_factory.mktemp("page")) as made:
        yield made


class Page:
    """What a clerk can do with it."""

    def __init__(self, browser: Any, address: str, case: Path) -> None:
        self.browser, self.address, self.case = browser, address, case

    def open(self, path: str = "") -> None:
        self.browser.get("about:blank")
        self.browser.get(self.address if not path else f"{self.address.partition('/?')[0]}{path}")

    def find(self, css: str) -> Any:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            found = self.browser.find_elements("css selector", css)
            if found:
                return found[0]
            time.sleep(0.03)
        raise AssertionError(f"{css} did not come: {self.browser.find_element('css selector', 'body').text[:600]}")

    def wait(self, script: str) -> None:
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            if self.browser.execute_script(script):
                return
            time.sleep(0.03)
        raise AssertionError(f"never true: {script}")

    def drop(self, *files: str | tuple[str, bytes], on: str = "#main") -> None:
        sent = [(one, (self.case / one).read_bytes()) if isinstance(one, str) else one for one in files]
        self.browser.execute_script(DROP, on, [(name, base64.b64encode(data).decode()) for name, data in sent])

    def drag(self, path: Path, onto: str) -> None:
        """Drag a file or folder of this machine into the page with the mouse."""
        box = self.find(onto).rect
        at = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self.browser.execute_cdp_cmd("Input.dispatchDragEvent", {"type": kind, **at, "data": data})

    def size(self, width: int, height: int) -> None:
        values = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", values)

    def complaints(self) -> list[str]:
        return [one["message"] for one in self.browser.get_log("browser")]


@pytest.fixture
def page(browser: Any, address: str, root: Path) -> Iterator[Page]:
    """The page, just opened on a small screen."""
    made = Page(browser, address, root / "examples" / "case")
    browser.get_log("browser")
    browser.get_log("performance")
    made.size(1366, 768)
    made.open()
    yield made
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.get("about:blank")


def test_papers_dropped_together_are_read_side_by_side_and_nothing_leaves_the_machine(page: Page) -> None:
    page.drop("petition.docx", "reply-bad.docx", "judgment.docx")
    page.find("#findings")
    assert "拦下" in page.find(".banner").text
    slots = {one.get_attribute("data-place"): one.text for one in page.browser.find_elements("css selector", ".slot")}
    assert "reply-bad.docx" in slots["reply"]
    assert "judgment.docx" in slots["source"]
    assert "petition.docx" in slots["petition"]
    for css in ("#reply", "#findings"):
        assert page.browser.execute_script(IN_SIGHT, page.find(css))
    page.find("#findings .finding h4 a").click()
    page.find("#reply a.seg.passage.unattributed").click()
    assert page.find("#source-1").is_displayed()
    page.find("#source-1 a.seg.passage").click()
    assert page.find("#reply .hot")
    asked = [
        message["params"]["request"]["url"]
        for entry in page.browser.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    own = urlsplit(page.address).netloc
    assert {urlsplit(url).netloc for url in asked if url.startswith("http")} == {own}
    assert page.complaints() == []


def test_a_paper_is_carried_to_another_place_by_mouse_and_by_keyboard(page: Page) -> None:
    page.drop("reply-good.docx", "petition.docx")
    page.find("#findings")
    page.browser.execute_script(CARRY, ".slot[data-place=petition] .paper", ".slot[data-place=source]")
    page.wait(
        "return (document.querySelector('.slot[data-place=source] .wrong') || '').textContent?.includes('这像是')"
    )
    chosen = page.find(".slot[data-place=source] .paper select")
    chosen.send_keys("来")
    page.wait("return Boolean(document.querySelector('.slot[data-place=petition] .paper'))")
    page.find("#findings")


def test_everything_can_be_done_with_keys(page: Page) -> None:
    page.drop("reply-bad.docx")
    page.find("#findings")
    reached = set()
    for _ in range(60):
        ActionChains(page.browser).send_keys(Keys.TAB).perform()
        here = page.browser.switch_to.active_element
        reached.add(here.get_attribute("id") or here.get_attribute("name") or here.text[:6])
        if here.get_attribute("value") == "mended":
            here.send_keys(Keys.ENTER)
            break
    assert {"again", "profile", "draft", "place"} <= reached
    assert "已改" in page.find(".said.mended").text
    page.find("body").send_keys("n")
    assert page.find("#status").text.startswith("第 1 处")


def test_a_reason_may_hold_the_letters_that_are_keys(page: Page) -> None:
    page.drop("reply-bad.docx")
    page.find("#findings")
    page.find("#findings .why-not summary").click()
    field = page.find("#findings .why-not input[name=reason]")
    field.send_keys("njpk123 本院如此")
    page.find("#findings .why-not button").click()
    assert "njpk123 本院如此" in page.find(".said.no-problem").text


def test_nothing_sticks_out_at_any_size_nor_at_twice_the_letters(page: Page) -> None:
    page.drop("reply-bad.docx", "judgment.docx", "petition.docx")
    page.find("#findings")
    for path in (urlsplit(page.browser.current_url).path, "/", "/settings", "/help"):
        page.open(path)
        if path.startswith("/matters"):
            page.find("#findings")
        for width, height in ((1366, 768), (1920, 1080), (683, 384), (960, 540)):
            page.size(width, height)
            assert page.browser.execute_script(WIDE), (path, width)


def test_what_is_printed_is_the_report_alone(page: Page) -> None:
    page.drop("reply-bad.pdf", "judgment.docx", "petition.docx")
    page.find("#findings")
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = (
        "return [...document.querySelectorAll('.top,.places,.doing,.answer,.take')].filter(e => e.offsetHeight).length"
    )
    assert page.browser.execute_script(shown) == 0
    printed = base64.b64decode(page.browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"])
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 4


def test_the_same_file_is_read_again_where_the_browser_can(page: Page) -> None:
    bad = base64.b64encode((page.case / "reply-bad.docx").read_bytes()).decode()
    good = base64.b64encode((page.case / "reply-good.docx").read_bytes()).decode()
    page.browser.execute_script(
        """
        window.now = arguments[0]; window.at = 1;
        const bytes = () => Uint8Array.from(atob(window.now), c => c.charCodeAt(0));
        const file = () => new File([bytes()], '答复.docx', { lastModified: window.at });
        const handle = { kind: 'file', getFile: async () => file() };
        window.showOpenFilePicker = async () => [handle];
        """,
        bad,
    )
    page.find("[data-choose=files]").click()
    page.find("#findings")
    assert page.find(".banner .verdict").text == "拦下"
    page.browser.execute_script("window.now = arguments[0]; window.at = 2", good)
    page.wait("return document.getElementById('again').classList.contains('changed')")
    page.find("#again").click()
    page.wait("const v = document.querySelector('.banner .verdict'); return v && v.textContent === '通过'")
    assert "和上一版" in page.find(".compared summary").text
    assert "没有了" in page.find(".compared summary").text


def test_where_the_browser_cannot_the_page_says_what_to_do(page: Page) -> None:
    page.drop("reply-good.docx")
    page.find("#findings")
    page.find("#again").click()
    assert "拖到" in page.find("#notice p").text
    page.drop("reply-bad.docx", on=".slot[data-place=reply]")
    page.wait("const v = document.querySelector('.banner .verdict'); return v && v.textContent === '拦下'")


def test_a_folder_dropped_by_mouse_is_a_list_whose_replies_open_in_their_place_by_keys(
    page: Page, axe: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    for unit in ("甲县法院", "乙县法院"):
        (tmp_path / "检查" / unit).mkdir(parents=True)
        for number, name in enumerate(("reply-bad.docx", "reply-good.docx"), 1):
            shutil.copy(page.case / name, tmp_path / "检查" / unit / f"答复{number}.docx")
    page.drag(tmp_path / "检查", onto=".drop-here")
    page.wait("return document.body.textContent.includes('查完了')")
    assert "共检查 4 份" in page.find("#batch").text
    assert "甲县法院的讲评材料" in page.find(".take").text
    assert axe(page.browser) == []
    page.find("select[name=unit] option:last-child").click()
    page.wait("return document.querySelectorAll('.overview tbody tr').length === 2")
    page.find(".overview a").click()
    page.find("#findings")
    assert "replycheck-page-" not in page.find("body").text
    assert axe(page.browser) == []
    assert "1 / 2" in page.find(".doing").text
    page.find("body").send_keys("l")
    page.wait("return document.querySelector('.doing').textContent.includes('2 / 2')")
    page.find("body").send_keys("o")
    page.find(".overview")
    assert page.find("select[name=unit]").get_attribute("value") == "甲县法院"
    assert page.complaints() == []


def test_a_folder_is_chosen_with_a_button_too(page: Page, tmp_path: Path) -> None:
    for name in ("reply-bad.docx", "judgment.docx"):
        shutil.copy(page.case / name, tmp_path / name)
    page.browser.execute_script("document.getElementById('folder').hidden = false")
    page.find("#folder").send_keys(str(tmp_path))
    page.find("#findings")
    assert "judgment.docx" in page.find(".slot[data-place=source]").text


def test_copies_are_downloaded_and_can_be_opened(page: Page, tmp_path: Path) -> None:
    taken = tmp_path / "带走"
    allowed = {"behavior": "allow", "downloadPath": str(taken)}
    page.browser.execute_cdp_cmd("Browser.setDownloadBehavior", allowed)
    reply = docx.Document(str(page.case / "reply-bad.docx"))
    reply.paragraphs[4].add_run("希望你继续监督。。")
    reply.save(str(tmp_path / "答复.docx"))
    page.drop(("答复.docx", (tmp_path / "答复.docx").read_bytes()), "judgment.docx", "petition.docx")
    page.find("#take")
    page.find(".signed input[name=by]").send_keys("李某")
    page.find(".signed button").click()
    page.find(".made a")
    links = page.browser.find_elements("css selector", "#take a[download]")
    for link in links:
        page.browser.execute_script("arguments[0].click()", link)
        time.sleep(0.2)  # the browser asks about many files at once
    wanted = {"答复-批注.docx", "答复-修订.docx", "答复-核对单.docx", "答复-报告.html", "答复-报告.json"}
    until = time.monotonic() + SECONDS
    while len(files := {one.name for one in taken.glob("*") if one.suffix != ".crdownload"}) < len(links):
        assert time.monotonic() < until, files
        time.sleep(0.05)
    page.browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "default"})
    assert wanted < files
    (receipt,) = files - wanted
    assert "in-toto" in (taken / receipt).read_text(encoding="utf-8")
    commented, corrected = (docx.Document(str(taken / f"答复-{name}.docx")) for name in ("批注", "修订"))
    assert commented.element.xml.count("<w:commentReference ") > 20
    assert corrected.element.xml.count("<w:del ") >= 1
    assert docx.Document(str(taken / "答复-核对单.docx")).paragraphs[0].text == "答复核对单"
    assert "照搬裁判文书" in (taken / "答复-报告.html").read_text(encoding="utf-8")
    assert json.loads((taken / "答复-报告.json").read_text(encoding="utf-8"))["verdict"] == "blocked"


def test_two_windows_share_what_was_answered(page: Page) -> None:
    page.drop("reply-bad.docx")
    page.find("#findings")
    here = urlsplit(page.browser.current_url).path
    page.find("#findings button[value=doubtful]").click()
    page.find(".said.doubtful")
    page.browser.switch_to.new_window("window")
    page.open(here)
    assert page.find(".said.doubtful")
    page.browser.close()
    page.browser.switch_to.window(page.browser.window_handles[0])


def test_a_program_that_has_stopped_is_told(page: Page, tmp_path: Path) -> None:
    with served(tmp_path / "other") as address:
        page.browser.get(address)
        page.find("#drop-here")
    page.drop("reply-good.docx")
    page.wait("return document.getElementById('notice').textContent.includes('重新打开程序')")


PAGES: dict[str, Callable[[Page], None]] = {
    "home": lambda page: page.open(),
    "settings": lambda page: page.open("/settings"),
    "help": lambda page: page.open("/help"),
    "rule": lambda page: page.open("/help/rules/copying.unattributed"),
    "matter": lambda page: page.drop("reply-bad.docx", "judgment.docx", "petition.docx"),
    "pages": lambda page: page.drop("reply-bad.pdf", "judgment.docx"),
    "no reply": lambda page: page.drop("petition.docx"),
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, axe: Callable[[Any], list[str]], name: str) -> None:
    PAGES[name](page)
    if name == "no reply":
        page.wait("return document.body.textContent.includes('还没有答复')")
    if name in {"matter", "pages"}:
        page.find("#findings")
        page.wait("return document.documentElement.classList.contains('js')")
    assert axe(page.browser) == []
