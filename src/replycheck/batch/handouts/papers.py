"""讲评材料: for each unit one Word paper, made to be printed and projected, and one for the whole inspection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from replycheck.batch.figures import Tally
from replycheck.batch.handouts.against import Compared
from replycheck.batch.handouts.cases import HandoutCase, Pair, UnitCases
from replycheck.batch.handouts.charts import bars
from replycheck.model.report import Verdict
from replycheck.model.serial import tool_version
from replycheck.text.numerals import to_chinese
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from replycheck.reporting.word_paper import WordPaper

WHOLE = "全部单位.docx"
_CAUSES = 3
_UNFIT = pattern(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 60
_TOP = 10
_EXAMPLES = 3
_OPTION = pattern(r"（--[a-z]{1,20}）")
"""How a reason names what to add to a command, which means nothing on paper."""


def write_papers(units: Mapping[str, UnitCases], folder: Path, comparison: Sequence[Compared] | None) -> list[Path]:
    """Write the papers into ``folder``; gives their paths, that of the whole first.

    :raises OSError: one cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    whole = UnitCases()
    for cases in units.values():
        for case in cases.cases:
            whole.add(case, (), ())
        whole.gaps += cases.gaps
    written = [folder / WHOLE]
    written[0].write_bytes(_whole_paper(units, whole, comparison))
    taken = {WHOLE}
    for name, cases in units.items():
        file = _file_name(name, taken)
        taken.add(file)
        own = None if comparison is None else [one for one in comparison if one.unit == name]
        (folder / file).write_bytes(_unit_paper(name, cases, whole, own))
        written.append(folder / file)
    return written


def _file_name(unit: str, taken: set[str]) -> str:
    stem = _UNFIT.sub("_", unit).strip(" .")[:_LONGEST_NAME] or "单位"
    name, number = f"{stem}.docx", 2
    while name in taken:
        name, number = f"{stem}-{number}.docx", number + 1
    return name


def _unit_paper(name: str, cases: UnitCases, whole: UnitCases, comparison: Sequence[Compared] | None) -> bytes:
    from replycheck.reporting.word_paper import WordPaper  # noqa: PLC0415 - python-docx loads only for these papers

    paper = WordPaper(landscape=True, margin=1.8)
    paper.title(f"{name}信访答复检查情况")
    paper.heading("一、基本情况")
    paper.table(_figures(cases, whole), (8.0, 4.5, 4.5))
    _kinds(paper, cases)
    paper.heading("二、各份答复")
    head = ("序号", "答复", "结论", "错误", "警告", "照搬比例", "主要原因")
    rows: list[tuple[str, ...]] = [head, *(_row(number, case) for number, case in enumerate(cases.cases, 1))]
    paper.table(rows, (1.3, 7.0, 2.2, 1.4, 1.4, 2.0, paper.width - 15.3))
    _worst(paper, cases)
    if comparison:
        paper.heading("与上一次检查相比")
        _comparison(paper, comparison)
    paper.heading("四、重新制作清单")
    redo = [case for case in cases.cases if case.figures.verdict != Verdict.PASS.value]
    if redo:
        titles = ("序号", "答复", "要做的事", "完成日期", "责任人", "核对人")
        body = [(str(number), case.name, _todo(case), "", "", "") for number, case in enumerate(redo, 1)]
        paper.table([titles, *body], (1.3, 6.0, paper.width - 16.3, 3.0, 3.0, 3.0))
    else:
        paper.paragraph("没有需要重新制作的。")
    _foot(paper, cases)
    return paper.saved()


def _whole_paper(units: Mapping[str, UnitCases], whole: UnitCases, comparison: Sequence[Compared] | None) -> bytes:
    from replycheck.reporting.word_paper import WordPaper  # noqa: PLC0415 - loads python-docx

    paper = WordPaper(landscape=True, margin=1.8)
    paper.title("信访答复检查情况")
    paper.heading("一、检查方法")
    paper.paragraph(
        f"本次检查 {whole.tally.total} 份答复，涉及 {len(units)} 个单位，"
        f"由 replycheck {tool_version()} 在本机逐份核对，没有联网。"
        "错误是答复文字本身足以证明的；拿不准的是警告和提示，须人工核实。",
        indent=True,
    )
    _unchecked(paper, whole)
    paper.heading("二、总的情况")
    paper.table([("指标", "全部"), *(row[:2] for row in _figures(whole, whole)[1:])], (8.0, 4.5))
    paper.heading("三、各单位")
    ranked = sorted(
        units.items(), key=lambda item: (-(_share_blocked(item[1].tally) or 0), -item[1].tally.total, item[0])
    )
    head = ("单位", "份数", "拦下", "未能查全", "没有错误，有待核", "没有发现问题", "拦下占查全的")
    body = [(name, *_counts(cases), _of_checked(cases.tally)) for name, cases in ranked]
    paper.table([head, *body], (7.0, 2.5, 2.5, 3.0, 4.0, 3.5, paper.width - 22.5))
    blocked = [(name, cases.tally.verdicts["blocked"]) for name, cases in ranked[:_TOP]]
    chart = bars("各单位拦下的份数", blocked, "份")
    if chart is not None:
        paper.picture(chart, 18, _told("各单位拦下的份数", blocked))
    paper.heading("四、主要问题")
    _kinds(paper, whole)
    _examples(paper, units)
    if comparison:
        paper.heading("六、与上一次检查相比")
        _comparison(paper, comparison)
    return paper.saved()


