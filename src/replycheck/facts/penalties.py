"""Punishments: 有期徒刑三年四个月, 三年有期徒刑, 拘役五个月, 缓刑三年, 剥夺政治权利一年, 无期徒刑, 死刑.

What is easily got wrong: what a law threatens (三年以上七年以下有期徒刑) is no punishment of anybody, and the number
stands before the word as often as behind it.
"""

from __future__ import annotations

import re

from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_N = "[0-9０-９零一二两三四五六七八九十]{1,4}"
_LENGTH = (
    rf"(?:(?P<years_>{_N})年(?:零|又)?(?P<half_>半)?)?(?:(?P<months_>{_N})个?月(?!\d))?(?:零?(?P<days_>{_N})[日天])?"
)
_KINDS = "有期徒刑|拘役|管制|缓刑|剥夺政治权利"
_PENALTY = pattern(
    rf"(?P<kind>{_KINDS})(?:考验期)?(?:为|至|的)?(?=[0-9０-９零一二两三四五六七八九十])(?!{_N}[年月个]{{1,2}}以[上下])"
    + _LENGTH.replace("_>", "1>")
    + rf"|(?<![0-9０-９一二三四五六七八九十])(?={_N}(?:年|个月))"
    + _LENGTH.replace("_>", "2>")
    + r"(?:的)?(?P<kind2>有期徒刑|拘役|管制|缓刑|实刑)"
    r"|(?P<whole>无期徒刑|死刑(?:，?缓期二年执行)?|死缓)"
)


@dataclass(frozen=True, slots=True)
class Penalty:
    """``kind`` as the law calls it, ``months`` and ``days`` its length (0 for life and death)."""

    span: Span
    kind: str
    months: int
    days: int = 0


def penalties(text: str) -> tuple[Penalty, ...]:
    """Every punishment of somebody in ``text``, in order."""
    if "刑" not in text and "拘役" not in text and "管制" not in text:
        return ()
    return tuple(found for match in _PENALTY.finditer(text) if (found := _penalty(match)) is not None)


def _penalty(match: re.Match[str]) -> Penalty | None:
    if match["whole"]:
        return Penalty(Span(*match.span()), "死缓" if "缓" in match["whole"] else match["whole"], 0)
    which = "1" if match["kind"] else "2"
    years, months, days = (_count(match[f"{unit}{which}"]) for unit in ("years", "months", "days"))
    if not years and not months and not days:
        return None
    kind = match["kind"] or {"实刑": "有期徒刑"}.get(match["kind2"], match["kind2"])
    half = 6 * (match[f"half{which}"] is not None)
    return Penalty(Span(*match.span()), kind, years * 12 + months + half, days)


def _count(written: str | None) -> int:
    return (from_chinese(written) or 0) if written else 0
