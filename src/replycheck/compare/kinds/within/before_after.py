"""Before and after: 我院受理在破产受理之后, of a reply that gives both days the other way about.

What is easily got wrong: an event has a day only where the words of the event stand right beside one, and a reply may
speak of two events with the same words. So every day that stands beside the event's words must say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycheck.compare.kinds.within.clash import Clash
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_SAYS = pattern(
    r"(?P<before>[^，。；：\n]{0,24}?)(?:(?:在|于|是在|就在|发生在|签在|签于|形成于|作于|还在|已在)(?P<event>[^，。；：\n\d在]{3,16}?)(?P<side>之前|以前|之后|以后|前|后)"
    r"|(?P<word>早于|先于|晚于|迟于|后于)(?P<event2>[^，。；：\n\d]{3,16}?)|比(?P<event3>[^，。；：\n\d比]{3,16}?)(?:要|还|更)?(?P<word3>早|晚|迟))(?:的|了)?(?P<much>[一二两三四五六七八九十\d多余数几将近约差不]{0,5}(?:个?多?月|年|天|日|周)?)(?:多|余|才|就)?(?=[，。；\n])"
)
_LATER = frozenset({"之后", "以后", "后", "晚于", "迟于", "后于", "晚", "迟"})
_ASKED = pattern("是否|如果|若(?!干)|应当|可以|必须|请|不得|规定|认为|主张|要求|没有|不是|并非|未")
_LIGHT = frozenset("的了在和与及就已经其这那该此我你您院局公司本于被由将把一个份案件双方当事人签订")
_RULE = pattern("(?:收到|送达|生效|知道|届满|期满|公布)(?:之日|判决书|通知)?$")


def before_and_after(reply: Paper) -> Iterator[Clash]:
    """Every order of two events that the days beside them contradict."""
    text = reply.text
    for match in _SAYS.finditer(text):
        if _ASKED.search(match[0]):
            continue
        event = match["event"] or match["event2"] or match["event3"]
        if _RULE.search(event):
            continue
        theirs = _days_of(reply, event, text.index(event, match.start()))
        ours = _own_day(reply, match) or _one(_days_of(reply, _subject(match["before"]), match.start()))
        if ours is None or not theirs:
            continue
        later = (match["side"] or match["word"] or match["word3"]) in _LATER
        told = [_order(ours, one) for one in theirs]
        if all(one is not None and one != later for one in told):
            yield Clash("internal-conclusion", Span(*match.span()), theirs[-1].span)


def _subject(words: str) -> str:
    return re.sub("(?:是|签|发生|形成|作|还|已)$", "", words)


def _one(days: list[Mention]) -> Mention | None:
    return days[-1] if len({one.value for one in days}) == 1 else None


def _own_day(reply: Paper, match: re.Match[str]) -> Mention | None:
    """The last day of the sentence ahead, where no other stands beside it."""
    low = max(reply.text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
    days = [one for one in reply.mentions if one.kind is Kind.DAY and low <= one.span.start < match.end()]
    return days[0] if len({one.value for one in days}) == 1 and _whole(days[0]) else None


def _whole(one: Mention) -> bool:
    return isinstance(one.value, tuple) and len(one.value) == 3 and bool(one.value[0])  # noqa: PLR2004 - year, month, day


def _days_of(reply: Paper, event: str, at: int) -> list[Mention]:
    """The days in whose clause every telling character of the event stands."""
    needed = {sign for sign in event if sign not in _LIGHT}
    if len(needed) < 2:  # noqa: PLR2004 - one character names no event
        return []
    found = []
    for one in reply.mentions:
        if one.kind is not Kind.DAY or not _whole(one):
            continue
        clause = _clause(reply, one)
        if clause.start <= at < clause.end:
            continue
        words = clause.of(reply.text)
        if _days_in(reply, clause) == 1 and needed <= set(words) and not re.search("[不未没]|之?前|之?后", words):
            found.append(one)
    return found


def _clause(reply: Paper, one: Mention) -> Span:
    """The clause of a day; with the one behind it where it holds nothing else: 2014年3月8日，双方签订了合同."""
    clause = reply.clause(one.span)
    if len(clause) - len(one.span) >= _BARE:
        return clause
    if _TIME.search(reply.text, clause.start, one.span.start):
        ahead = reply.clause(Span(max(0, clause.start - 2), max(0, clause.start - 1)))
        return Span(ahead.start, clause.end)
    if reply.text[clause.end : clause.end + 1] != "，":
        return clause
    return Span(clause.start, reply.clause(Span(clause.end + 1, clause.end + 2)).end)


_BARE, _TIME = 5, pattern("(?:时间|日期)(?:是|为)$")


def _days_in(reply: Paper, clause: Span) -> int:
    return sum(one.kind is Kind.DAY and clause.contains(one.span) for one in reply.mentions)


def _order(ours: Mention, theirs: Mention) -> bool | None:
    """Whether the first is the later day; None where they are the same."""
    return None if ours.value == theirs.value else ours.value > theirs.value  # type: ignore[operator]
