"""Demands that a letter lists: numbered items, 一是……二是……, 诉求一……

What a reader would get wrong: letters hold other lists too, of facts, of annexes, of what a notice says. A list counts
by what announces it and by what its items ask or complain of.
"""

from __future__ import annotations

import re
from itertools import pairwise

from replycheck.facts.demands.asking import ASKS, COMPLAINS, Asking, asking
from replycheck.facts.demands.terms import substance
from replycheck.facts.demands.units import Series, series, trimmed, units
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_REQUESTS = pattern(
    r"(?:[现特今兹]提出|敬请答复|诉求|请求|要求|建议|希望|疑问|质疑|疑虑|咨询|请教|想问|请问|提议|恳请|呼吁|期盼)[^！？\n]{0,24}[。：:]?$"
)
_COMPLAINTS = pattern(
    r"(?:问题|情况|反映|投诉|举报|如下|以下|几点|几个|表现|事实|原因|理由|行为|事项|事情|现象|违[法规纪])[^。！？\n]{0,24}$"
)
_STORY = pattern(r"(?:事实|理由|经过|附件?|材料|证据|目录)[^。！？\n]{0,8}$")
_AFTER = pattern(
    r"以上|综上|综合|总之|因此|为此|所以|故[此而]?|鉴于|恳请|恳求|最后|特此|此致|敬礼|谢谢|感谢|望|盼|请(?!问)|敬请|希望|再次|在此|强烈"
    r"|[^，。]{0,10}领导[，,：:]|尊敬的|作为|我们(?:强烈|恳|希|请|要)|[这那]些问题|以下|事实|附[件：:]|[^。\n]{0,12}[：:]$"
)
_LAW = pattern(r"《[^》]{1,60}》[^。]{0,20}第?[^。]{0,12}条|规定[：:，,]")
_ANNOUNCED = pattern(
    r"(?:诉求|请求|要求|恳请|申请|希望|提出|答复|敬请|想问|请问)(?:[^。！？\n：:，；]{0,12})(?:[：:]|——)(?=(?:[^。！？：:\n；;]{4,80}[；;]){1,9}[^。！？：:\n；;]{4,80}[。！？\n])"
)
"""Requests behind a colon with semicolons between them, up to the end of the sentence."""
_REACH = 60
_LONGEST_LAST, _AT_LEAST = 2.2, 120
_SIGNATURE = 12
_SEVERAL = 3
"""Items before the last that show how many sentences an item has; fewer leave room for one more."""
_A_REQUEST = 7
"""Characters of a request with its number; a list of names under 要求 is none."""
_SPLIT = 40
"""Items of an inner list that are longer than this on average are demands of their own."""
REQUESTED, ASKED, ANNOUNCED = 3.0, 2.5, 2.0


@dataclass(frozen=True, slots=True)
class _List:
    """A list with the spans of its items and how surely they are demands."""

    items: tuple[Span, ...]
    worth: float

    @property
    def span(self) -> Span:
        return Span(self.items[0].start, self.items[-1].end)

    @property
    def average(self) -> float:
        return sum(len(item) for item in self.items) / len(self.items)


def listed(text: str) -> tuple[tuple[Span, ...], float]:
    """The items of the lists of demands in ``text``, in order, and how surely they are demands (0 without a list)."""
    numbered = series(text)
    plain = [
        one for one in _behind_colons(text) if not any(one.marks[0] <= mark for each in numbered for mark in each.marks)
    ]
    lists = [found for found in (_list(text, one) for one in (*numbered, *plain)) if found.worth]
    if not lists:
        return (), 0.0
    top = max(found.worth for found in lists)
    kept = [found for found in lists if found.worth == top or ANNOUNCED <= found.worth < REQUESTED > top]
    kept.sort(key=lambda found: (found.span.start, -found.span.end))
    items: list[Span] = []
    for found in kept:
        for item in found.items:
            if not items or item.start >= items[-1].end:
                items.extend(_inner(item, lists, found, last=item is found.items[-1]) or [item])
    return tuple(items), top


