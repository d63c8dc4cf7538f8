"""The causes behind the findings of a report: a judgment that was pasted in is one fault, not sixteen.

What is easily got wrong: a finding inside copied words (a party line, a date in Han figures, a numbering that does not
go on) goes away with the copy, so it hangs on the copy and not on the family of its rule. A family without a kind of
its own here makes a cause under its own title, so that a new family needs no line in this file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from replycheck.model.binding import Problem
from replycheck.model.cause import Cause
from replycheck.model.finding import Finding, Severity
from replycheck.model.passage import Treatment
from replycheck.model.report import Report
from replycheck.records import dataclass

_NAMED = 3
"""A title names as many kinds of fault; the rest is counted."""
_REST = "按每一处的提示核对改正。"

Titled = Callable[[Report, Sequence[Finding]], str]


@dataclass(frozen=True, slots=True)
class _Kind:
    """Faults with one remedy: the families and single rules that belong to it, and what it is called."""

    families: frozenset[str]
    remedy: str
    title: Titled
    rules: frozenset[str] = frozenset()


def causes(report: Report) -> tuple[Cause, ...]:
    """The causes of all findings, most important first: by the gravest finding, then as a person mends a paper."""
    grouped: dict[int | str, list[Finding]] = {}
    copied = _copied(report)
    for finding in report.findings:
        grouped.setdefault(_kind_of(finding, copied), []).append(finding)
    order = list(Severity)

    def weight(item: tuple[int | str, list[Finding]]) -> tuple[int, int, str]:
        place, found = item
        gravest = min(order.index(finding.severity) for finding in found)
        return (gravest, place, "") if isinstance(place, int) else (gravest, len(_KINDS), place)

    return tuple(
        _cause(report, place, sorted(found, key=lambda finding: order.index(finding.severity)))
        for place, found in sorted(grouped.items(), key=weight)
    )


def _cause(report: Report, place: int | str, found: Sequence[Finding]) -> Cause:
    kind = _KINDS[place] if isinstance(place, int) else None
    title = _only(report, found) if kind is None else kind.title(report, found)
    own = found[0].hit.suggestion if len({finding.rule for finding in found}) == 1 else None
    remedy = own if own and own.endswith("。") else _REST if kind is None else kind.remedy
    return Cause(title, remedy, tuple(finding.fingerprint for finding in found))


def _copied(report: Report) -> tuple[tuple[int, int], ...]:
    """The stretches of the reply that are copied without attribution, where a rule says so as a fault."""
    blamed = any(one.rule.startswith("copying.") and one.severity is not Severity.INFO for one in report.findings)
    passages = report.passages if blamed else ()
    return tuple((one.reply.start, one.reply.end) for one in passages if one.treatment is Treatment.UNATTRIBUTED)


def _kind_of(finding: Finding, copied: Sequence[tuple[int, int]]) -> int | str:
    """The place of the finding's kind in ``_KINDS``; its family's title where there is none."""
    family = finding.rule.partition(".")[0]
    for place, kind in enumerate(_KINDS):
        if finding.rule in kind.rules:
            return place
    span = finding.hit.span
    inside = len(span) > 0 and any(start <= span.start and span.end <= end for start, end in copied)
    if inside and family not in _OWN_FAULTS:
        return 0
    return next((place for place, kind in enumerate(_KINDS) if family in kind.families), finding.family or family)


def _titles(found: Sequence[Finding]) -> str:
    """The kinds of fault, each once: 没有联系信访人、没有听取意见."""
    titles = list(dict.fromkeys(finding.title for finding in found))
    more = f"等 {len(titles)} 类问题" if len(titles) > _NAMED else ""
    return "、".join(titles[:_NAMED]) + more


def _only(_: Report, found: Sequence[Finding]) -> str:
    """The titles, with the number of places where one fault stands more than once."""
    same = len({finding.title for finding in found}) == 1
    return f"{_titles(found)} {len(found)} 处" if same and len(found) > 1 else _titles(found)


def _copying(report: Report, found: Sequence[Finding]) -> str:
    rules = [finding.rule for finding in found]
    share = report.measures.copied_share
    if "copying.mostly-judgment" in rules and share is not None:
        return f"正文{share:.0%}照搬裁判文书"
    if copies := rules.count("copying.unattributed"):
        return f"照搬裁判文书 {copies} 处，没有注明出处"
    if all(rule.startswith("residue.") for rule in rules):
        return f"残留裁判文书用语 {len(found)} 处"
    return _only(report, found)


def _demands(report: Report, found: Sequence[Finding]) -> str:
    unanswered = sum(finding.rule == "response.unanswered-demand" for finding in found)
    return f"{unanswered} 项诉求没有答复" if unanswered else _only(report, found)


def _pages(report: Report, found: Sequence[Finding]) -> str:
    problems = () if report.pages is None else report.pages.problems
    misplaced = sorted({one.page for one in problems if one.problem is Problem.WRONG_ORDER})
    if misplaced and any(finding.rule == "pages.wrong-order" for finding in found):
        return f"第{'、'.join(map(str, misplaced))}页装订次序不对"
    return _only(report, found)


def _counted(what: str) -> Titled:
    def title(_: Report, found: Sequence[Finding]) -> str:
        return f"{what} {len(found)} 处：{_titles(found)}" if len(found) > 1 else _titles(found)

    return title


_OWN_FAULTS = frozenset({"file", "pages", "response", "process", "facts"})
"""Families whose faults stay when the copied words go."""

_KINDS = (
    _Kind(
        frozenset({"copying", "residue"}),
        "逐项针对诉求重写：核实了什么、结论是什么、依据是什么；裁判文书只引关键句，写明出处。",
        _copying,
        frozenset({"response.new-demand-answered-with-judgment"}),
    ),
    _Kind(
        frozenset({"response"}),
        "逐项写明核实的情况、结论和依据；不归本单位办理的，写明转到哪里。",
        _demands,
        frozenset({"structure.no-demands"}),
    ),
    _Kind(
        frozenset({"pages"}),
        "按建议的次序重新装订；缺的页补上，别的材料抽出来，再核对一遍。",
        _pages,
        frozenset({"logic.broken-continuation"}),
    ),
    _Kind(
        frozenset({"file"}),
        "在原文件里改好：接受或者拒绝修订，删去批注和看不见的文字，图片里的话写成正文。",
        _only,
    ),
    _Kind(
        frozenset({"facts"}),
        "逐处对照裁判文书和来信改正；说法确实不同的，写明根据。",
        _counted("与裁判文书、来信不一致"),
        frozenset({"copying.altered-fact", "copying.misquoted"}),
    ),
    _Kind(
        frozenset({"process"}),
        "先联系、听取意见、核实；再把时间、人员、方式和结果写进答复。",
        _only,
    ),
    _Kind(frozenset({"structure"}), "补上缺少的部分，改正写错的部分。", _only),
    _Kind(
        frozenset({"amounts", "dates", "names", "case-numbers"}),
        "逐处核对原件，改正数字、日期和名称。",
        _counted("数字、日期、名称有误"),
    ),
    _Kind(frozenset({"citations"}), "对照现行法律改正条文序号、名称和引文。", _counted("引用法律有误")),
    _Kind(frozenset({"flow", "logic"}), "理顺段落的先后和序号，删去重复和接不上的话。", _counted("行文不连贯")),
    _Kind(frozenset({"privacy"}), "发出前遮盖别人的证件号、电话、住址和账号。", _only),
    _Kind(
        frozenset({"text", "wording", "typos", "form"}),
        "逐处改正文字、标点和格式。",
        _counted("文字、格式"),
    ),
)
"""In the order in which a person mends a paper."""
