"""Questions and demands that a reply names, and the paragraphs that answer them: their order, and what lacks.

A form answers each 问： with a 答：, and who lists what is asked mostly answers in that order. What a reader would get
wrong: an answer may take two demands together or leave the order, so of lists only a whole one that is turned counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from replycheck.flow.reading import Stretch
from replycheck.records import dataclass
from replycheck.text.patterns import pattern

_QUESTION = pattern(r"(?:问|提问|问题)(?:[一二三四五六七八九十\d]{1,2})?[:：]")
_ANSWER = pattern(r"(?:答|回答|答复)(?:[一二三四五六七八九十\d]{1,2})?[:：]")
_FEWEST = 2
_LISTS = pattern(
    r"(?:请求|要求|希望|询问|想知道|想问|反映|提出|诉求)[^，。：；、]{0,14}(?:[两二三四五六]|\d)(?:件事|个?问题|项|点|个?方面|条|个?请求|个?诉求|个?疑问)[^，。：；]{0,6}[：，。:]([^。]{6,240})。"
    r"|(?:请求|要求|希望|询问|诉求[是为：:])[：:]?([^。：]{4,200})。"
)
_PARTED = pattern(r"[；，、]|(?:以及|并且?|和)(?=[\u4e00-\u9fff]{2})")
_LABEL = pattern(r"(?:关于|对于?|针对|就|至于|再说|先说|说到|再看|先看)([^，。：；]{2,24})(?:[，。：；]|$)")
_EMPTY = pattern(
    r"[你您]们?|请求|要求|希望|提出|反映|询问|问题|情况|诉求|事项|一事|方面|是否|能否|为什么|怎么|什么|的|了|第[一二三四五六]|[一二三四五六]是|[\d（）()、.．：，；]"
)


@dataclass(frozen=True, slots=True)
class Turned:
    """The paragraph that should stand in front, and the one in front of it today (places)."""

    front: int
    behind: int


def unanswered(stretches: Sequence[Stretch]) -> Iterator[int]:
    """The questions (places) of a form that no answer follows, where others are answered."""
    questions = [at for at, one in enumerate(stretches) if _QUESTION.match(one.words)]
    answers = {at for at, one in enumerate(stretches) if _ANSWER.match(one.words)}
    answered = [at for at in questions if at + 1 in answers]
    if len(questions) < _FEWEST or not answered:
        return
    for at, following in pairwise([*questions, len(stretches)]):
        if not any(place in answers for place in range(at + 1, following)):
            yield at


def asked_otherwise(stretches: Sequence[Stretch]) -> Iterator[Turned]:
    """Neighbouring answers whose labels take up two demands of one list in the other order."""
    listed = next(((at, items) for at, one in enumerate(stretches) if len(items := _demands(one)) >= _FEWEST), None)
    if listed is None:
        return
    labels = [
        (at, item)
        for at, one in enumerate(stretches)
        if at > listed[0] and (item := _taken_up(one, listed[1])) is not None
    ]
    if len({item for _, item in labels}) < len(labels) or len(labels) < _FEWEST:
        return
    for (front, one), (behind, other) in pairwise(labels):
        if other < one:
            yield Turned(behind, front)


def _demands(one: Stretch) -> tuple[frozenset[str], ...]:
    """The pairs of characters of each demand that a paragraph lists, without those that two have."""
    if one.frame or one.heading:
        return ()
    match = _LISTS.search(one.words)
    if match is None:
        return ()
    parts = [_pairs(part) for part in _PARTED.split(match[1] or match[2])]
    parts = [part for part in parts if part]
    return tuple(part - frozenset().union(*(other for other in parts if other is not part)) for part in parts)


def _taken_up(one: Stretch, items: Sequence[frozenset[str]]) -> int | None:
    """The one demand that the label of a paragraph takes up; None where none or several do."""
    match = _LABEL.match(one.words)
    if match is None or one.frame or one.heading:
        return None
    label = _pairs(match[1])
    found = [at for at, item in enumerate(items) if label & item]
    return found[0] if len(found) == 1 else None


def _pairs(words: str) -> frozenset[str]:
    plain = _EMPTY.sub(" ", words)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1) if " " not in plain[at : at + 2])
