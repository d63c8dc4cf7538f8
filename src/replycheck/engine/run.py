"""Run rules over a case: every rule ends as ran, skipped with a reason, or crashed.

This module holds the one broad ``except`` around rules: one that fails must be reported, not lost. (The other two
stand where a child process ends, in ``processes``.) When the time is up (``text/clock.py``) the rule that runs ends as
crashed, and so do all whose turn comes after it, so that a paper that takes too long is never a pass.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from replycheck.config.settings import Settings
from replycheck.engine.causes import causes
from replycheck.engine.coverage import DISABLED, UNSELECTED, shortfalls
from replycheck.engine.doubt import tempered
from replycheck.engine.place import locate
from replycheck.engine.scorecard import figures, scorecard
from replycheck.model.document import Caveat
from replycheck.model.finding import Finding, Hit
from replycheck.model.report import Crashed, Measures, Outcome, Ran, Report, Skipped
from replycheck.model.role import Role
from replycheck.rules.case import Case
from replycheck.rules.rule import Need, Rule
from replycheck.text.clock import Clock, OutOfTimeError, timed
from replycheck.text.patterns import pattern

T = TypeVar("T")

_LAID_OUT = "按 LibreOffice 排版（与打印的页可能不同）："

_FIGURES = pattern(r"[\d.,%]+")

_CONCLUSIONS = ("measures", "demands", "passages", "binding", "flow", "statements", "provenance")
"""What a report tells beside the outcomes of rules, by its name in ``Case``."""
_QUOTE_LIMIT = 2000
"""A quote longer than this is cut in the report: the span still says where it ends."""


def run(rules: Iterable[Rule], case: Case, settings: Settings) -> tuple[Outcome, ...]:
    """One outcome for each rule, in the order given."""
    clock = Clock(settings.limits.rules_seconds)
    with timed(clock):
        return _run(rules, case, settings, clock)


def _run(rules: Iterable[Rule], case: Case, settings: Settings, clock: Clock) -> tuple[Outcome, ...]:
    return tuple(
        Crashed(rule.id, clock.said)
        if clock.up and _unwanted(rule, case, settings) is None
        else _run_one(rule, case, settings)
        for rule in rules
    )


def report_on(rules: Iterable[Rule], case: Case, settings: Settings, clock: Clock | None = None) -> Report:
    """The whole report: every rule's outcome and what was concluded along the way.

    ``clock`` began when the paper had been read, None to begin one now. A conclusion that fails has made the rules that
    ask for it crash, so the report is incomplete anyway; one that the time did not suffice for is said.
    """
    rules, clock = tuple(rules), clock or Clock(settings.limits.rules_seconds)
    with timed(clock):
        outcomes = _run(rules, case, settings, clock)
        drawn = {name: _concluded(case, name, clock) for name in _CONCLUSIONS}
    measures, demands = drawn["measures"] or Measures(), drawn["demands"]
    report = Report(
        document=replace(case.reply, caveats=(*case.reply.caveats, *_gaps(rules, outcomes, case, clock))),
        profile=case.profile,
        nature=case.nature,
        remark=case.remark,
        outcomes=outcomes,
        passages=drawn["passages"] or (),
        pages=drawn["binding"],
        flow=drawn["flow"],
        statements=drawn["statements"] or (),
        provenance=drawn["provenance"],
        measures=measures,
        demands=demands,
        sources=(*case.sources, *case.other_matters),
        other_matters=case.other_matters,
        petition=case.petition,
        scorecard=scorecard(rules, outcomes, case.profile, figures(measures, demands)),
    )
    return replace(report, causes=_attempt(lambda: causes(report), lambda _: ()))


def _concluded(case: Case, name: str, clock: Clock) -> Any:  # noqa: ANN401 - each conclusion has a type of its own
    """A conclusion of the case, None where it fails; once the time is up only one that was drawn already."""
    if clock.up and name not in vars(case):
        return None
    return _attempt(lambda: getattr(case, name), lambda _: None)


def _gaps(rules: tuple[Rule, ...], outcomes: tuple[Outcome, ...], case: Case, clock: Clock) -> Iterator[Caveat]:
    """What the paper was not checked for as a whole; of other papers than replies it is said anyway."""
    if case.reply.text.strip() and case.role is Role.REPLY:
        for gap in shortfalls(rules, outcomes, case.profile):
            yield Caveat(gap, incomplete=True)
    if any(name not in vars(case) for name in _CONCLUSIONS) and clock.up:
        yield Caveat(f"{clock.said}，报告不全；请换一个较小的文件，或者拆开再查。", incomplete=True)


def _run_one(rule: Rule, case: Case, settings: Settings) -> Outcome:
    reason = _why_not(rule, case, settings)
    if reason is not None:
        return Skipped(rule.id, reason)

    def ran() -> Outcome:
        return Ran(rule.id, tuple(_findings(rule, case, _hits(rule, case))))

    return _attempt(ran, lambda error: Crashed(rule.id, _told(error)))


def _told(error: Exception) -> str:
    """Why a rule came to nothing, for a person where it says it, else for us."""
    return str(error) if isinstance(error, OutOfTimeError) else f"{type(error).__name__}: {error}"


def _hits(rule: Rule, case: Case) -> list[Hit]:
    """What the rule says; of pages that are not the paper's own it says whose they are, and states no page number."""
    laid_out = case.laid_out if Need.PAGES in rule.needs and not case.reply.bound else None
    if laid_out is None:
        return list(rule.check(case))
    return [replace(hit, message=f"{_LAID_OUT}{hit.message}", page=None) for hit in rule.check(laid_out)]


