"""The report as text for a terminal: the verdict, what to do first, the figures; with ``everything`` all findings too.

Its readers have never heard of this program; every line must be understood without the manual.
"""

from __future__ import annotations

from collections.abc import Mapping

from replycheck.model.finding import Confidence, Severity
from replycheck.model.report import Report, Verdict
from replycheck.model.scorecard import Grade
from replycheck.reporting.digest import (
    Numbered,
    Repeats,
    Same,
    by_weight,
    gaps,
    headline,
    noted,
    opening_reasons,
    tally,
    unchecked,
)
from replycheck.reporting.escape import one_line, shorten
from replycheck.reporting.forms import Look
from replycheck.reporting.wording import (
    CONFIDENCE,
    advice,
    evidence_place,
    measures_line,
    name_of,
    order_line,
    partly,
    place_of,
    quote_in_context,
    statements_line,
)
from replycheck.reporting.wrap import wrap
from replycheck.text.numerals import to_chinese

_QUOTE = 60
_PLACES = 4
"""Folded findings name as many places; more would be a wall of numbers."""
_KINDS = 4
"""As many rules are told under a cause; the rest is counted."""
_MESSAGE = 90

_BOLD, _DIM, _BLUE = "1", "2", "1;34"
RED, AMBER, GREEN = "1;31", "1;33", "1;32"
"""What is blocked; what is left to look at or was not checked; what passed with nothing found."""
_VERDICT = {Verdict.PASS: GREEN, Verdict.BLOCKED: RED, Verdict.INCOMPLETE: AMBER}
_GRADE = {Grade.POOR: RED, Grade.ATTENTION: AMBER}
_SEVERITY = {Severity.ERROR: RED, Severity.WARNING: AMBER, Severity.INFO: _BLUE}

Lines = list[tuple[str, str]]
"""Lines of text, each with the colour of the whole line ("" for none)."""


def render(report: Report, look: Look) -> str:
    """The report; no line is wider than ``look.width`` columns unless that is absurdly narrow.

    Without ``look.everything`` it holds the first causes with their findings folded, the figures, and in a sentence
    what was not checked; with it every finding, the scorecard, and what was not checked rule by rule.
    """
    lines: Lines = []
    width, everything = look.width, look.everything
    first = f"{report.verdict.label}  {one_line(report.document.source)}：{one_line(headline(report))}"
    _add(lines, first, width, rest="      ", style=AMBER if noted(report) else _VERDICT[report.verdict])
    kind = f"按“{report.profile.label}”核对（文种不对的，在命令后面加上文种，例如 --profile 批复）"
    _add(lines, kind, width, rest="      ", style=_DIM)
    _causes(lines, report, width)
    if everything:
        _every(lines, report, width)
    _facts(lines, report, width)
    if everything:
        _scorecard(lines, report, width)
        _unchecked(lines, report, look.titles, width)
    elif sentence := unchecked(report):
        lines.append(("", ""))
        _add(lines, one_line(sentence), width, rest="  ")
    lines.append(("", ""))
    _add(lines, f"结论：{report.verdict.label}。{tally(report)}。", width, style=_BOLD)
    if not everything:
        _add(lines, "在命令后面加 --all 逐条列出，加 --format html=报告.html 写成网页报告", width, style=_DIM)
    elif report.findings:
        _add(lines, f"想知道一条规则的依据：replycheck explain {report.findings[0].rule}", width, style=_DIM)
    return "".join(painted(text, style, colour=look.colour) + "\n" for text, style in lines)


def _causes(lines: Lines, report: Report, width: int) -> None:
    shown, more = opening_reasons(report)
    if shown:
        lines += [("", ""), ("先做这几件事：" if len(shown) > 1 else "要做的一件事：", _BOLD)]
    for reason in shown:
        cause = reason.cause
        style = _SEVERITY[reason.severity]
        _add(lines, one_line(cause.title), width, first=f"{to_chinese(reason.number)}、", style=style)
        _add(lines, one_line(cause.remedy), width, first="    怎么改：")
        for same in reason.rules[:_KINDS]:
            _same(lines, report, same, width)
        if len(reason.rules) > _KINDS:
            rest = reason.rules[_KINDS:]
            told = "、".join(f"{one_line(same.title)} {len(same.found)} 处" for same in rest)
            _add(lines, told, width, first="    另有：")
    if more:
        _add(lines, f"另有 {more} 项", width)


