"""Passages: what the aligner found, cut where quotations begin and end, with treatment, differences and kind.

What a reader would get wrong: a passage that is partly quoted becomes several, so that quoted words don't count as
copying and an unquoted tail isn't excused.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replycheck.facts.overlaps import Taken
from replycheck.model.document import Document
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.reuse.align import Aligned, Text, align, prepared
from replycheck.reuse.attribution import ascribed_elsewhere
from replycheck.reuse.judgment import Judgment
from replycheck.reuse.known import Known
from replycheck.reuse.pieces import Piece, cut, difference, pieces_of, same_within
from replycheck.reuse.quotation import OF_THE_CASE, Allowed, allowed
from replycheck.reuse.seeds import GRAM
from replycheck.reuse.treatment import Shared, bare_treatment
from replycheck.text.fold import Folded, fold

_LEAST_PART = 8
"""A part left over at the border of a quotation needs so many equal characters to be a passage of its own."""
_EMBEDDED = 20
"""An attribution or citation that the judgment has too was copied along, and excuses nothing, when so many copied
characters stand close before it, or twice as many close behind what it introduces."""
_MOSTLY_LAW = 0.8
"""A passage that holds so much of articles that the judgment gives is text of laws."""
_MOSTLY_ARTICLE = 0.5
"""Words behind a citation that speak of the case are the article's when so much of them stands in one."""
_INSERTED = 20
"""An insertion longer than this is a sentence of the office."""
_PLENTY = 120
"""Own words, more than names and formulae can be, that need no closer look where a party is named among them."""
_VERBATIM = 0.995
"""Similarity from which words count as carried over unchanged."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage of one judgment, with what is needed to cut it."""

    aligned: Aligned
    judgment: Judgment
    alone: bool = True


def find_passages(reply: Document, sources: tuple[Document, ...], known: Known | None = None) -> tuple[Passage, ...]:
    """Every stretch of the reply that stands in a judgment too, in reading order, not overlapping in the reply.

    Where several judgments share the words, the one that shares most of them is named. ``known`` are formulae and
    laws beyond those that ship with the package and that the judgments themselves cite.
    """
    text = prepared(reply.text, known)
    found: list[_Found] = []
    for source in sources:
        judgment = Judgment(source, fold(source.text))
        found.extend(
            _Found(aligned, judgment, alone=len(sources) == 1) for aligned in align(text, source.text, judgment.folded)
        )
    if not found:
        return ()
    stretches = allowed(reply.text)
    parts = [part for one in _best(found) for part in _parts(one, text, stretches)]
    return tuple(sorted(parts, key=lambda part: (part.reply.start, part.reply.end)))


def spans(reply: str, source: str) -> list[tuple[int, int, int, int]]:
    """The aligner alone: (start, end, source start, source end) in characters, in reading order."""
    return [
        (one.span.start, one.span.end, one.source_span.start, one.source_span.end)
        for one in align(prepared(reply), source, fold(source))
    ]


def _best(found: list[_Found]) -> list[_Found]:
    """One judgment for each place of the reply."""
    if len({id(one.judgment) for one in found}) == 1:
        return found
    taken = Taken()
    return [one for one in sorted(found, key=lambda one: -one.aligned.weight) if taken.add(one.aligned.span)]


def _parts(found: _Found, text: Text, stretches: tuple[Allowed, ...]) -> Iterator[Passage]:
    aligned = found.aligned
    pieces = pieces_of(aligned.blocks, text.string, found.judgment.string)
    inside = [one for one in _excused(stretches, aligned.span, pieces, text.folded) if _meant(one, found, text, pieces)]
    if not inside:
        yield _passage(found, text, pieces, (aligned.span, aligned.source_span, None))
        return
    at = aligned.span.start
    for stretch in inside:
        lead = max(at, min(stretch.lead, stretch.span.start))
        yield from _part(found, text, pieces, (Span(at, lead), None))
        at = min(stretch.span.end, aligned.span.end)
        yield from _part(found, text, pieces, (Span(max(lead, aligned.span.start), at), stretch.treatment))
    yield from _part(found, text, pieces, (Span(at, aligned.span.end), None))


def _excused(stretches: tuple[Allowed, ...], span: Span, pieces: list[Piece], folded: Folded) -> list[Allowed]:
    """The allowed stretches within a passage, but for those whose attribution was copied along."""
    kept: list[Allowed] = []
    for stretch in stretches:
        if stretch.span.overlaps(span):
            after = int(folded.back.searchsorted(kept[-1].span.end)) if kept else 0
            if not _copied_along(stretch, pieces, folded, after):
                kept.append(stretch)
    return kept


def _meant(stretch: Allowed, found: _Found, text: Text, pieces: list[Piece]) -> bool:
    """Whether the attribution means this judgment, or what is cited is a law and no sentence of the case."""
    if stretch.treatment is not Treatment.STATUTE:
        attribution = (stretch.lead, stretch.opening)
        return not ascribed_elsewhere(text.text, attribution, found.judgment.document.text, alone=found.alone)
    words = text.text[stretch.opening : stretch.span.end]
    if not OF_THE_CASE.search(words) and not any(name in words for name in found.judgment.names):
        return True
    start, end = text.folded.back.searchsorted((stretch.opening, stretch.span.end)).tolist()
    same = [piece for piece in cut(pieces, start, end) if piece.change is None]
    matched = sum(piece.end - piece.start for piece in same)
    return not same or _of_laws(found.judgment, text, same) >= _MOSTLY_ARTICLE * matched


