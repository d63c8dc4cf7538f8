"""What several copying rules say alike: the evidence in the judgment, and how long a stretch is."""

from __future__ import annotations

from replycheck.model.finding import Evidence
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.rules.case import Case


def evidence_for(case: Case, passage: Passage) -> Evidence:
    """The passage's place in its judgment."""
    source = next(document for document in case.sources if document.source == passage.document)
    return Evidence(
        passage.document,
        passage.source,
        passage.source.of(source.text),
        source.page_at(passage.source.start),
        passage.similarity,
    )


def with_treatment(case: Case, treatment: Treatment) -> tuple[Passage, ...]:
    """The passages of the judgment's own words that are looked upon in one way, in reading order; retold ones aside."""
    return tuple(p for p in case.passages if p.treatment is treatment and p.kind is not Kind.RETOLD)


def retold(case: Case) -> tuple[Passage, ...]:
    """The passages that tell the judgment again in other words and don't say so, in reading order."""
    return tuple(p for p in case.passages if p.treatment is Treatment.UNATTRIBUTED and p.kind is Kind.RETOLD)


def solid(words: str) -> int:
    """Characters without white space."""
    return len("".join(words.split()))


_WORDS, _CLOSE = 55, 0.85
"""Characters that could have been told otherwise, and the likeness from which a passage is the judgment's in any case:
of 17 passages of right replies with 80 shared characters 14 have fewer and are less alike, of 18 retold lightly 8."""


def in_its_words(case: Case, passage: Passage) -> bool:
    """Whether a passage takes the judgment's words, not only its names, dates and figures."""
    from replycheck.reuse.treatment import tellable  # noqa: PLC0415 - numpy loads only where a judgment was given

    return passage.similarity >= _CLOSE or tellable(case.text, passage) >= _WORDS
