"""The range of punishment that the procuratorate advised: what the reply says it was, and what the judgment says.

What is easily got wrong: the law has its own range (三年以上十年以下), and counsel asks for one too. So only a range
in a sentence that speaks of advice counts, on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import from_chinese
from replycheck.text.patterns import pattern

_NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"


def _term(place: str) -> str:
    years = rf"(?P<y{place}>{_NUMBER})年(?:零)?(?:(?P<m{place}>{_NUMBER})个月|(?P<h{place}>半))?"
    return rf"(?:{years}|(?P<n{place}>{_NUMBER})个月)"


_RANGE = pattern(
    rf"(?:有期徒刑|拘役)?{_term('1')}(?P<up>以上)?(?P<to>至|到|—|－|-|～|~)?，?"
    rf"(?:有期徒刑|拘役)?{_term('2')}(?:以下|以内)?"
)
_ADVICE = pattern("建议|量刑意见")
_COUNSEL = pattern(r"(?:律师|辩护人|[你您])[^，。；\n]{0,8}建议")
_FAR_AHEAD, _NEAR_BEHIND = 60, 8
_YEAR, _HALF = 12, 6


@dataclass(frozen=True, slots=True)
class Advised:
    """A range that was advised, in months."""

    span: Span
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class AdvisedOtherwise:
    """A range of the reply's and the one of the judgment that it is held against."""

    ours: Span
    theirs: Span
    agrees: bool


def advised(paper: Paper) -> Iterator[Advised]:
    """Every range that a paper says the procuratorate advised."""
    for match in _RANGE.finditer(paper.text):
        if not match["up"] and not match["to"]:
            continue
        span = Span(*match.span())
        sentence = paper.sentence(span)
        ahead = (max(sentence.start, span.start - _FAR_AHEAD), span.start)
        if not _ADVICE.search(paper.text, *ahead) or _COUNSEL.search(paper.text, *ahead):
            continue
        low, high = _months(match, "1"), _months(match, "2")
        if low < high:
            yield Advised(span, low, high)


def _months(match: re.Match[str], place: str) -> int:
    if match[f"n{place}"]:
        return _count(match[f"n{place}"])
    months = _count(match[f"m{place}"]) if match[f"m{place}"] else _HALF if match[f"h{place}"] else 0
    return _count(match[f"y{place}"]) * _YEAR + months


def _count(words: str) -> int:
    return 2 if words == "两" else from_chinese(words) or 0


def advised_otherwise(reply: Paper, paper: Paper) -> Iterator[AdvisedOtherwise]:
    """Every range that the reply says was advised, held against those of the judgment."""
    known = list(advised(paper))
    for ours in advised(reply) if known else ():
        right = next((one for one in known if (one.low, one.high) == (ours.low, ours.high)), None)
        yield AdvisedOtherwise(ours.span, (right or known[0]).span, right is not None)