def _behind_colons(text: str) -> list[Series]:
    """Lists without numbers: 我要求：……；……；……。"""
    found = []
    for match in _ANNOUNCED.finditer(text):
        stop = min((at for at in (text.find(mark, match.end()) for mark in "。！？\n") if at >= 0), default=len(text))
        breaks = [at + 1 for at in range(match.end(), stop) if text[at] in "；;"]
        found.append(Series("；", (match.end(), *breaks)))
    return found


def _inner(item: Span, lists: list[_List], outer: _List, *, last: bool) -> tuple[Span, ...]:
    """The items of a list inside ``item``, where each of them is long enough to be a demand.

    How far the last item of a list reaches is only guessed; a list that begins in it belongs to it whole.
    """
    inner = next(
        (one for one in lists if one is not outer and _within(one, item, last=last) and one.average >= _SPLIT), None
    )
    if inner is None:
        return ()
    return tuple(Span(one.start, one.end if last else min(one.end, item.end)) for one in inner.items)


def _within(inner: _List, item: Span, *, last: bool) -> bool:
    begins, ends = inner.items[0].start, inner.items[-1].start
    return item.start <= begins < item.end and (last or ends < item.end)


def _list(text: str, found: Series) -> _List:
    ends = [*found.marks[1:], _end(text, found)]
    items = tuple(trimmed(text, Span(a, b)) for a, b in zip(found.marks, ends, strict=True))
    return _List(items, _worth([item.of(text) for item in items], _head(text, found.marks[0])))


def _head(text: str, start: int) -> str:
    """The words that announce the list."""
    before = text[max(0, start - _REACH) : start].rstrip(" 　\n。：:（(—")
    return re.split(r"[。！？\n]", before)[-1]


def _worth(items: list[str], head: str) -> float:
    requested = _REQUESTS.search(head) is not None
    if not requested and sum(len(substance(item)) >= 2 for item in items) < 0.7 * len(items):  # noqa: PLR2004 - most tell of something
        return 0.0
    asks = sum(bool(ASKS.search(item)) and asking(item) is not Asking.RHETORIC for item in items) / len(items)
    complains = sum(bool(COMPLAINS.search(item)) for item in items) / len(items)
    if requested and sum(len(item) >= _A_REQUEST for item in items) > len(items) / 2:
        return REQUESTED
    quotes = sum(bool(_LAW.search(item)) for item in items) / len(items)
    if (_STORY.search(head) or quotes > 0.6) and asks < 0.5:  # noqa: PLR2004 - shares, see below
        return 0.0
    return _by_items(asks, complains, announced=bool(_COMPLAINTS.search(head)))


def _by_items(asks: float, complains: float, *, announced: bool) -> float:
    """Worth by the share of items that ask and that complain; shares fitted on real letters."""
    if asks >= 0.5:  # noqa: PLR2004
        return ASKED
    if announced and complains >= 0.3:  # noqa: PLR2004
        return ANNOUNCED
    if complains >= (0.6 if asks else 0.7):
        return 1.5 if asks else 1.0
    return 0.0


def _end(text: str, found: Series) -> int:
    """Where the last item ends: before what sums up or says farewell, and not far behind what the others measure."""
    start = found.marks[-1]
    others = [text[a:b].strip() for a, b in pairwise(found.marks)]
    most = max(len(units(other)) for other in others) + (len(others) < _SEVERAL)
    longest = max(b - a for a, b in pairwise(found.marks))
    in_paragraphs = found.style.startswith(("一、", "第")) and any("\n" in other for other in others)
    parts = units(text[start:])
    if not parts:
        return len(text)
    end = start + parts[0].end
    for part in parts[1:most]:
        words = part.of(text[start:])
        over = part.end > max(_LONGEST_LAST * longest, _AT_LEAST)
        prose = in_paragraphs and len(words) > _SIGNATURE
        on_a_new_line = "\n" in text[end : start + part.start] and not prose
        if over or on_a_new_line or _AFTER.match(words) or asking(words) is Asking.GREETING:
            break
        end = start + part.end
    return end
