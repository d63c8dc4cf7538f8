"""Sentences out of order inside one paragraph: labels, numbers, dates and people that come too early or too late.

Only what proves is reported: the order of sentences is freer than that of paragraphs, and short texts tell little.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from replycheck.flow import signs
from replycheck.flow.reading import Stretch, introduced
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.numerals import ordinal
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_LABEL = pattern(
    r"(?:第[一二三四五六]，)?关于[^，。：]{2,20}(?:问题|情况|费|款|事项|等级|时间|责任|[\u4e00-\u9fff])。$"
)
_LABEL_LONGEST = 24
_NUMBERED = pattern(r"[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、[^，。]{2,14}[：:。]")
_NUMBER_ANYWHERE = pattern(r"[（(][一二三四五六七八九十]{1,2}[）)]|(?:^|[：；。])[一二三四五六七八九十]{1,2}、")
_GREETS = pattern(r"[你您]们?好[！。!]?$|慰问|感谢|谢谢|抱歉|歉意|问候|(?:春节|新年|节日|中秋)[^。]{0,4}好")
_EXPLAINED = pattern(
    r"^[^，。]{0,24}[^。]{0,12}(?:已|已经|又)?[^。]{0,10}(?:向|对)[你您][^。]{0,12}(?:说明|解释)[^。]{0,6}。$"
)
_OUTCOME = pattern(r"(?:请求|诉求|要求)[^。]{0,24}(?:予以支持|不予支持|不能支持|无法支持)|^(?:依照|依据|根据|按照)《")
_LEADS_IN = pattern(r"^现(?!场)[^。]{0,30}(?:如下|告知你|告知您|答复你|回复您)。$")
_ORDINAL = pattern(
    r"(?:(?:针对|关于|对)?第([一二三四五六])(?:[，、,]|[项个点份](?!人))|([一二三四五六])是|其([一二三四五六])[，、,]|(首先|其次|再次|最后)[，、,])"
)
_IN_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 9}
_DAY = pattern(r"(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?![—至前内])")
_RESULT = pattern(r"结果|查明|经查|经核|显示|反映|[你您][^，。]{0,4}(?:称|说)|认为|此前|原来|起因")
"""Behind what was found out stands what had happened before."""
_MOST = 12
"""Sentences beyond which a paragraph is a whole paper that was not divided."""
_WITHIN, _DATED = 100, 14
"""Days by which dates of one story lie apart; characters of a sentence that tells what was done on a day."""


@dataclass(frozen=True, slots=True)
class Shuffled:
    """A paragraph whose sentences are out of order: the sentence that stands too early or too late, and why."""

    span: Span
    sentence: Span
    kind: str


def shuffled(text: str, told: Sequence[Stretch]) -> tuple[Shuffled, ...]:
    """The paragraphs of running text whose sentences are provably out of order."""
    found: list[Shuffled] = []
    known: set[str] = set()
    begun = False
    for stretch in told:
        spans = list(sentences(text, stretch.span.start, stretch.span.end))
        words = ["".join(span.of(text).split()) for span in spans]
        if 1 < len(words) <= _MOST and not stretch.frame:
            for kind, test in _KINDS.items():
                at = None if kind == "receipt" and begun else test(words, known)
                if at is not None:
                    found.append(Shuffled(stretch.span, spans[at], kind))
                    break
        known |= {name for sentence in words for name in introduced(sentence)}
        begun = begun or not (stretch.frame or stretch.heading)
    return tuple(found)


def _labelled_late(words: Sequence[str], _: set[str]) -> int | None:
    """关于退款。 stands inside the paragraph that it heads."""
    if _NUMBERED.match(words[0]):
        return None
    if sum(_NUMBER_ANYWHERE.search(one) is not None for one in words) > 1:
        return None  # a list inside the paragraph
    short = (at for at, one in enumerate(words) if at and len(one) <= _LABEL_LONGEST and _LABEL.match(one))
    return next((at for at, one in enumerate(words) if at and _NUMBERED.match(one)), None) or next(short, None)


def _led_in_early(words: Sequence[str], _: set[str]) -> int | None:
    return next((at for at, one in enumerate(words[:-1]) if _LEADS_IN.match(one)), None)


def _counted_down(words: Sequence[str], _: set[str]) -> int | None:
    numbered = [(at, *_number(one)) for at, one in enumerate(words)]
    style = next((style for _, style, number in numbered if number), 0)
    counted = [(at, number) for at, own, number in numbered if number and own == style]
    if len({number for _, number in counted}) < len(counted) or all(number != 1 for _, number in counted):
        return None
    return next((at for (_, one), (at, other) in pairwise(counted) if other < one), None)


def _number(sentence: str) -> tuple[int, int]:
    """The way in which a sentence is counted, and its number; 0 for none."""
    match = _ORDINAL.match(sentence)
    if match is None:
        return 0, 0
    style, word = next((at, word) for at, word in enumerate(match.groups(), 1) if word)
    return style, _IN_WORDS.get(word) or ordinal(word) or 0


def _dated_back(words: Sequence[str], _: set[str]) -> int | None:
    """A sentence that begins with a day earlier than that with which the one before begins."""
    days = [(at, day) for at, one in enumerate(words) if len(one) > _DATED and (day := _day(one)) is not None]
    for front, (at, behind) in pairwise(days):
        before = front[1]
        other_year = behind[0] and behind[0] != before[0]
        found_out = any(_RESULT.search(one) for one in words[front[0] + 1 : at + 1])
        if not other_year and not found_out and 0 < _day_of_year(before) - _day_of_year(behind) < _WITHIN:
            return at
    return None


def _day_of_year(day: tuple[int, int, int]) -> float:
    return day[1] * 30.4 + day[2]


def _day(sentence: str) -> tuple[int, int, int] | None:
    match = _DAY.match(sentence)
    return None if match is None else (int(match[1] or 0), int(match[2]), int(match[3]))


def _introduced_late(words: Sequence[str], known: set[str]) -> int | None:
    """A person stands with an office only after the bare name, inside one paragraph."""
    for at, one in enumerate(words):
        for name in introduced(one):
            if name in known or any(name in introduced(other) for other in words[:at]):
                continue
            if any(name in other for other in words[:at]):
                return at
    return None


def _came_late(words: Sequence[str], _: set[str]) -> int | None:
    """That the letter came stands behind other sentences of its paragraph (asked of the first text of a paper only)."""
    return next(
        (at for at, one in enumerate(words) if at and signs.CAME.match(one) and not _GREETS.search(words[at - 1])), None
    )


def _parted_early(words: Sequence[str], _: set[str]) -> int | None:
    """What a reader may still do, or that the outcome was explained, stands before the outcome."""
    for at, one in enumerate(words[:-1]):
        remedy = signs.REMEDY.search(one) or signs.COURT_REMEDY.search(one)
        if (remedy or _EXPLAINED.search(one)) and any(_OUTCOME.search(other) for other in words[at + 1 :]):
            return at
    return None


_KINDS: dict[str, Callable[[Sequence[str], set[str]], int | None]] = {
    "label": _labelled_late,
    "lead-in": _led_in_early,
    "numbers": _counted_down,
    "names": _introduced_late,
    "dates": _dated_back,
    "receipt": _came_late,
    "remedy": _parted_early,
}
