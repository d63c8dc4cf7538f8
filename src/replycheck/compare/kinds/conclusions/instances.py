"""How the other instances of a case ended, which a judgment tells of and a reply tells again.

What is easily got wrong: a judgment names a decision many times, in its head without its ending and in the pleas with
what a party thinks of it, so only an ending right behind the number, in the same sentence, is that decision's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from replycheck.compare.kinds.decisions import decisions, same_court
from replycheck.compare.kinds.disposals import LABELS, Ending, endings_in, fits, ruled_out
from replycheck.compare.kinds.polarities import pleadings
from replycheck.compare.mentions import Kind, Mention
from replycheck.compare.paper import Paper
from replycheck.compare.values import same
from replycheck.facts.organs import OrganKind, organs
from replycheck.model.span import Span
from replycheck.text.patterns import pattern

_UNSURE = pattern(
    "请求|要求|主张|认为|申请(?!再审)|是否|如果|可以|称|应当|应(?!当)|希望|没有|未|并非|不(?!予|准|服)|撤回|要不要|能否"
)
_NEXT = pattern("上诉|申请再审|不服|抗诉|再审|发回|另案|本院|我院(?!以)")
"""Behind it the sentence tells of the next instance."""
_TURNED = pattern("上诉后|不服|又|后来|随后|再审|撤销了")
_BEHIND = 200
_OTHER_COURT = pattern("最高|高级|高院|中院|再审|本院|我院|法院|重审")
_NUMBERED = pattern(r"[^，。；\d]{0,10}[，（(](?:其|该)?(?:案号|文号|编号)?(?:为|是|：)?")
"""驳回上诉，案号（2014）某民终字第140号: the number stands behind."""
_MADE = pattern("作出|[以用]")
_ORDER = pattern(r"(?:判决|裁定|决定)[：:\s]{0,2}如下")


def instances(reply: Paper, paper: Paper) -> Iterator[Ending]:
    """Every ending that the reply tells of another decision of the case, held against what the judgment says of it."""
    known = _known(paper)
    for ending, span in endings_in(reply.text, 0, len(reply.text)) if known else ():
        number = _decided_by(reply, paper, span)
        own = known.get(str(number.value)) if number is not None else None
        if own is None:
            continue
        right = {one for one, _ in own}
        rival = ruled_out(reply.text, (ending, span), paper, own)
        if fits(ending, right):
            yield Ending(span, LABELS[ending], own[0][1], LABELS[own[0][0]], agrees=True, certain=False)
        elif rival is not None:
            yield Ending(span, LABELS[ending], rival[1], LABELS[rival[0]], agrees=False, certain=False)


@lru_cache(maxsize=8)
def _known(paper: Paper) -> dict[str, tuple[tuple[str, Span], ...]]:
    """The endings of each decision but the own one, by its number."""
    found: dict[str, list[tuple[str, Span]]] = {}
    own = decisions(paper)[0].number
    numbers = [one for one in paper.mentions if one.unit == "case"]
    for number, ending, span in _right_behind(paper, numbers, own):
        found.setdefault(str(number.value), []).append((ending, span))
    for number, ending, span in _behind_view(paper, own):
        found.setdefault(str(number.value), []).append((ending, span))
    for sign, places in _by_instance(paper).items():
        only = _only(paper, sign)
        if only is not None:
            found.setdefault(str(only.value), places)
    return {number: tuple(places) for number, places in found.items()}


def _right_behind(paper: Paper, numbers: list[Mention], own: Mention | None) -> Iterator[tuple[Mention, str, Span]]:
    """The endings right behind the number of another decision."""
    spoken = pleadings(paper.text)
    for index, number in enumerate(numbers):
        if own is not None and number.value == own.value:
            continue
        end = min(paper.sentence(number.span).end, number.span.end + _BEHIND)
        if index + 1 < len(numbers):
            end = min(end, numbers[index + 1].span.start)
        end = _before_next(paper.text, number.span.end, end)
        for ending, span in endings_in(paper.text, number.span.end, end):
            made = _MADE.search(paper.text, max(0, number.span.start - 4), number.span.start)
            pleaded = made is None and any(low <= span.start < high for low, high in spoken)
            if not pleaded and not _UNSURE.search(paper.text, number.span.end, span.start):
                yield number, ending, span


_VIEW = pattern("(?:民事|刑事|行政)?(?:判决|裁定)书?[^，。；\n]{0,4}?(?:认为|认定)")
_LONGEST_VIEW = 3000


def _behind_view(paper: Paper, own: Mention | None) -> Iterator[tuple[Mention, str, Span]]:
    """How a decision ended whose number leads a paragraph: 某法院……号民事判决认为……，判决驳回上诉."""
    for number in paper.mentions:
        if number.unit != "case" or (own and number.value == own.value) or not _VIEW.match(paper.text, number.span.end):
            continue
        end = paper.text.find("\n", number.span.end)
        end = min(end if end > 0 else len(paper.text), number.span.end + _LONGEST_VIEW)
        endings = list(endings_in(paper.text, number.span.end, end))
        for ending, span in endings[-2:]:
            ahead = paper.text[max(number.span.end, span.start - 60) : span.start]
            if _DECIDES.search(ahead) and not _UNSURE.search(paper.text, paper.clause(span).start, span.start):
                yield number, ending, span


_INSTANCE = pattern("(?P<first>一审|原审)|(?P<second>二审|终审)|本院")
_DECIDES = pattern(
    r"(?:判决|裁定)(?:如下)?[：:，]?[^。；\n]{0,40}$|(?:判决|裁定)(?:如下)?[：:][^。\n]{0,120}$"
    "|(?:^|[，。；])(?:故|据此|遂|因此|于是)$"
)
_FIRST, _SECOND = "初", "终"
_OPENS = 40
"""A paragraph that names an instance so near its beginning is told of that one."""


def _by_instance(paper: Paper) -> dict[str, list[tuple[str, Span]]]:
    """The endings that the judgment has behind 一审法院 …… 判决 in the same paragraph."""
    text = paper.text
    orders = [match.start() for match in _ORDER.finditer(text)]
    spoken = pleadings(text)
    found: dict[str, list[tuple[str, Span]]] = {}
    for ending, span in endings_in(text, 0, orders[-1] if orders else len(text)):
        if any(low <= span.start < high for low, high in spoken):
            continue
        low = text.rfind("\n", 0, span.start) + 1
        told = list(_INSTANCE.finditer(text, low, span.start))
        ahead = text[max(low, span.start - 160) : span.start]
        if not told or _DECIDES.search(ahead) is None or _UNSURE.search(text, paper.clause(span).start, span.start):
            continue
        named = [one for one in told if one[0] != "本院"]
        if named and named[0].start() - low <= _OPENS:
            told = named  # 一审法院认为：……应由本院管辖: in its own words it is 本院 too
        sign = _FIRST if told[-1]["first"] else _SECOND if told[-1]["second"] else ""
        if ending == "uphold" and any(one["second"] for one in told):
            sign = _SECOND  # 二审法院认为，一审法院未开庭并无不当，故驳回上诉: no first instance does
        if sign:
            found.setdefault(sign, []).append((ending, span))
    return found


def _only(paper: Paper, sign: str) -> Mention | None:
    """The number of the only decision of an instance, where it isn't the judgment's own."""
    known = [one for one in decisions(paper) if one.number is not None and sign in str(one.number.value)]
    return known[0].number if len(known) == 1 and not known[0].own else None


def _before_next(text: str, start: int, end: int) -> int:
    """Where a sentence turns to the next instance; 驳回上诉 is this one's own."""
    for match in _NEXT.finditer(text, start, end):
        if text[max(start, match.start() - 16) : match.start()].rpartition("，")[2].find("驳回") < 0:
            return match.start()
    return end


