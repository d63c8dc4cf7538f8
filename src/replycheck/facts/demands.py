"""The demands of a petition letter, and where a reply answers each of them.

A demand counts as answered only where a few sentences of the reply both speak of it and state an outcome;
sentences that merely repeat what the petitioner asks for are no answer.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from replycheck.facts.parts import OPINION
from replycheck.model.report import Demand
from replycheck.model.span import Span
from replycheck.text.sentences import sentences
from replycheck.text.tables import rows

_ASKS = re.compile(
    r"请求|恳请|恳求|要求|希望|盼望|期望|请(?:贵|你|您|法院|院|政府|领导|相关|有关|予|尽|解释|说明|问|求|依法|求解)|申请|建议|呼吁|能否|能不能|可否|是否|是不是|为什么|为何|何时|什么时候|怎么办|如何|[？?]"
)
_ITEM = re.compile(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十][，、,：:]|[①-⑳])"
)
_INLINE = re.compile(
    r"(?:(?<=[：:；;。，,\s])|^)(?:[一二三四五六七八九]是|第[一二三四五六七八九][，、,]|[一二三四五六七八九]、|[（(][一二三四五六七八九\d][）)]|\d[.．、](?!\d)|[①-⑨])"
)
_CLAIMS_HEAD = re.compile(
    r"(?:信访|我的|本人|具体|主要)?(?:请求|诉求|要求|事项|问题)(?:事项|如下|有)?[^。；\n]{0,20}[：:]\s*$"
)
_STORY_HEAD = re.compile(r"^\s*(?:[一二三四五六七八九十]{1,3}、)?(?:事实|理由|事情经过|情况说明|基本情况)")
_POLITE = re.compile(r"此致|敬礼|谢谢|感谢|盼(?:复|望回复)|望(?:回复|答复|予以答复)|万分感谢|附[件：:]")
_RESTATES = re.compile(
    r"(?:反映|反应|请求|要求|诉求|提出|来信|来访|咨询|投诉|留言|帖子?)[^。；]{0,80}(?:问题|事项|如下|诉求|收悉|情况|请求|要求)"
    r"|(?:你|您|信访人)(?:来信|来访)?(?:反映|请求|要求|提出|认为|主张|希望|申请)[^。；]*?(?=[。；]|，(?:经|现|本|我|该|已)|$)"
)
_ECHO = re.compile(r"\s*[一二三四五六七八九]是(?:请|要求|希望|请求|反映|关于)")
"""A restated demand that goes on: 二是请求退还原件."""
_STOP = re.compile(
    r"请求|要求|希望|恳请|恳求|贵院|法院|人民|依法|尽快|尽早|及时|予以|给予|能否|是否|为什么|为何|怎么|如何|什么|可以|应当|有关|相关|部门|领导|政府|我们|你们|本人|我的|你的|以及|对于|关于|进行|一个|这个|问题|情况|书面|答复|说明|解释|解决|处理|反映|谢谢|您好|你好"
)
_WINDOW, _REACH = 4, 360
"""Sentences, and characters, that may together make one answer."""
_COVERED, _TELLING = 0.45, 16.0
"""What an answer must take up of a demand: a share of its words by weight, or, of a long demand, so much weight.

