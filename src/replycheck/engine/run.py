"""Run rules over a case: every rule ends as ran, skipped with a reason, or crashed.

This module holds the one broad ``except`` of the code base: a rule that fails must be reported, not lost.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from replycheck.engine.place import locate
from replycheck.engine.settings import Settings
from replycheck.model.finding import Finding, Hit
from replycheck.model.report import Crashed, Outcome, Ran, Skipped
from replycheck.rules.case import Case
from replycheck.rules.rule import Need, Rule

_QUOTE_LIMIT = 2000
"""A quote longer than this is cut in the report: the span still says where it ends."""


def run(rules: Iterable[Rule], case: Case, settings: Settings) -> tuple[Outcome, ...]:
    """One outcome for each rule, in the order given."""
    return tuple(_run_one(rule, case, settings) for rule in rules)


def _run_one(rule: Rule, case: Case, settings: Settings) -> Outcome:
    reason = _why_not(rule, case, settings)
    if reason is not None:
        return Skipped(rule.id, reason)
    try:
        hits = list(rule.check(case))
        return Ran(rule.id, tuple(_findings(rule, case, hits)))
    except Exception as error:  # noqa: BLE001 - a crashed rule is an outcome that every report shows
        return Crashed(rule.id, f"{type(error).__name__}: {error}")


def _why_not(rule: Rule, case: Case, settings: Settings) -> str | None:
    """Why the rule cannot or need not run on this case; None when it can."""
    if rule.id in settings.disabled:
        return "配置中已停用"
    if case.profile not in rule.profiles:
        return f"不适用于“{case.profile.title}”"
    lacking = {
        Need.SOURCE: (not case.sources, "未提供裁判文书（--source）"),
        Need.PETITION: (case.petition is None, "未提供信访材料（--petition）"),
        Need.PAGES: (not case.reply.bound, f"{case.reply.format} 文件没有固定页面，无法核对装订"),
        Need.WHOLE: (not case.reply.complete, "文件没有读全，不能断定缺少内容"),
    }
    return next((reason for need in Need if need in rule.needs for missing, reason in [lacking[need]] if missing), None)


def _findings(rule: Rule, case: Case, hits: list[Hit]) -> Iterable[Finding]:
    seen: Counter[str] = Counter()
    for hit in sorted(hits, key=lambda h: (h.span.start, h.span.end)):
        quote = hit.span.of(case.text)[:_QUOTE_LIMIT]
        key = re.sub(r"\s+", "", quote) if quote else hit.message
        seen[key] += 1
        yield Finding(
            rule=rule.id,
            title=rule.title,
            severity=hit.severity or rule.severity_for(case.profile),
            confidence=hit.confidence or rule.confidence,
            hit=hit,
            quote=quote,
            location=locate(case.reply, hit),
            fingerprint=_fingerprint(rule.id, key, seen[key]),
        )


def _fingerprint(rule: str, key: str, nth: int) -> str:
    """Depends on the rule and the quoted words only, so that it survives edits elsewhere in the file."""
    return hashlib.sha256(f"{rule}\0{key}\0{nth}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