def _decided_by(  # noqa: PLR0911 - from the surest sign on
    reply: Paper, paper: Paper, span: Span
) -> Mention | None:
    """The number of the decision of which the reply tells an ending, where it isn't the judgment's own."""
    sentence = reply.sentence(span)
    ahead = [one for one in reply.mentions if sentence.start <= one.span.start < span.start]
    numbers = [one for one in ahead if one.unit == "case"]
    if _UNSURE.search(reply.text, reply.clause(span).start, span.start):
        return None
    if numbers:
        between = reply.text[numbers[-1].span.end : span.start]
        return None if _NEXT.search(between) and "上诉" not in span.of(reply.text) else numbers[-1]
    behind = [
        one
        for one in reply.mentions
        if one.unit == "case"
        and span.end <= one.span.start < sentence.end
        and _NUMBERED.fullmatch(reply.text, span.end, one.span.start)
    ]
    if behind:
        return behind[0]
    days = [one for one in ahead if one.kind is Kind.DAY and not one.open]
    if days and _TURNED.search(reply.text, days[-1].span.end, span.start):
        return None  # 3月5日裁定不予受理，你公司上诉后，我院撤销了裁定
    names = [one.name for one in organs(reply.text[sentence.start : span.start]) if one.kind is OrganKind.COURT]
    for one in decisions(paper)[1:]:
        dated = days and one.day is not None and same(days[-1], one.day)
        if dated and (not names or not one.court or same_court(names[-1], one.court)):
            return one.number
    told = list(_INSTANCE.finditer(reply.text, sentence.start, span.start))
    if days or not told or _OTHER_COURT.search(reply.text, told[-1].end() + 2, span.start):
        return None
    return _only(paper, _FIRST) if told[-1]["first"] else _only(paper, _SECOND) if told[-1]["second"] else None