def _copied_along(stretch: Allowed, pieces: list[Piece], folded: Folded, after: int) -> bool:
    """Whether the attribution or citation itself stands amid copied words, those excused before ``after`` aside."""
    edges = (stretch.lead, stretch.said, stretch.opening, stretch.span.end)
    lead, said, opening, end = folded.back.searchsorted(edges).tolist()
    if same_within(pieces, said, opening) >= _LEAST_PART:
        return True  # 判决认定，原告多次申明“…”: the marks are the judgment's own
    if 2 * same_within(pieces, lead, opening) <= opening - lead:
        return False
    if same_within(pieces, max(after, lead - 2 * _EMBEDDED), lead) >= _EMBEDDED:
        return True
    # An article may open a copied paragraph: it is cited all the same, and only what follows is copied.
    cited = stretch.treatment is Treatment.STATUTE
    return not cited and same_within(pieces, end, end + 4 * _EMBEDDED) >= 2 * _EMBEDDED


def _part(found: _Found, text: Text, pieces: list[Piece], wanted: tuple[Span, Treatment | None]) -> Iterator[Passage]:
    span, treatment = wanted
    start, end = text.folded.back.searchsorted((span.start, span.end)).tolist()
    inside = cut(pieces, start, end)
    if sum(piece.end - piece.start for piece in inside if piece.change is None) < _LEAST_PART:
        return
    reply = text.folded.span(inside[0].start, inside[-1].end)
    source = found.judgment.folded.span(
        min(piece.source_start for piece in inside if piece.change is None),
        max(piece.source_end for piece in inside if piece.change is None),
    )
    yield _passage(found, text, inside, (reply, source, treatment))


def _passage(found: _Found, text: Text, pieces: list[Piece], about: tuple[Span, Span, Treatment | None]) -> Passage:
    reply, source, treatment = about
    same = [piece for piece in pieces if piece.change is None]
    matched = sum(piece.end - piece.start for piece in same)
    if treatment is None:
        treatment = _bare(found.judgment, text, reply, pieces)
    moved = any(after.source_start < before.source_end for before, after in pairwise(same))
    length = pieces[-1].end - pieces[0].start
    source_length = max(p.source_end for p in same) - min(p.source_start for p in same)
    similarity = min(1.0, 2 * matched / (length + source_length))
    kind = Kind.REORDERED if moved else Kind.VERBATIM if similarity >= _VERBATIM else Kind.REWORDED
    return Passage(
        reply,
        found.judgment.document.source,
        source,
        similarity,
        kind,
        treatment,
        tuple(difference(piece, text.folded, found.judgment.folded) for piece in pieces if piece.change is not None),
        _blocks(pieces, text.folded, found.judgment.folded),
    )


def _bare(judgment: Judgment, text: Text, reply: Span, pieces: list[Piece]) -> Treatment:
    """How words are looked upon that the reply neither quotes nor cites."""
    same = [piece for piece in pieces if piece.change is None]
    own, words = sum(text.own_words[piece.end] - text.own_words[piece.start] for piece in same), reply.of(text.text)
    named = any(name in words for name in judgment.names)
    if named and own > _PLENTY:
        return Treatment.UNATTRIBUTED
    matched = sum(piece.end - piece.start for piece in same)
    if not named and _of_laws(judgment, text, same) >= _MOSTLY_LAW * matched:
        return Treatment.STATUTE
    edges = text.folded.back.searchsorted([reply.start + edge for name in judgment.idle(words) for edge in name])
    own -= sum(text.own_words[end] - text.own_words[start] for start, end in edges.reshape(-1, 2).tolist())
    run = max(piece.end - piece.start for piece in same)
    solid = [piece for piece in same if piece.end - piece.start >= GRAM]
    added = max((after.start - before.end for before, after in pairwise(solid)), default=0)
    length = pieces[-1].end - pieces[0].start - (added if added > _INSERTED else 0)
    return bare_treatment(words, Shared(length, matched, max(0, own), run), judgment.names)


def _of_laws(judgment: Judgment, text: Text, same: list[Piece]) -> int:
    """How many of the shared characters stand in articles that the judgment gives, or in a law that is known."""
    given = judgment.law_within([(piece.source_start, piece.source_end) for piece in same])
    known = 0 if text.law is None else sum(int(text.law[piece.start : piece.end].sum()) for piece in same)
    return max(given, known)


def _blocks(pieces: list[Piece], reply: Folded, source: Folded) -> tuple[tuple[Span, Span], ...]:
    """The stretches that run in the same order in both texts: a new one wherever the judgment's order breaks."""
    found = []
    same = [piece for piece in pieces if piece.change is None]
    first = same[0]
    for before, after in zip(same, [*same[1:], None], strict=True):
        if after is None or after.source_start < before.source_end:
            found.append((reply.span(first.start, before.end), source.span(first.source_start, before.source_end)))
            first = after or first
    return tuple(found)
