"""What a Word file carries beside its words, once the text is put together: marks, type, page setup.

What is easily got wrong: a mark may stand in a paragraph that is not in the text (a header that repeats another, a
paragraph of which everything was deleted); it is kept all the same, at the place where the paragraph would be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from replycheck.model.document import ParagraphKind
from replycheck.model.mark import Mark, MarkKind, Paper, Type
from replycheck.model.span import Span
from replycheck.readers.docx.package import Package
from replycheck.readers.docx.story_builder import Block, Loose, Place, Reading, optional_part
from replycheck.readers.docx.styling.sections import Section
from replycheck.readers.parts.xml import W
from replycheck.records import dataclass

_BESIDE = frozenset({ParagraphKind.HEADER, ParagraphKind.FOOTER, ParagraphKind.FOOTNOTE})
_NEEDS_TEXT = frozenset({MarkKind.INSERTED, MarkKind.HIGHLIGHT, MarkKind.REFORMATTED})
"""Marks of a paragraph that is not in the text because an equal one is: said once is enough."""
_EMBEDDED = ("word/embeddings/", "word/activex/", "word/oleobjects/")
_MACROS = "vbaproject.bin"
_SIGNATURES = "_xmlsignatures/"
_FETCHED = frozenset({"attachedTemplate", "oleObject", "image", "frame", "subDocument", "aFChunk", "package"})
"""Relationships that Word follows when it opens a file; a hyperlink waits until it is clicked."""
_LONGEST_NAME = 200
_LONGEST_COMMENT = 2_000


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the paragraphs are: each block's start, what was cut off before its words, and how long it is."""

    size: int
    places: dict[Block, tuple[int, int, int]]

    @classmethod
    def of(cls, placed: Iterable[tuple[Block, str, int, int]], size: int) -> Placing:
        """From blocks as ``docx.placed`` gives them, for a text of ``size`` characters."""
        return cls(
            size,
            {block: (start, lead, len(words) if words.strip() else 0) for block, words, lead, start in placed},
        )

    def offset(self, place: Place) -> int:
        """The place as an offset of the text."""
        block, at = place
        start, lead, length = self.places.get(block, (0, 0, 0)) if block is not None else (0, 0, 0)
        return min(start + min(max(at - lead, 0), length), self.size)

    def span(self, start: Place, end: Place) -> Span:
        """From one place to another."""
        first = self.offset(start)
        return Span(first, max(first, self.offset(end)))


def marks(reading: Reading, placing: Placing) -> tuple[Mark, ...]:
    """Everything left in the file, in reading order; what belongs to the whole file stands at its end."""
    found = [_settled(one, placing) for one in reading.marks if _is_in_text(one, placing)]
    found.extend(_comments(reading, placing))
    found.sort(key=lambda mark: mark.span.start)
    end = Span(placing.size, placing.size)
    found.extend(Mark(kind, end, name[:_LONGEST_NAME]) for kind, name in _of_package(reading.package))
    return tuple(found)


def _is_in_text(loose: Loose, placing: Placing) -> bool:
    block = loose.start[0]
    return block is None or block in placing.places or loose.kind not in _NEEDS_TEXT


def _settled(loose: Loose, placing: Placing) -> Mark:
    span = placing.span(loose.start, loose.end)
    doubts = tuple(Span(span.start + start, span.start + end) for start, end in loose.doubts if end <= len(span))
    return Mark(loose.kind, span, loose.words, loose.who, why=loose.why, doubts=doubts)


def _comments(reading: Reading, placing: Placing) -> Iterator[Mark]:
    """The margin comments that the paper refers to."""
    if not reading.comments:
        return
    root = optional_part(reading, reading.package.related(reading.package.main or "", "comments"))
    told = {one.get(f"{W}id", ""): one for one in root.iterchildren(f"{W}comment")} if root is not None else {}
    for key, (start, end) in reading.comments.items():
        if key in told:
            lines = ("".join(word.text or "" for word in line.iter(f"{W}t")) for line in told[key].iter(f"{W}p"))
            words = "\n".join(line for line in lines if line)[:_LONGEST_COMMENT]
            yield Mark(MarkKind.COMMENT, placing.span(start, end), words, told[key].get(f"{W}author", ""))


def _of_package(package: Package) -> Iterator[tuple[MarkKind, str]]:
    """What the package holds beside the document, and what it would fetch from elsewhere."""
    signed = False
    for part in sorted(package.parts):
        if part.endswith(_MACROS):
            yield MarkKind.MACRO, part
        elif part.startswith(_EMBEDDED) and "/_rels/" not in part:
            yield MarkKind.EMBEDDED, part.rpartition("/")[2]
        elif part.startswith(_SIGNATURES) and part.endswith(".xml") and not signed:
            signed = True
            yield MarkKind.SIGNATURE, ""
    main = package.main or ""
    for part in dict.fromkeys((main, package.related(main, "settings") or main)):
        for entry in package.relationships(part).values():
            if entry.external and entry.kind in _FETCHED:
                yield MarkKind.EXTERNAL, entry.target


def types(placed: Iterable[tuple[Block, str, int, int]]) -> tuple[Type, ...]:
    """How the words are set, in stretches that are set alike; computed numbers have no type of their own.

    Paragraphs after one another that are set alike are one stretch.
    """
    found: list[Type] = []
    begun, ended, how = 0, -2, ("", 0.0, False, "", 0.0)
    for block, words, lead, start in placed:
        for first, last, face in block.fonts if words.strip() else ():
            begin, end = max(first - lead, 0), min(last - lead, len(words))
            if begin >= end:
                continue
            now = (face.font_for(words[begin:end]), face.size or 0.0, bool(face.bold), face.ink, block.leading)
            if now != how or start + begin > ended + 1:
                if ended > begun:
                    found.append(Type(Span(begun, ended), *how))
                begun, how = start + begin, now
            ended = start + end
    return (*found, Type(Span(begun, ended), *how)) if ended > begun else tuple(found)


def papers(placed: Iterable[tuple[Block, str, int, int]], sections: Sequence[Section], size: int) -> tuple[Paper, ...]:
    """The page setup of each stretch of the text; sections without words in the body are left out."""
    starts: dict[int, int] = {}
    for block, words, _, start in placed:
        if words.strip() and block.kind not in _BESIDE:
            starts.setdefault(min(block.section, len(sections) - 1), start)
    order = [section for section in starts if section >= 0]
    edges = [0, *(starts[section] for section in order[1:]), size]
    return tuple(
        Paper(Span(edges[index], edges[index + 1]), one.width, one.height, one.margins, one.landscape)
        for index, one in enumerate(sections[section] for section in order)
    )
