"""Which judgments of a library a reply was made from: those it cites, and those it really shares passages with.

What a reader would get wrong: fingerprints only propose. A judgment counts as a source when the aligner finds
a passage of it that is more than a formula, a law or a name; when the reply cites its case number; or when what they
share, formulae or not, stands in no other judgment as much: then it is the case that the reply is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from replycheck.facts.case_numbers import case_numbers
from replycheck.library.reading import Found, Library
from replycheck.model.document import Document
from replycheck.model.passage import Treatment
from replycheck.records import dataclass
from replycheck.reuse import find_passages

_PROPOSED = 12
"""So many judgments are aligned. The source is among the first five in 98 of 100 cases, here in 99."""
_CITED, _OF_A_CASE = 4, 3
"""A reply cites the one case it is about; lists of cases are another matter."""
_OUTSTANDING, _BY = 60.0, 2.0
"""A score that is so high, and so many times the next: five to six strings that no other judgment has. Of 280 replies
with disguised copies six more of the sources are named by it, of 300 real replies without any none is (the highest
score 29, among 100,000 judgments)."""
_TELLING = frozenset({Treatment.UNATTRIBUTED, Treatment.QUOTED})


@dataclass(frozen=True, slots=True)
class Shared:
    """A judgment that was proposed, and how many characters of the reply stand in it, white space aside."""

    found: Found
    shared: int


def aligned(library: Library, reply: Document, limit: int) -> tuple[Shared, ...]:
    """The judgments that share most with a reply: proposed by fingerprints, ranked by the aligner; ties by score."""
    proposed = []
    for found in library.candidates(reply.text, max(limit, _PROPOSED)):
        document = library.read(found.number)
        if document is not None:
            passages = find_passages(reply, (document,), library.known)
            proposed.append(Shared(found, sum(passage.copied(reply.text) for passage in passages)))
    return tuple(sorted(proposed, key=lambda one: -one.shared)[:limit])


def sources_of(library: Library, reply: Document) -> tuple[Document, ...]:
    """The judgments of the library that the reply cites, then those that share passages with it, the best first."""
    cited = {document.source: document for document in _cited(library, reply.text)}
    proposed = dict(cited)
    candidates = library.candidates(reply.text, _PROPOSED)
    for found in candidates:
        document = None if found.id in proposed else library.read(found.number)
        if document is not None:
            proposed[found.id] = document
    passages = find_passages(reply, tuple(proposed.values()), library.known)
    sharing = {passage.document for passage in passages if passage.treatment in _TELLING}
    sharing |= {passage.document for passage in passages} & _outstanding(candidates)
    return tuple(document for name, document in proposed.items() if name in cited or name in sharing)


def _outstanding(candidates: Sequence[Found]) -> set[str]:
    """The one that shares far more rare strings with the reply than any other, if there is one."""
    best, second = [*(found.score for found in candidates[:2]), 0.0, 0.0][:2]
    return {candidates[0].id} if best >= max(_OUTSTANDING, _BY * second) else set()


def _cited(library: Library, text: str) -> Iterator[Document]:
    """The judgments whose case numbers stand in the text."""
    written = dict.fromkeys(number.proper or number.written for number in case_numbers(text))
    for case_no in list(written)[:_CITED]:
        for found in library.by_case_number(case_no)[:_OF_A_CASE]:
            document = library.read(found.number)
            if document is not None:
                yield document
