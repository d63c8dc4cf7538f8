"""Days told one behind the other of which the second lies before the first: 4月14日责令整改，4月11日复查合格.

Whatever was done, a sentence that goes from day to day goes forward. What is easily got wrong: many a one goes back
on purpose (曾, 经查, 收到你3月2日的信, 自……起), tells of papers by their days (3月2日作出的决定), or of terms and
ranges; so any word that may lead back, and a day that belongs to a noun, leaves the two alone. A new sentence that does
not begin with its day tells something else (判决2月2日作出).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.facts.time.timeline import Dated
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_LEADS_BACK = pattern(
    r"次年|翌年|刑期|有效期|从|传票|曾|此前|之前|以前|先前|早在|早已|原|前次|上次|其间|期间|同期|反映|称|说|认为|主张|查明|显示|载明|记载"
    r"|证实|证明|认定|根据|依据|依照|核实|发现|经查|查实|确认|因|由于|不服|撤销|对|关于|收到|收悉|按|《|“|（|又|再次|另|其中|包括|分别|和|同时|至|到|起|自|已|补|；"
)
_LEAD = pattern(
    r"(?:.{0,70}[，、])?(?:[^，。；、的\d（]{0,16}?)(?:于|在)?|.{0,70}。",
)
_NO_DEED = pattern(
    r"(?:[（(][^（()）]{1,6}[）)])?(?:之?前|以前|至|到|起|止|届满|截止|期满|—|-|～|、|以来|之后|后|左右|的|所|作出的|和|与|以?内)"
)
_DEED = pattern(
    r"(?:[（(][^（()）\n]{1,6}[）)])?(?:[上下]午|晚上?|[\d:：时分]{1,8})?[^，。；、的\d（《]{2,16}(?=[，。；、（\d《]|了)"
)
_REACH, _HALF = 70, 6
"""Characters between the two; months that a year turns in."""


@dataclass(frozen=True, slots=True)
class Backwards:
    """Two days of which the second is told later and lies earlier; ``apart``: in two sentences."""

    first: Dated
    second: Dated
    apart: bool


def backwards(text: str, days: Sequence[Dated]) -> Iterator[Backwards]:
    """Every such pair of neighbours in one paragraph of ``text``."""
    for first, second in pairwise(days):
        if not _earlier(first, second):
            continue
        between = text[first.span.end : second.span.start]
        if len(between) > _REACH or "\n" in between or "。" in between[:-1]:
            continue
        if _NO_DEED.match(text, first.span.end) or _NO_DEED.match(text, second.span.end):
            continue
        leads = _LEADS_BACK.search(between) is None and _LEAD.fullmatch(between) is not None
        if leads and _DEED.match(text, second.span.end):
            yield Backwards(first, second, "。" in between)


def _earlier(first: Dated, second: Dated) -> bool:
    """Whether the second lies before the first; both are of one year where one of them does not tell its own."""
    if second.told or (len(first.days) == 1 and len(second.days) == 1):
        return first.told + (len(first.days) == 1) > 0 and second.before(first)
    one, other = first.days[0], second.days[0]
    return (other.month, other.day) < (one.month, one.day) and one.month - other.month <= _HALF