def _figures(own: UnitCases, whole: UnitCases) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("指标", "本单位", "全部")]
    labels = ("份数", "拦下", "未能查全", "没有错误，有待核", "没有发现问题")
    rows += list(zip(labels, _counts(own), _counts(whole), strict=True))
    rows += [
        ("拦下占查全的", *(_of_checked(one.tally) for one in (own, whole))),
        ("照搬比例的中位数", *(_percent(one.tally.median_share) for one in (own, whole))),
        ("没有答复的诉求", *(_asked(one.tally) for one in (own, whole))),
        ("办理天数的中位数", *(_days(one.tally.median_days) for one in (own, whole))),
    ]
    return rows


def _counts(cases: UnitCases) -> tuple[str, ...]:
    """All, blocked, incomplete, passed with findings, passed without."""
    tally = cases.tally
    numbers = (tally.total, tally.verdicts["blocked"], tally.verdicts["incomplete"], tally.noted, tally.clean)
    return tuple(map(str, numbers))


def _share_blocked(tally: Tally) -> float | None:
    """Of the replies that were checked; None where none was."""
    return tally.share_of(tally.verdicts["blocked"])


def _of_checked(tally: Tally) -> str:
    share = _share_blocked(tally)
    return "都没有查全" if share is None else f"{share:.0%}"


def _percent(share: float | None) -> str:
    return "没有裁判文书可比" if share is None else f"{share:.0%}"


def _asked(tally: Tally) -> str:
    return f"{tally.demands} 项（{tally.asked} 份有来信可对照）" if tally.asked else "没有来信可对照"


def _days(days: float | None) -> str:
    return "没有日期" if days is None else f"{days:g} 天"


def _kinds(paper: WordPaper, cases: UnitCases) -> None:
    common = cases.tally.families.most_common(_TOP)
    if not common:
        return
    paper.paragraph("问题的类别（有这类错误或警告的答复份数）：", bold=True)
    chart = bars("问题的类别", [(title, count) for title, count in common], "份")
    if chart is not None:
        paper.picture(chart, 18, _told("问题的类别", common))
    else:
        paper.table([("类别", "份数"), *((title, str(count)) for title, count in common)], (12.0, 3.0))


def _told(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """What a chart shows, for whoever cannot see it."""
    return f"条形图，{title}：{'，'.join(f'{label} {count} 份' for label, count in rows)}。"


def _row(number: int, case: HandoutCase) -> tuple[str, ...]:
    one = case.figures
    share = "—" if one.share is None else f"{one.share:.0%}"
    verdict = Verdict(one.verdict).label
    causes = "；".join(one.title for one in case.todo[:_CAUSES]) or "—"
    return str(number), case.name, verdict, str(one.errors), str(one.warnings), share, causes


def _todo(case: HandoutCase) -> str:
    told = "；".join(f"{one.title}：{one.remedy.rstrip('。')}" for one in case.todo[:_CAUSES])
    return told or case.figures.unread or "重新核对。"


def _worst(paper: WordPaper, cases: UnitCases) -> None:
    paper.heading("三、逐案剖析")
    if not cases.worst:
        paper.paragraph("没有错误和警告。")
    for case, pairs in cases.worst:
        paper.heading(case.name, level=2)
        for number, one in enumerate(case.todo[:_CAUSES], 1):
            ground = f"依据：{one.basis}" if one.basis else ""
            paper.paragraph(f"{to_chinese(number)}、{one.title}。{one.remedy}{ground}")
        _side_by_side(paper, pairs)


def _side_by_side(paper: WordPaper, pairs: Sequence[Pair]) -> None:
    if pairs:
        head = ("答复", f"裁判文书（{pairs[0].document}）")
        paper.table([head, *((pair.reply, pair.source) for pair in pairs)], (paper.width / 2, paper.width / 2))


def _examples(paper: WordPaper, units: Mapping[str, UnitCases]) -> None:
    """The worst passages of the whole inspection, without the names of units and files."""
    worst = [item for cases in units.values() for item in cases.worst]
    worst.sort(key=lambda item: item[0].figures.rank)
    paper.heading("五、例子（不写单位和姓名）")
    shown: list[tuple[HandoutCase, Pair]] = []
    for case, pairs in worst:
        if pairs and len(shown) < _EXAMPLES and all(pairs[0].reply != pair.reply for _, pair in shown):
            shown.append((case, pairs[0]))
    if not shown:
        paper.paragraph("没有照搬的例子。")
    for number, (case, pair) in enumerate(shown, 1):
        paper.heading(f"例 {number}：{case.todo[0].title if case.todo else '照搬裁判文书'}", level=2)
        head = ("答复", "裁判文书")
        paper.table([head, (_anonymous(pair.reply), _anonymous(pair.source))], (paper.width / 2, paper.width / 2))


def _anonymous(words: str) -> str:
    from replycheck.facts.people.personal import Masks  # noqa: PLC0415 - its tables load only for these papers

    return Masks((words,)).apply(words)


def _comparison(paper: WordPaper, found: Sequence[Compared]) -> None:
    head = ("答复", "情况", "上次问题", "已改", "未改", "新增")
    body = [
        (
            one.name,
            one.state + (f"（{one.note}）" if one.note else ""),
            *map(str, (one.before, one.mended, one.kept, one.new)),
        )
        for one in found
    ]
    paper.table([head, *body], (8.0, 6.0, 2.6, 2.2, 2.2, 2.2))


def _unchecked(paper: WordPaper, cases: UnitCases) -> None:
    if not cases.gaps:
        return
    told = "；".join(f"{count} 份{_OPTION.sub('', reason)}" for reason, count in cases.gaps.most_common(_TOP))
    paper.paragraph(f"没有核对的：{told}。", indent=True)


def _foot(paper: WordPaper, cases: UnitCases) -> None:
    paper.heading("说明")
    _unchecked(paper, cases)
    paper.paragraph(
        f"由 replycheck {tool_version()} 生成；错误是文字本身足以证明的，警告和提示须人工核实。通过不等于没有问题。",
        indent=True,
    )
