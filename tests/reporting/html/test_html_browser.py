"""The HTML page as its readers meet it: opened from disk in a real browser, with clicks and keys."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from invented import RULE_INFOS, TITLES, blocked, hostile, incomplete, passing, repeated, with_petition

from replycheck.model.document import plain
from replycheck.model.passage import Passage
from replycheck.model.report import Report
from replycheck.model.span import Span
from replycheck.reporting import render

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

Open = Callable[[Report], Any]

IN_VIEW = """
const [element] = arguments, pane = element.closest('.pane');
const a = element.getBoundingClientRect(), b = pane.getBoundingClientRect();
return a.height > 0 && a.top >= Math.max(0, b.top) - 1 && a.bottom <= Math.min(innerHeight, b.bottom) + 1;
"""
HOT = "return [...document.querySelectorAll('#' + arguments[0] + ' .seg.hot')].map(e => e.textContent).join('')"


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Open:
    """Write a report to disk and open it there."""

    def open_(report: Report) -> Any:
        path = tmp_path / "report.html"
        path.write_text(render(report, "html", titles=TITLES, rule_infos=RULE_INFOS), encoding="utf-8")
        browser.get_log("browser")
        browser.get_log("performance")
        browser.set_window_size(1366, 768)
        browser.get("about:blank")
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
        )
        browser.get(path.as_uri())
        return browser

    return open_


def find(page: Any, css: str) -> Any:
    return page.find_element("css selector", css)


def press(page: Any, keys: str) -> None:
    find(page, "body").send_keys(keys)


REPORTS = [blocked, with_petition, passing, incomplete, hostile, lambda: repeated(20)]


@pytest.mark.parametrize("report", REPORTS, ids=["blocked", "petition", "pass", "incomplete", "hostile", "repeated"])
def test_the_page_loads_nothing_complains_of_nothing_fits_the_screen_and_serves_everybody(
    page: Open, axe: Callable[[Any], list[str]], report: Callable[[], Report]
) -> None:
    shown = page(report())
    assert axe(shown) == []
    requests = [
        message["params"]["request"]["url"]
        for entry in shown.get_log("performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    # A browser that has just started still loads its own first page.
    assert [url for url in requests if not url.startswith(("file:", "chrome:", "data:"))] == []
    assert len([url for url in requests if url.startswith("file:")]) == 1
    assert shown.get_log("browser") == []
    assert shown.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert shown.execute_script("return document.querySelectorAll('img,iframe,link,object').length") == 0
    assert shown.execute_script("return document.scripts.length") == 1


def _unbroken() -> Report:
    base = with_petition()
    return replace(base, document=replace(base.document, source="B" * 300), petition=plain("A" * 500, source="C" * 200))


@pytest.mark.parametrize("width", [600, 1024, 1366, 1920])
@pytest.mark.parametrize("report", [with_petition, _unbroken], ids=["usual", "unbroken"])
def test_nothing_sticks_out_sideways(page: Open, width: int, report: Callable[[], Report]) -> None:
    shown = page(report())
    shown.set_window_size(width, 768)
    assert shown.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    wide = "return [...document.querySelectorAll('.pane')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    assert shown.execute_script(wide) == 0


def test_a_click_on_a_copied_passage_shows_its_place_in_the_judgment_and_back(page: Open) -> None:
    report = blocked()
    shown = page(report)
    passage = report.passages[2]
    assert not find(shown, "#source-1").is_displayed()
    find(shown, "#reply a.seg[data-k~=p3]").click()
    assert find(shown, "#source-1").is_displayed()
    assert shown.execute_script(IN_VIEW, find(shown, "#s3"))
    assert shown.execute_script(HOT, "source-1") == passage.source.of(report.sources[0].text)
    assert shown.execute_script(HOT, "reply") == passage.reply.of(report.document.text)
    find(shown, "#source-1 a.seg[data-k~=p5]").click()
    assert shown.execute_script(IN_VIEW, find(shown, "#p5"))
    assert shown.execute_script(HOT, "reply") == report.passages[4].reply.of(report.document.text)


def test_keys_step_through_the_findings_in_reading_order_and_around(page: Open) -> None:
    shown = page(blocked())
    seen = []
    for _ in range(8):
        press(shown, "n")
        hot = find(shown, "#findings .hot")
        assert shown.execute_script(IN_VIEW, find(shown, f"#m-{hot.get_attribute('data-k')}"))
        seen.append(hot.get_attribute("data-k"))
    assert seen == ["w1", "e1", "e2", "i1", "e3", "e4", "e5", "w1"]
    press(shown, "k")
    assert find(shown, "#findings .hot").get_attribute("data-k") == "e5"
    press(shown, "j")
    assert find(shown, "#status").text.startswith("第 1 处，共 7 处")


def test_a_finding_leads_to_its_place_and_its_evidence_to_the_judgment(page: Open) -> None:
    shown = page(blocked())
    find(shown, "#f-e4 h4 a").click()
    assert shown.execute_script(IN_VIEW, find(shown, "#m-e4"))
    assert shown.switch_to.active_element.get_attribute("id") == "m-e4"
    find(shown, "#f-e3 .evidence a").click()
    assert find(shown, "#source-1").is_displayed()
    assert shown.execute_script(IN_VIEW, find(shown, "#s3"))
    find(shown, "header a[href='#unchecked']").click()
    assert find(shown, "#unchecked").is_displayed()


def test_the_page_of_a_rule_comes_with_the_report_and_is_not_printed(page: Open) -> None:
    shown = page(blocked())
    link = find(shown, ".finding .meta a[href='#rule-copying.unattributed']")
    assert link.text == "照搬裁判文书（copying.unattributed）"
    link.click()
    about = find(shown, "#rules")
    assert about.is_displayed()
    assert find(shown, "#rules mark").text == "认为如此"
    assert "⟦" not in about.text
    assert "（指全文）" in about.text
    assert "连续与裁判文书相同的字" not in "".join(_printed(shown))


def test_a_demand_leads_to_its_answer(page: Open) -> None:
    shown = page(with_petition())
    find(shown, ".tabs a[href='#petition']").click()
    find(shown, "#petition a.seg[data-k=d2]").click()
    assert shown.execute_script(IN_VIEW, find(shown, "#a2"))


def test_without_script_everything_is_there_and_every_link_has_its_goal(page: Open) -> None:
    shown = page(with_petition())
    dangling = """
    return [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
      .filter(id => !document.getElementById(id));
    """
    assert shown.execute_script(dangling) == []
    doubled = "const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size"
    assert shown.execute_script(doubled) == 0
    shown.execute_script("document.documentElement.classList.remove('js')")
    for panel in ("findings", "reply", "source-1", "petition", "passages", "unchecked"):
        assert find(shown, f"#{panel}").is_displayed()


def _long(lines: int) -> Report:
    filler = "\n".join(f"第{n}页卷宗材料，内容与本案争议没有直接关系，仅作存档。" for n in range(lines))
    words = "被告应当在三十日内公开评估报告并说明理由。"
    source = plain(f"{filler}\n{words}\n{filler}", source="long.txt")
    at = source.text.index(words)
    reply = plain(f"回复如下。\n{words}", source="r.txt")
    found = Passage(Span(6, 6 + len(words)), "long.txt", Span(at, at + len(words)), 1.0)
    return replace(passing(), document=reply, sources=(source,), passages=(found,))


def test_a_very_long_judgment_is_folded_but_whole(page: Open) -> None:
    report = _long(1_500)
    shown = page(report)
    find(shown, "#reply a.seg").click()
    assert shown.execute_script(IN_VIEW, find(shown, "#s1"))
    assert shown.execute_script("return document.querySelectorAll('#source-1 details.far:not([open])').length") == 2
    folded = shown.execute_script("return document.querySelector('#source-1').textContent")
    assert report.sources[0].text.replace("\n", "")[-500:] in folded.replace("\n", "")
    find(shown, "#source-1 .unfold").click()
    assert shown.execute_script("return document.querySelectorAll('details.far:not([open])').length") == 0


def test_contrast_is_enough_for_tired_eyes(page: Open) -> None:
    """Every visible text against its nearest painted background: WCAG AA, 4.5 to 1."""
    shown = page(with_petition())
    shown.execute_script("document.documentElement.classList.remove('js')")
    weak = shown.execute_script(
        """
        const lum = c => { const [r, g, b] = c.map(v => { v /= 255;
          return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
          return .2126 * r + .7152 * g + .0722 * b; };
        const parse = s => s.match(/[\\d.]+/g).map(Number);
        const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
          if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
        const bad = [];
        for (const e of document.querySelectorAll('body *:not(script):not(svg *)')) {
          if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
          const a = lum(parse(getComputedStyle(e).color).slice(0, 3)), b = lum(back(e));
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) bad.push(e.className + ' ' + ratio.toFixed(2));
        }
        return [...new Set(bad)];
        """
    )
    assert weak == []


def _printed(shown: Any) -> list[str]:
    """The text of each sheet of A4, without white space, compatibility forms folded."""
    import pypdfium2  # noqa: PLC0415 - only where there is a browser to print with

    answer = shown.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
    document = pypdfium2.PdfDocument(base64.b64decode(answer["data"]))
    try:
        sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
        assert {tuple(round(side) for side in sheet.get_size()) for sheet in document} == {(595, 842)}
    finally:
        document.close()
    return [_bare(sheet) for sheet in sheets]


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate({0x2EC5: "见", 0x2ED3: "长"})
    return "".join(folded.replace("\ufffe", "").split())


def test_print_says_what_to_do_on_few_pages(page: Open) -> None:
    report = with_petition()
    shown = page(report)
    sheets = _printed(shown)
    text = "".join(sheets)
    assert len(sheets) <= 3
    for reason in report.causes:
        assert _bare(reason.title) in text
        assert _bare(reason.remedy) in text
    for finding in report.findings:
        assert _bare(finding.hit.message) in text
    assert "没有核对的" in text
    assert "copying.unattributed" not in text
    assert _bare(report.sources[0].text[:60]) not in text


def test_print_of_a_passed_reply_is_one_page(page: Open) -> None:
    assert len(_printed(page(passing()))) == 1


def test_what_to_do_first_leads_to_its_findings(page: Open) -> None:
    shown = page(blocked())
    first = find(shown, ".causes .cause summary")
    assert first.text.startswith("一、照搬裁判文书 2 处")
    first.click()
    find(shown, ".causes .cause a.tag").click()
    assert find(shown, "#findings .hot").get_attribute("data-k").startswith("e")


def test_a_common_screen_shows_three_causes_and_the_reply_without_scrolling(page: Open) -> None:
    shown = page(blocked())
    shown.set_window_size(1366, 768)
    bottom = "return document.querySelectorAll(arguments[0])[arguments[1]].getBoundingClientRect().bottom"
    top = "return document.querySelector('#reply .block').getBoundingClientRect().top"
    assert shown.execute_script(bottom, ".causes .cause", 2) < shown.execute_script("return innerHeight")
    assert shown.execute_script(top) < shown.execute_script("return innerHeight") - 40


def test_print_of_everything_has_page_numbers_and_loses_nothing(page: Open) -> None:
    report = with_petition()
    shown = page(report)
    find(shown, "#print-all").click()
    sheets = _printed(shown)
    for number, sheet in enumerate(sheets, 1):
        assert f"第{number}页共{len(sheets)}页" in sheet
    whole = "".join(sheet.replace(f"第{n}页共{len(sheets)}页", "") for n, sheet in enumerate(sheets, 1))
    wanted = [paragraph.span.of(d.text) for d in (*report.sources, report.petition) if d for paragraph in d.paragraphs]
    wanted += [finding.hit.message for finding in report.findings]
    wanted += [skipped.reason for skipped in report.skipped]
    wanted += ["not a numeral", "案号、名称", "有一枚印章图片", "监理日志"]
    labels = re.compile("[照引法诉答错警提]\\d(?:（全文）|（整页）|\\(全文\\)|\\(整页\\))?")
    text = labels.sub("", whole)
    missing = [words for words in wanted if _bare(labels.sub("", words)) not in text]
    assert missing == []
    assert text.index("连续75字与判决书相同") < text.index("你反映工程款一事") < text.index("原告提交的第一份材料")


def test_print_of_a_folded_judgment_is_whole_unless_the_reader_leaves_it_out(page: Open) -> None:
    shown = page(_long(800))
    find(shown, "#print-all").click()
    last = "第799页卷宗材料"
    assert "".join(_printed(shown)).count(last) == 2
    find(shown, ".tabs a[href='#source-1']").click()
    shown.execute_script("document.querySelector('.omit').click()")
    left_out = "".join(_printed(shown))
    assert "第400页卷宗材料" not in left_out
    assert "未印出" in left_out
    assert "被告应当在三十日内公开评估报告" in left_out


SHOWN = "return [...document.querySelectorAll('#findings .finding')].filter(e => e.offsetParent).map(e => e.dataset.k)"


def _stepped(shown: Any, times: int) -> list[str]:
    seen = []
    for _ in range(times):
        press(shown, "n")
        seen.append(find(shown, "#findings .hot").get_attribute("data-k"))
    return seen


def test_findings_are_filtered_by_weight_with_clicks(page: Open) -> None:
    shown = page(blocked())
    assert shown.execute_script(SHOWN) == ["e1", "e2", "e3", "e4", "e5", "w1", "i1"]
    find(shown, ".filter input[value=error]").click()
    assert shown.execute_script(SHOWN) == ["w1", "i1"]
    assert not find(shown, "#m-e3").is_displayed()
    assert find(shown, "#m-i1").is_displayed()
    assert find(shown, "#filtered").text.startswith("显示 2 处，共 7 处")
    assert _stepped(shown, 3) == ["w1", "i1", "w1"]
    assert find(shown, "#status").text.startswith("第 1 处，共 2 处")
    find(shown, "#unfilter").click()
    assert len(shown.execute_script(SHOWN)) == 7
    assert find(shown, "#filtered").text == ""


def test_findings_are_filtered_by_family(page: Open) -> None:
    shown = page(blocked())
    options = [option.text for option in shown.find_elements("css selector", "#family option")]
    assert options[:2] == ["全部", "照搬（2）"]
    find(shown, "#family option[value='照搬']").click()
    kept = shown.execute_script(SHOWN)
    assert len(kept) == 2
    assert _stepped(shown, 2) == kept


def test_keys_filter_too_and_escape_shows_everything(page: Open) -> None:
    shown = page(blocked())
    press(shown, "1")
    assert shown.execute_script(SHOWN) == ["w1", "i1"]
    press(shown, "2")
    assert shown.execute_script(SHOWN) == ["i1"]
    press(shown, "3")
    assert shown.execute_script(SHOWN) == []
    press(shown, "n")
    assert find(shown, "#status").text == "筛选后没有问题可看"
    press(shown, "1")
    assert shown.execute_script(SHOWN)[0] == "e1"
    press(shown, "\ue00c")
    assert len(shown.execute_script(SHOWN)) == 7


def test_a_link_to_what_is_filtered_out_shows_it_again(page: Open) -> None:
    shown = page(repeated(20))
    assert shown.execute_script("return document.querySelectorAll('.finding').length") == 20
    press(shown, "1")
    assert shown.execute_script(SHOWN) == []
    shown.execute_script("document.querySelector('#m-e9').click()")
    assert shown.execute_script(IN_VIEW, find(shown, "#f-e9"))


def test_what_is_filtered_out_is_printed_all_the_same(page: Open) -> None:
    report = blocked()
    shown = page(report)
    press(shown, "1")
    whole = "".join(_printed(shown))
    assert [finding.hit.message for finding in report.findings if _bare(finding.hit.message) not in whole] == []


def test_filters_are_named_and_reached_by_tab(page: Open) -> None:
    shown = page(blocked())
    names = shown.execute_script(
        "return [...document.querySelectorAll('.filter input, #family')].map(e => e.labels[0].textContent.trim())"
    )
    assert names[:3] == ["错误 5", "警告 1", "提示 1"]
    assert names[3].startswith("类别")
    find(shown, ".filter input[value=error]").send_keys(" ")
    assert shown.execute_script(SHOWN) == ["w1", "i1"]


SEEN = """
return [...document.querySelectorAll(arguments[0])].some(e => {
  const a = e.getBoundingClientRect();
  return a.height > 0 && a.bottom > 0 && a.top < innerHeight && e.textContent.includes(arguments[1]);
});
"""
TASKS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "what to do first": ((), ".causes .cause", "怎么改："),
    "what was not checked": ((), ".unchecked-line", "未提供来信"),
    "what was not checked, rule by rule": (("click header a[href='#unchecked']",), "#unchecked li", "诉求未答复"),
    "where page 2 belongs": (("click .binding summary",), ".strip .sign", "应为第3页"),
    "the copied words in the judgment": (("click #reply a.seg.unattributed",), "#source-1 .seg.hot", "经审理查明"),
    "which demands are open": (("click .tabs a[href='#demands']",), ".demands .no", "未见答复"),
    "the next finding with its place": (("press n", "press n"), "#reply .hot", "经审理查明"),
    "only the errors": (("press 2", "press 3"), "#filtered", "显示 5 处，共 7 处"),
    "what a rule means": (("click .finding a[href='#rule-copying.unattributed']",), "#rules .rule", "依据：发明的规定"),
    "the report on paper": (("click #print",), "#print", "打印"),
}
"""What a new user wants, the actions it takes (at most two), and what must then be seen on a small screen."""


def test_ten_tasks_take_at_most_two_actions_each(page: Open) -> None:
    assert len(TASKS) == 10
    lost = []
    for task, (actions, css, words) in TASKS.items():
        shown = page(with_petition())
        shown.execute_script("window.print = () => document.documentElement.dataset.printed = '1'")
        for action in actions:
            how, _, goal = action.partition(" ")
            if how == "press":
                press(shown, goal)
            else:
                find(shown, goal).click()
        if len(actions) > 2 or not shown.execute_script(SEEN, css, words):
            lost.append(task)
    assert lost == []
    assert shown.execute_script("return document.documentElement.dataset.printed") == "1"