def _same(lines: Lines, report: Report, same: Same, width: int) -> None:
    """One rule under a cause: a single finding with what it says, several with their places."""
    first = same.found[0].finding
    weight = f"    {first.severity.label}："
    if len(same.found) > 1:
        places = list(dict.fromkeys(place_of(one.finding, report.document) for one in same.found))
        told = "、".join(places[:_PLACES]) + ("等" if len(places) > _PLACES else "")
        _add(lines, f"{one_line(same.title)} {len(same.found)} 处：{told}", width, first=weight)
        return
    doubt = "" if first.confidence is Confidence.HIGH else f"（把握{CONFIDENCE[first.confidence]}，请人工核实）"
    told = f"{place_of(first, report.document)}，{shorten(one_line(first.hit.message), _MESSAGE)}{doubt}"
    _add(lines, told, width, first=weight)


def _every(lines: Lines, report: Report, width: int) -> None:
    for weight in by_weight(report):
        lines += [("", ""), (weight.severity.label, _SEVERITY[weight.severity])]
        for one in weight.shown:
            _finding(lines, report, one, width)
        for repeats in weight.repeats:
            _repeats(lines, report, repeats, width)


def painted(text: str, style: str, *, colour: bool) -> str:
    """The text in a style of this terminal, plain where there is no colour."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style and text else text


def _add(lines: Lines, text: str, width: int, *, first: str = "", rest: str | None = None, style: str = "") -> None:  # noqa: PLR0913 - how a paragraph looks, in keywords
    lines += [(line, style) for line in wrap(text, width, first, rest)]


def _repeats(lines: Lines, report: Report, repeats: Repeats, width: int) -> None:
    places = dict.fromkeys(place_of(one.finding, report.document) for one in repeats.again)
    listed = "、".join(list(places)[:_PLACES]) + ("等" if len(places) > _PLACES else "")
    _add(lines, f"{repeats.title}：另有 {len(repeats.again)} 处相同问题：{listed}", width, first="    + ")


def _finding(lines: Lines, report: Report, one: Numbered, width: int) -> None:
    finding = one.finding
    head = f"{one_line(finding.title)}  {place_of(finding, report.document)}  [{finding.rule}]"
    _add(lines, head, width, first=f"{one.number:>4}. ", style=_BOLD)
    quote = shorten(quote_in_context(finding, report.document), _QUOTE)
    if quote:
        _add(lines, f"“{quote}”", width, first="      原文：")
    _add(lines, one_line(finding.hit.message), width, first="      问题：")
    suggestion = advice(finding, report.document)
    if suggestion:
        _add(lines, one_line(suggestion), width, first="      建议：")
    for evidence in finding.hit.evidence:
        _add(lines, one_line(evidence_place(report, evidence)), width, first="      对照：")
    if finding.basis:
        _add(lines, one_line(finding.basis), width, first="      依据：")
    if finding.confidence is not Confidence.HIGH:
        _add(lines, f"{CONFIDENCE[finding.confidence]}，请人工核实", width, first="      把握：")


def _facts(lines: Lines, report: Report, width: int) -> None:
    facts = [("照搬情况：", measures_line(report)), ("装订顺序：", report.pages and order_line(report.pages))]
    facts += [("诉求答复：", _demands(report)), ("事实核对：", statements_line(report))]
    known = [(label, fact) for label, fact in facts if fact]
    if known:
        lines.append(("", ""))
    for label, fact in known:
        _add(lines, fact, width, first=label)
    if report.caveats:
        lines += [("", ""), ("读取文件时的说明：", _BOLD)]
    for source, caveat in report.caveats:
        _add(lines, one_line(f"{name_of(source)}：{caveat.message}"), width, first="  - ")


def _scorecard(lines: Lines, report: Report, width: int) -> None:
    if report.scorecard:
        lines += [("", ""), ("六个方面：", _BOLD)]
    for score in report.scorecard:
        text = f"{score.aspect.label}：{score.grade.label}。{score.why}"
        _add(lines, one_line(text), width, first="  - ", style=_GRADE.get(score.grade, ""))


def _demands(report: Report) -> str | None:
    if report.demands is None:
        return None
    if not report.demands:
        return "来信中没有认出明确的诉求，请人工核对"
    open_ = [shorten(demand.text.rstrip("。；;"), 30) for demand in report.demands if not demand.answered]
    head = f"来信有 {len(report.demands)} 项诉求{partly(report)}"
    return f"{head}，未见答复 {len(open_)} 项：{'；'.join(open_)}" if open_ else f"{head}，都有答复"


def _unchecked(lines: Lines, report: Report, titles: Mapping[str, str], width: int) -> None:
    missing = gaps(report, titles)
    if not missing and not report.crashed:
        return
    lines += [("", ""), ("没有核对的：", _BOLD)]
    for crash in report.crashed:
        title = titles.get(crash.rule, crash.rule)
        _add(lines, one_line(f"程序出错，没有查成：{title}（{crash.rule}：{crash.error}）"), width, first="  - ")
    for gap in missing:
        listed = f"：{'、'.join(gap.titles)}" if gap.titles else f"：{gap.count} 条规则"
        _add(lines, one_line(gap.reason + listed), width, first="  - ")
