"""Which part of a reply each paragraph is: receipt, demands, contact, findings, view, remedy, signature …

Lines are told by where they stand and how they look, sentences by their signs and by the heading they stand under.
What is easily got wrong: many replies put several parts into one paragraph, so each sentence has its part and the
paragraph goes by the one that fills most of it; and a sentence without a sign goes on with the part before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from replycheck.facts.structure import part_signs as signs
from replycheck.facts.structure.part_signs import Part
from replycheck.model.document import Paragraph, ParagraphKind
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_HEAD, _TAIL = 12, 8
"""Paragraphs at either end in which the lines of the frame (title, addressee, signature) can stand."""
_HEADING_LENGTH = 40
_MARKED = pattern(
    r"^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十][，、])\s*"
)
_CLAIM_HEADING = pattern(
    r"关于|针对|对(?:于)?(?:你|您)?|(?:第[一二三四五六七八九十]|[一二三四五六七八九十\d]+)(?:个|项)(?:诉求|请求|问题|要求)"
)
"""The heading of one demand, under which its facts and the view on it both stand."""
_UNFINISHED = pattern(r"(?:[\u4e00-\u9fff×]{0,30})?关于[^。；：]{2,60}$")
"""The first line of a title that goes on on the next one."""
_GOES_ON = frozenset({Part.DEMANDS, Part.CONTACT, Part.INVESTIGATION, Part.FINDINGS, Part.VIEW, Part.EXPLANATION})
"""Parts that a sentence or paragraph without a sign of its own belongs to after them."""
_RIGID = frozenset({Part.DEMANDS, Part.FINDINGS, Part.VIEW, Part.EXPLANATION, Part.REMEDY})
"""Under a heading of one of these, weak signs of other parts mean nothing: facts may tell of letters and calls."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with its part; ``pieces`` are its sentences with theirs. ``heading`` where it only announces one."""

    span: Span
    part: Part
    pieces: tuple[tuple[Span, Part], ...]
    heading: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of its sentences, each once, in the order in which they come."""
        return tuple(dict.fromkeys(part for _, part in self.pieces)) or (self.part,)


@dataclass(slots=True)
class _Reading:
    """What has been read so far: ``section`` is the part its heading announced, ``last`` that of the last sentence."""

    text: str
    begun: bool = False
    section: Part | None = None
    last: Part = Part.OTHER
    wrapped: frozenset[int] = frozenset()
    """The paragraphs that are lines of one title."""


def placed(text: str, paragraphs: Sequence[Paragraph], annex: int) -> tuple[Placed, ...]:
    """Every paragraph with its part, in the order given; ``annex`` is the offset at which the annexes begin.

    ``text`` should have quotations blanked: what is quoted says nothing about the part it is quoted in.
    """
    reading = _Reading(text, wrapped=_wrapped_title(text, paragraphs))
    ends = sum(paragraph.span.start < annex for paragraph in paragraphs)
    found, seen = [], 0
    for index, paragraph in enumerate(paragraphs):
        annexed = paragraph.span.start >= annex
        found.append(_place(reading, paragraph, index, annexed=annexed, tail=seen >= ends - _TAIL))
        seen += not annexed
    return tuple(found)


def _place(reading: _Reading, paragraph: Paragraph, index: int, *, annexed: bool, tail: bool) -> Placed:
    span = paragraph.span
    if annexed:
        return Placed(span, Part.ANNEX, ((span, Part.ANNEX),))
    line = re.sub(r"\s+", "", span.of(reading.text))
    frame = _frame(reading, line, index, tail=tail)
    if frame is not None:
        return Placed(span, frame, ((span, frame),))
    reading.begun = True
    announced = _heading(line, paragraph.kind)
    if announced is not None:
        reading.section = None if announced is Part.OTHER else announced
        reading.last = announced
        return Placed(span, announced, ((span, announced),), heading=True)
    return _body(reading, span)


def _frame(reading: _Reading, line: str, index: int, *, tail: bool) -> Part | None:
    """The part of a line that is known by its look and its place; None for text."""
    if index in reading.wrapped or (index < _HEAD and not reading.begun and not _MARKED.match(line)):
        head = Part.TITLE if index in reading.wrapped else _head_line(line)
        if head is not None:
            return head
    if signs.ANNEX_LIST.match(line):
        return Part.ANNEX
    if signs.IMPRINT.match(line):
        return Part.IMPRINT
    if signs.DATE_LINE.match(line) or signs.SIGNED.match(line):
        return Part.SIGNATURE
    if tail and reading.begun and signs.ORGAN_LINE.match(line):
        return Part.SIGNATURE
    return Part.CONTACT_POINT if signs.CONTACT_POINT.match(line) else None


def _wrapped_title(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The first paragraphs that make a title only together: 关于……问题的 on one line, 处理意见书 on the next."""
    lines = [re.sub(r"\s+", "", paragraph.span.of(text)) for paragraph in paragraphs[:_HEAD]]
    for at, line in enumerate(lines[:-1]):
        if _UNFINISHED.match(line) and not signs.TITLE.match(line):
            for count in (2, 3):
                joined = "".join(lines[at : at + count])
                if signs.TITLE.match(joined) and not any(stop in joined for stop in "。；："):
                    return frozenset(range(at, at + count))
    return frozenset()