Calibrated on 500 real letters beside the right and a wrong reply (``benchmarks/demands.py``).
"""
_NEAR = 0.2
"""Below this share the nearest passage speaks of something else, and showing it would mislead."""
_AROUND = 400
_DOCUMENTS, _UNSEEN = 3504, 7.5
"""Documents counted in the table of pairs, and the weight of a pair that stands in fewer than four of them."""
_KNOWN = 0.5
"""Share of them that a judgment must hold for the demand to count as dealt with there."""
_LONGEST = 160
"""A demand longer than this is told by its sentences that ask."""


def answers(petition: str, reply: str, judgments: tuple[str, ...]) -> tuple[Demand, ...]:
    """Every demand of the letter with the place in ``reply`` that answers it.

    ``reply`` should have copied passages blanked: words of the judgment are no answer of the office.
    """
    windows = _windows(reply)
    courts = tuple(frozenset(_grams(judgment)) for judgment in judgments)
    spans = demand_spans(petition)
    asked = zip(spans, _surroundings(petition, spans), strict=True)
    return tuple(_matched(petition, span, around, windows, courts) for span, around in asked)


def demand_spans(petition: str) -> tuple[Span, ...]:
    """Where the letter states its demands: the list of claims if it has one, else the sentences that ask."""
    listed = _listed(petition)
    return listed or _asking(petition)


def _listed(petition: str) -> tuple[Span, ...]:
    """The items of a list that is announced as one of requests, or whose items ask."""
    found: list[Span] = []
    claims = False
    for start, line in _lines(petition):
        if _CLAIMS_HEAD.search(line):
            claims, found = True, []
        elif _STORY_HEAD.match(line):
            claims = False
        elif _ITEM.match(line) and (claims or _ASKS.search(line)):
            found.append(_trim(petition, start, start + len(line)))
        elif (inline := _inline(petition, start, line)) and (claims or _ASKS.search(line)):
            found.extend(inline)
        elif _POLITE.search(line):
            claims = False
    return tuple(found) if len(found) > 1 or claims else ()


def _inline(petition: str, start: int, line: str) -> list[Span]:
    """The items of 一是…；二是… inside one line; empty where fewer than two stand there."""
    marks = [match.start() for match in _INLINE.finditer(line)]
    asks = _ASKS.search(line)
    if len(marks) < 2 or asks is None or asks.start() > marks[1]:  # noqa: PLR2004 - one item is no list
        return []
    ends = [*marks[1:], len(line)]
    return [_trim(petition, start + a, start + _sentence_end(line, a, b)) for a, b in zip(marks, ends, strict=True)]


def _sentence_end(line: str, start: int, end: int) -> int:
    """The last item of a list in a line ends with its sentence, not with the line."""
    stop = line.find("。", start, end)
    return end if stop < 0 else stop + 1


def _asking(petition: str) -> tuple[Span, ...]:
    """The sentences that ask for something, neighbours joined."""
    found: list[Span] = []
    for span in sentences(petition):
        words = span.of(petition)
        if not _ASKS.search(words) or len(_grams(words)) < 3:  # noqa: PLR2004 - a polite phrase asks for nothing
            continue
        if found and span.start - found[-1].end <= 1 and span.end - found[-1].start <= _LONGEST:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Window:
    """``said`` is where the office itself speaks and ``own`` its words there: restated demands are left out."""

    span: Span
    grams: frozenset[str]
    said: Span
    own: frozenset[str]


def _windows(reply: str) -> tuple[_Window, ...]:
    """Runs of a few sentences that state an outcome; the words of a heading or of a restated demand count with them."""
    spans = sentences(reply)
    decisive = [_states_outcome(span.of(reply)) for span in spans]
    found = []
    for first in range(len(spans)):
        last = first
        while (
            last + 1 < len(spans) and last + 1 - first < _WINDOW and spans[last + 1].end - spans[first].start <= _REACH
        ):
            last += 1
        if any(decisive[first : last + 1]):
            found.append(_window(reply, spans[first : last + 1]))
    return tuple(found)


def _window(reply: str, spans: tuple[Span, ...]) -> _Window:
    whole = Span(spans[0].start, spans[-1].end)
    own = [span for span in spans if not _ECHO.match(span.of(reply)) and not _RESTATES.match(span.of(reply))]
    words = frozenset(gram for span in own for gram in _grams(span.of(reply)))
    said = Span(own[0].start, own[-1].end) if own else whole
    return _Window(whole, frozenset(_grams(whole.of(reply))), said, words)


def _states_outcome(sentence: str) -> bool:
    return OPINION.search(_RESTATES.sub("", sentence)) is not None


def _surroundings(petition: str, spans: tuple[Span, ...]) -> list[frozenset[str]]:
    """For each demand, the words of the sentences around it, up to its neighbours: they tell what it is about."""
    found = []
    for index, span in enumerate(spans):
        start = max(spans[index - 1].end if index else 0, span.start - _AROUND)
        end = min(spans[index + 1].start if index + 1 < len(spans) else len(petition), span.end + _AROUND)
        found.append(frozenset(_grams(petition[start : span.start] + "。" + petition[span.end : end])))
    return found


def _matched(
    petition: str,
    span: Span,
    around: frozenset[str],
    windows: tuple[_Window, ...],
    courts: tuple[frozenset[str], ...],
) -> Demand:
    words = span.of(petition)
    grams = frozenset(_grams(words))
    whole = _weight(grams)

    def likeness(window: _Window) -> tuple[float, int]:
        return _weight(grams & window.grams) + _weight((around - grams) & window.grams) / 2, -len(window.span)

    best = max(windows, key=likeness, default=None)
    shared = _weight(grams & best.grams) if best else 0.0
    share = shared / whole if whole else 0.0
    answered = best is not None and (likeness(best)[0] >= _TELLING or share >= _COVERED)
    place = _shown(grams, windows, best) if answered or share >= _NEAR else None
    new = bool(courts) and all(_weight(grams & court) < _KNOWN * whole for court in courts)
    why = _why(answered=answered, share=share, place=place)
    return Demand(words, span, answered=answered, new=new, reply=place, why=why)


def _shown(grams: frozenset[str], windows: tuple[_Window, ...], best: _Window | None) -> Span | None:
    """The place to show for a demand: where the office's own sentences take up most of it."""
    clearest = max(windows, key=lambda window: (_weight(grams & window.own), -len(window.said)), default=best)
    if clearest is None or not grams & clearest.own:
        return None if best is None else best.span
    return clearest.said


@cache
def _rarity() -> dict[str, float]:
    """How telling a pair of characters is: the fewer of 3,504 real judgments and replies hold it, the more."""
    counts = ((row["pair"], int(row["documents_of_3504"])) for row in rows("pairs.tsv.gz"))
    return {pair: math.log(_DOCUMENTS / documents) for pair, documents in counts}


def _weight(grams: frozenset[str]) -> float:
    rarity = _rarity()
    return sum(rarity.get(gram, _UNSEEN) for gram in grams)


def _why(*, answered: bool, share: float, place: Span | None) -> str:
    if answered:
        return f"答复中的这几句谈到它（用词重合{share:.0%}），并有结论"
    if place is None:
        return "答复中没有谈到它并给出结论的话"
    return f"答复中最接近的几句只谈到它的{share:.0%}，不算答复"


def _grams(text: str) -> list[str]:
    """Pairs of neighbouring Han characters or numbers, common words of asking left out."""
    parts = re.findall(r"[\u4e00-\u9fff]+|\d[\d.]*", _STOP.sub("　", text))
    return [pair for part in parts for pair in ([part] if part[0].isdigit() else _pairs(part))]


def _pairs(part: str) -> list[str]:
    return [part[i : i + 2] for i in range(len(part) - 1)]


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line.rstrip()))
        start += len(line)
    return found


def _trim(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + left + len(words.strip()))
