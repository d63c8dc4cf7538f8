"""The dashboard of a batch as the inspection group meets it: ten thousand rows, in a real browser, from disk."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented import passing

from replycheck.reporting import render
from replycheck.reporting.html.dashboard import Dashboard

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

Row = tuple[object, ...]
Open = Callable[[list[Row]], Any]
HOSTILE = "</script><script>document.title='x'</script><img src=x onerror=\"document.title='x'\">\u202etxt.docx"


def row(number: int, verdict: str = "pass", **more: Any) -> Row:
    """A reply as the page gets it."""
    made = {
        "path": f"答复/{number:05d}.docx",
        "unit": f"单位{number % 20}",
        "errors": int(verdict == "blocked"),
        **dict.fromkeys(("warnings", "infos"), 0),
        **dict.fromkeys(("share", "demands", "days")),
        "group": 0,
        "families": (),
        "problems": "",
        "unread": "",
        "link": f"reports/{number:06d}.html",
        "lacks": (),
        "retold": None,
        "wrong": None,
        "added": None,
    } | more
    path, unit = made.pop("path"), made.pop("unit")
    return (number, str(path).rpartition("/")[2], path, unit, verdict, *made.values())


MANY = [
    row(
        n,
        ("pass", "pass", "blocked", "incomplete")[n % 4],
        share=None if n % 5 == 0 else n % 100 / 100,
        days=n % 120,
        families=("照搬",) if n % 4 == 2 else (),
        group=7 if n in {10, 20} else 0,
    )
    for n in range(1, 10_001)
]


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Open:
    """Write a dashboard to disk and open it there."""

    def open_(rows: list[Row]) -> Any:
        made, path = Dashboard(), tmp_path / "index.html"
        path.write_text(made.head + ",\n".join(map(made.row, rows)) + made.tail, encoding="utf-8")
        browser.get_log("browser")
        browser.get_log("performance")
        browser.set_window_size(1366, 768)
        browser.get("about:blank")
        browser.get(path.as_uri())
        return browser

    return open_


def find(page: Any, css: str) -> Any:
    return page.find_element("css selector", css)


def cells(page: Any, column: int) -> list[str]:
    script = "return [...document.querySelectorAll('#rows td:nth-child(' + arguments[0] + ')')].map(e => e.textContent)"
    return list(page.execute_script(script, column))


def texts(page: Any, css: str) -> list[str]:
    return list(page.execute_script("return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", css))


def test_ten_thousand_replies_open_at_once_fifty_at_a_time_the_worst_first(page: Open) -> None:
    before = time.monotonic()
    shown = page(MANY)
    assert len(cells(shown, 1)) == 50
    assert set(cells(shown, 5)) == {"拦下"}
    assert time.monotonic() - before < 30, "a bound on a hang, no measure of speed"
    assert find(shown, "#where").text == "第 1 页，共 200 页"
    assert texts(shown, ".tile b") == [
        "10000",
        "2500",
        "2500",
        "0",
        "5000",
        "50%",
        "未知",
        "1",
        "59 天",
    ]
    find(shown, "#last").click()
    assert find(shown, "#where").text == "第 200 页，共 200 页"
    assert set(cells(shown, 5)) == {"没有发现问题"}


def test_what_was_not_checked_comes_first_and_shares_are_of_what_was_checked(page: Open) -> None:
    judgment, letter = "没有裁判文书：照搬没有核对", "没有来信：诉求没有核对"
    shown = page(
        [
            row(1, lacks=(judgment, letter)),
            row(2, warnings=2, infos=1, lacks=(judgment,)),
            row(3, "incomplete", lacks=(judgment,)),
        ]
    )
    said = find(shown, "#unchecked")
    assert said.text == f"3 份都{judgment}；1 份{letter}；1 份没有查全。"
    assert said.location["y"] < find(shown, "#tiles").location["y"]
    tiles = ["答复", "拦下 占查全的 0%", "未能查全", "没有错误，3 处待核 占查全的 50%", "没有发现问题 占查全的 50%"]
    assert texts(shown, ".tile span")[:5] == tiles
    assert set(cells(shown, 5)) == {"未能查全", "没有错误，3 处待核", "没有发现问题"}
    script = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    assert shown.execute_script(script, ".verdict.noted") == "rgb(122, 74, 0)"
    assert not page([row(1)]).find_element("css selector", "#unchecked").is_displayed()


def test_the_page_loads_nothing_complains_of_nothing_and_runs_nothing_of_a_strangers(
    page: Open, axe: Callable[[Any], list[str]]
) -> None:
    shown = page(
        [
            row(1, "blocked", path=HOSTILE, unit=HOSTILE, problems=HOSTILE, share=0.31, wrong=2, days=70),
            row(2, "incomplete", unread="打不开"),
        ]
    )
    assert axe(shown) == []
    assert shown.title == "批量核对结果"
    assert "</script>" in cells(shown, 4)[0]
    assert "\u202e" not in cells(shown, 4)[0]
    assert "打不开" in cells(shown, 15)[1]
    assert shown.get_log("browser") == []
    requests = [
        message["params"]["request"]["url"]
        for entry in shown.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in requests if not url.startswith(("file:", "chrome:", "data:"))] == []
    assert shown.execute_script("return document.querySelectorAll('img,iframe,link,object').length") == 0


def test_charts_filter_the_table_and_each_other_and_a_chip_takes_it_back(page: Open) -> None:
    shown = page(MANY)
    nothing = "没有错误有待核 0，没有发现问题 0"
    assert texts(shown, "#verdicts title") == [
        f"拦下：2500 份，拦下 2500，未能查全 0，{nothing}",
        f"未能查全：2500 份，拦下 0，未能查全 2500，{nothing}",
        f"没有发现问题：5000 份，拦下 0，未能查全 0，{nothing[:-1]}5000",
    ]
    find(shown, "#families g.pick").click()
    assert find(shown, "#count").text == "筛出 2500 份，共 10000 份"
    assert len(texts(shown, "#verdicts g.pick")) == 1
    find(shown, "#units g.pick").click()
    assert find(shown, "#count").text == "筛出 500 份，共 10000 份"
    assert len(set(cells(shown, 4))) == 1
    find(shown, "#chips .chip").click()
    assert find(shown, "#count").text == "筛出 500 份，共 10000 份"
    find(shown, "#clear").click()
    assert find(shown, "#count").text == "共 10000 份"


def test_search_unit_sort_and_group_work_and_are_kept_in_the_address(page: Open) -> None:
    shown = page(MANY)
    find(shown, "#find").send_keys("0099")
    assert sorted(cells(shown, 2)) == sorted(["99", *map(str, range(990, 1000))])
    find(shown, "#clear").click()
    shown.execute_script(
        "const s = document.getElementById('unit'); s.value = '单位3'; s.dispatchEvent(new Event('change'))"
    )
    assert set(cells(shown, 4)) == {"单位3"}
    find(shown, "#clear").click()
    find(shown, "#by-days").click()
    assert cells(shown, 13)[0] == "119 天"
    find(shown, "#by-days").click()
    assert cells(shown, 13)[0] == "0 天"
    shown.execute_script("location.hash = 'group=7&sort=number'; location.reload()")
    assert cells(shown, 2) == ["10", "20"]


def test_every_reply_is_linked_to_its_report(page: Open) -> None:
    shown = page([row(1), row(2, link=None)])
    links = shown.execute_script("return [...document.querySelectorAll('#rows a')].map(e => e.getAttribute('href'))")
    assert links == ["reports/000001.html"]


def test_what_is_unknown_is_said_and_is_no_zero(page: Open) -> None:
    shown = page([row(1), row(2)])
    assert texts(shown, ".tile b")[5:] == ["未知", "未知", "0", "未知"]
    assert cells(shown, 8) == ["", ""]


@pytest.mark.parametrize("width", [600, 1024, 1920])
def test_nothing_sticks_out_sideways(page: Open, width: int) -> None:
    shown = page([*MANY[:60], row(70, path="B" * 300, unit="C" * 200)])
    shown.set_window_size(width, 768)
    assert shown.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def test_replies_whose_statements_do_not_agree_with_their_papers_are_one_click_away(page: Open) -> None:
    shown = page([row(1, wrong=2, retold=0.4, added=3), row(2, wrong=0, retold=0.0, added=1), row(3), row(4, wrong=1)])
    shown.execute_script("location.hash = 'facts=有不符&sort=number'; location.reload()")
    assert cells(shown, 2) == ["1", "4"]
    assert cells(shown, 10) == ["2", "1"]
    find(shown, "#clear").click()
    assert len(texts(shown, "#facts g.pick")) == 3


def test_what_is_printed_keeps_its_bars_and_all_its_columns(page: Open) -> None:
    shown = page([*MANY[:30], row(70, path="甲/答复.docx", families=("照搬",), problems="照搬裁判文书 2 处；" * 4)])
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1032, "height": 703, "deviceScaleFactor": 1, "mobile": False}
    )
    drawn = "return [...document.querySelectorAll('#families rect.bar')].map(e => e.getBoundingClientRect().width)"
    fits = "return document.querySelector('table').getBoundingClientRect().right <= innerWidth"
    widths, whole = shown.execute_script(drawn), shown.execute_script(fits)
    shown.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    shown.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert widths
    assert all(widths)
    assert whole


def test_papers_of_one_name_are_told_apart_by_their_folders(page: Open) -> None:
    shown = page([row(1, path="批/甲/1/答复.docx"), row(2, path="批/甲/2/答复.docx"), row(3, path="批/乙/回复.docx")])
    assert cells(shown, 3) == ["甲/1/答复.docx", "甲/2/答复.docx", "回复.docx"]


def test_from_a_report_keys_lead_to_the_next_in_the_overviews_order_and_back_to_its_row(
    page: Open, tmp_path: Path
) -> None:
    listed = [row(1), row(2, "blocked"), row(3, link=None), row(4, unit="乙"), row(5, "blocked", errors=9)]
    (tmp_path / "reports").mkdir()
    for number in (1, 2, 4, 5):
        text = render(passing(), "html", listed=number).replace("<h1>", f"<h1><i>{number}</i>")
        (tmp_path / "reports" / f"{number:06d}.html").write_text(text, encoding="utf-8")
    shown = page(listed)

    def press(key: str) -> str:
        find(shown, "body").send_keys(key)
        return str(shown.execute_script("return document.querySelector('h1').textContent.trim()"))[:1]

    find(shown, "#reply-5").click()
    assert [press("l"), press("l"), press("l"), press("h")] == ["2", "1", "4", "1"]
    press("o")
    assert shown.switch_to.active_element.get_attribute("id") == "reply-1"
    shown.execute_script("location.hash = 'unit=乙'; location.reload()")
    find(shown, "#reply-4").click()
    press("l")
    assert find(shown, "#count").text == "已经是最后一份。"
    assert cells(shown, 4) == ["乙"]
