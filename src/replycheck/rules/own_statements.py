"""What the office itself tells in the parts that matter to a rule: the rest is blanked, offsets stay.

A remedy notice holds 收到 and 复查 and a title 关于……的请求, which are no sign that a letter came in or that anything
was looked into. Titles of laws are blanked too: 《信访工作条例》 speaks of petitions everywhere.
"""

from __future__ import annotations

from replycheck.facts.masks import blank
from replycheck.facts.structure.part_signs import Part
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.text.patterns import pattern

_LAW = pattern(r"《[^》\n]{2,80}》")


def told(case: Case, *, leaving_out: frozenset[Part], quotations: bool = False) -> str:
    """The office's own words before the annexes, same length as that text; ``quotations`` keeps what is in marks."""
    text = (case.uncopied if quotations else case.own_words)[: case.body_end]
    pieces = (span for placed in case.parts for span, part in placed.pieces if part in leaving_out)
    left = blank(text, (Span(span.start, min(span.end, len(text))) for span in pieces if span.start < len(text)))
    return blank(left, (Span(*match.span()) for match in _LAW.finditer(left)))