def _attempt(work: Callable[[], T], otherwise: Callable[[Exception], T]) -> T:
    """What ``work`` gives, or what ``otherwise`` makes of its failure."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001 - a crashed rule is an outcome that every report shows
        return otherwise(error)


def _why_not(rule: Rule, case: Case, settings: Settings) -> str | None:
    """Why the rule cannot or need not run on this case; None when it can."""
    unwanted = _unwanted(rule, case, settings)
    if unwanted is not None:
        return unwanted
    return next((reason for need in sorted(rule.needs) if (reason := _lacking(need, case)) is not None), None)


def _unwanted(rule: Rule, case: Case, settings: Settings) -> str | None:
    """Why the rule need not run on this case, whatever is lacking; None when it should."""
    if settings.selected is not None and rule.id not in settings.selected:
        return UNSELECTED
    if rule.id in settings.disabled:
        return DISABLED
    if not case.reply.text.strip():
        return "文件没有读出文字"
    if rule.silent_on(case.role):
        return case.nature.remark
    return None if case.profile in rule.profiles else f"不适用于“{case.profile.label}”"


def _lacking(need: Need, case: Case) -> str | None:
    """What the case lacks of a need, as a Chinese clause; None where it is met (or asking fails, as the rule will)."""
    ask = _LACKS[need]
    return _attempt(lambda: ask(case), lambda _: None)


def _sourceless(case: Case) -> str | None:
    """Why there is no judgment to compare with."""
    if case.library is not None and case.library.searched and not case.sources:
        return None  # it was looked for among all judgments of the library, and none shares a passage
    if case.other_matters and not any(source.text.strip() for source in case.sources):
        return "给的裁判文书看来是另一案的，没有可以比对的"
    return _not_given([source.text for source in case.sources], "裁判文书", "--source")


def _letterless(case: Case) -> str | None:
    """Why there is no letter to compare with."""
    return _not_given([case.petition.text] if case.petition else [], "来信", "--petition")


def _lawless(case: Case) -> str | None:
    """Why there are no full texts of laws."""
    known = case.library is not None and case.library.known.laws is not None
    return None if known else "没有法律全文可对照（先用 replycheck library add-statutes 加入，再用 --library）"


def _unpaged(case: Case) -> str | None:
    """Why there are no pages to look at."""
    if case.reply.bound or case.layout is not None:
        return None
    return f"{case.reply.format} 文件没有固定页面{case.unpaginated and '，' + case.unpaginated}，无法核对装订"


def _undated(case: Case) -> str | None:
    """Which day is not written down between which a period runs."""
    return None if case.handling.period else "没有写明受理（收到）日期或者成文日期，无法计算期限"


def _unnoticed(case: Case) -> str | None:
    """Which day is not written down of receipt and notice."""
    return None if case.handling.notice(case.profile) else "没有写明收到日期或者告知受理的日期，无法计算期限"


def _not_given(texts: list[str], what: str, option: str) -> str | None:
    if not texts:
        return f"未提供{what}（{option}）"
    return None if any(text.strip() for text in texts) else f"提供的{what}没有读出文字"


_LACKS: dict[Need, Callable[[Case], str | None]] = {
    Need.SOURCE: _sourceless,
    Need.PETITION: _letterless,
    Need.PAGES: _unpaged,
    Need.WHOLE: lambda case: None if case.reply.complete else "文件没有读全，不能断定缺少内容",
    Need.PERIOD: _undated,
    Need.NOTICE: _unnoticed,
    Need.STATUTES: _lawless,
    Need.ANSWER: lambda case: None if case.role is Role.REPLY else "这份文件看来不是答复",
    Need.SIBLINGS: lambda case: None if case.siblings is not None else "只在批量检查时比较",
}


def _findings(rule: Rule, case: Case, hits: list[Hit]) -> Iterable[Finding]:
    seen: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda h: (h.span.start, h.span.end)):
        words = hit.span.of(case.text)  # in full: a waiver must not cover what is added behind a long quote
        severity = rule.weighed(hit.severity or rule.severity_for(case.profile), case)
        key = re.sub(r"\s+", "", words) if words else f"{severity}:{_FIGURES.sub('', hit.message)}"
        seen[key] += 1
        finding = Finding(
            rule=rule.id,
            title=rule.title,
            severity=severity,
            confidence=hit.confidence or rule.confidence,
            hit=hit,
            quote=words[:_QUOTE_LIMIT],
            location=locate(case.reply, hit),
            fingerprint=_fingerprint(rule.id, key, seen[key]),
            basis=rule.ground,
            family=rule.family_title,
        )
        yield tempered(finding, case, missing=Need.WHOLE in rule.needs)


def _fingerprint(rule: str, key: str, nth: int) -> str:
    """Depends on the rule and the quoted words only, so that it survives edits elsewhere in the file.

    A finding about the whole paper has no words: its message counts without figures, which any edit moves, but with
    its weight, so that what was waived as a warning is not waived as an error.
    """
    return hashlib.sha256(f"{rule}\0{key}\0{nth}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
