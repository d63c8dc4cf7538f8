"""The sentences in which a reply turns a demand down, with the words around them.

What others decided (a judgment, an earlier reply) is told, not decided here; whether the ground is a fact or a point
of law matters, because a fact needs no law to be cited.
"""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.structure.part_signs import Part
from replycheck.facts.structure.parts import CLAIM, DECIDED_BEFORE, FACTUAL_GROUND, FALLS_SHORT, REFUSAL
from replycheck.facts.structure.telling import SentencePart, possible_in
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.text.patterns import pattern
from replycheck.text.sentences import sentences

_FOUND = pattern(
    r"经(?:核对|查阅|调阅|比对|核实|核查|调查|走访|了解|查)[^，。；]{0,20}，"
    r"(?![^。；]{0,12}(?:答复|回复|函复|告知|如下))[^。；]{6,200}"
)
"""What was looked at, and behind it what was found."""
_FRAME = frozenset({Part.MARK, Part.TITLE, Part.ADDRESSEE, Part.REMEDY, Part.CLOSING, Part.SIGNATURE, Part.ANNEX})


@dataclass(frozen=True, slots=True)
class Refusal:
    """``span`` is the words that refuse; ``paragraph`` counts in ``paragraphs``, the spans of all running ones."""

    span: Span
    sentence: Span
    factual: bool
    paragraph: int
    paragraphs: tuple[Span, ...]
    text: str

    def around(self, before: int, after: int) -> str:
        """The words of its paragraph with so many paragraphs before and after it, quotations included."""
        near = self.paragraphs[max(0, self.paragraph - before) : self.paragraph + after + 1]
        return "\n".join(span.of(self.text) for span in near)


_GOES_ON = pattern(
    r"^(?!(?:[你您如若请]|特此|以上|对|关于|其他|第[一二三四五六]|同时请))[^。；]{1,24}?"
    r"(?:是|系|已|未|没有|不|须|应当?|只|由)[^。；]{5}"
)
_NO_REASON = pattern(r"支持|受理|答复|告知|办理|联系|复[查核]")
"""What is said of the outcome once more, or of the way from here, gives no reason."""


def _told_behind(case: Case, refusal: Refusal) -> bool:
    """不予支持。夜市是经区政府批准设置的: the reason stands in the sentence behind, in the same paragraph."""
    end = refusal.paragraphs[refusal.paragraph].end
    behind = case.text[refusal.sentence.end : end].strip().partition("。")[0]
    return _GOES_ON.match(behind) is not None and _NO_REASON.search(behind) is None


def explained(case: Case, refusal: Refusal) -> bool:
    """Whether a reason, or a fact that was found, is told in the paragraph of the refusal or in the one before it."""
    if _told_behind(case, refusal):
        return True
    first = refusal.paragraphs[max(0, refusal.paragraph - 1)].start
    end = refusal.paragraphs[refusal.paragraph].end
    words = [span.of(case.own_words).strip() for span in sentences(case.own_words, first, end)]
    told = {part for sentence in words for part in possible_in(sentence)}
    reasoned = SentencePart.REASON in told or {SentencePart.FACTS, SentencePart.VERIFICATION} <= told
    return reasoned or any(_FOUND.search(sentence) for sentence in words)


def refusals(case: Case) -> Iterator[Refusal]:
    """Every refusal in the office's own words, in the order of the paragraphs."""
    spans = tuple(placed.span for placed in case.parts)
    for index, placed in enumerate(case.parts):
        if placed.part in _FRAME:
            continue
        for sentence in sentences(case.own_words, placed.span.start, placed.span.end):
            words = sentence.of(case.own_words)
            match = REFUSAL.search(words) or (FALLS_SHORT.search(words) if CLAIM.search(words) else None)
            if match is None or DECIDED_BEFORE.search(words):
                continue
            span = Span(sentence.start + match.start(), sentence.start + match.end())
            factual = FACTUAL_GROUND.search(placed.span.of(case.text)) is not None
            yield Refusal(span, sentence, factual, index, spans, case.text)