def _head_line(line: str) -> Part | None:
    if signs.DOCUMENT_NUMBER.fullmatch(line) or signs.ORGAN_LINE.match(line):
        return Part.MARK
    if signs.ADDRESSEE.match(line) or signs.NAMED_READER.match(line):
        return Part.ADDRESSEE
    return Part.TITLE if signs.TITLE.match(line) and not line.endswith(("。", "；", "：")) else None


def _heading(line: str, kind: ParagraphKind) -> Part | None:
    """What a heading announces (``OTHER`` where it is one but says nothing of a part); None for text."""
    mark = _MARKED.match(line)
    bare = line[mark.end() :] if mark else line
    stopped = any(stop in bare for stop in "。！？；")
    if len(bare) > _HEADING_LENGTH or stopped or not (mark or kind is ParagraphKind.HEADING):
        return None
    if signs.DEMANDS.search(bare) and not bare.endswith(("：", ":")) and len(bare) > len("你反映的问题和诉求"):
        return Part.OTHER if _CLAIM_HEADING.match(bare) else None
    return _announced(bare)


def _announced(words: str) -> Part:
    if _CLAIM_HEADING.match(words) and not words.rstrip("：:").endswith(("意见", "经过", "情况", "结果")):
        return Part.OTHER
    return next((part for part, pattern in signs.HEADINGS if pattern.search(words)), Part.OTHER)


def _body(reading: _Reading, span: Span) -> Placed:
    """A paragraph of sentences; the first may be a heading that runs on: （一）账户冻结的情况。2023年……"""
    pieces: list[tuple[Span, Part]] = []
    for sentence in sentences(reading.text, span.start, span.end):
        part = _sentence(reading, sentence.of(reading.text), first=not pieces)
        reading.last = part
        pieces.append((sentence, part))
    if not pieces:
        return Placed(span, Part.OTHER, ((span, Part.OTHER),))
    sizes: Counter[Part] = Counter()
    for sentence, part in pieces:
        sizes[part] += len(sentence)
    return Placed(span, sizes.most_common(1)[0][0], tuple(pieces))


def _sentence(reading: _Reading, words: str, *, first: bool) -> Part:
    section = reading.section
    bare = _MARKED.sub("", words.strip())
    if signs.LEAD_IN.match(bare):
        return reading.last if reading.last in (Part.RECEIPT, Part.DEMANDS) else Part.RECEIPT
    found = signs.sentence_part(bare)
    if found in (Part.CLOSING, Part.REMEDY, Part.CONTACT_POINT):
        return found
    if section is not None:
        return _within(section, found, words, reading.last)
    if found is not None:
        return found
    goes_on = reading.last in _GOES_ON and (not first or reading.last is not Part.DEMANDS or bool(_MARKED.match(words)))
    return reading.last if goes_on else Part.OTHER


def _within(section: Part, found: Part | None, words: str, last: Part) -> Part:
    """The part of a sentence under a heading that announced ``section``."""
    if section in _RIGID:
        if section is not Part.VIEW and section is not Part.DEMANDS and signs.STRONG_VIEW.search(words):
            return Part.VIEW
        return Part.EXPLANATION if section is Part.VIEW and found is Part.EXPLANATION else section
    if found in (Part.CONTACT, Part.INVESTIGATION, Part.FINDINGS):
        return found
    return last if last in (Part.CONTACT, Part.INVESTIGATION) else section
