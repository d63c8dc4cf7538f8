"""Plain text whose lines were broken by hand at a width, checked as the paragraphs that it says.

What is easily got wrong: the text of such a file is the file's own, and every offset counts in it. So the rules are
given a text without the breaks inside paragraphs, and what they find is led back to the file's text before anybody sees
it: a name, a number or 电话与 / 你联系 over the end of a line is read whole, and stands where it stands in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from replycheck.model.document import Document, Paragraph
from replycheck.model.finding import Evidence, Finding
from replycheck.model.passage import Passage
from replycheck.model.report import Demand, Ran, Report
from replycheck.model.span import Span
from replycheck.model.statement import Statement
from replycheck.records import dataclass
from replycheck.text.joining import joint
from replycheck.text.patterns import pattern

_UNSEEN = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_BETWEEN = pattern(
    f"(?<=[0-9０-９])[{_UNSEEN}\u2000-\u200a\u202f\u205f]{{1,4}}(?=[0-9０-９])"
    f"|(?<=[0-9０-９])[{_UNSEEN}]{{1,4}}|[{_UNSEEN}]{{1,4}}(?=[0-9０-９])"
)
"""What parts no number: a narrow blank, which nobody types, between two figures, and what takes no room beside one."""
_ODD_BREAK = pattern("\r(?!\n)|[\u2028\u2029\x85\x0b]")
"""Ends of lines of other systems, which read as the usual one."""
_QUOTED = 2_000
"""Characters of a quote that a report holds at most."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text as it is in its file, and the way back to it from the text without breaks.

    ``starts`` are the offsets in the latter at which stretches begin that are unbroken in both, ``places`` those of the
    same stretches in the file.
    """

    original: Document
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """The span in the file's text."""
        start = self._at(span.start)
        return Span(start, start if not len(span) else max(start, self._at(span.end - 1) + 1))

    def _at(self, offset: int) -> int:
        index = bisect_right(self.starts, offset) - 1
        return min(self.places[index] + offset - self.starts[index], len(self.original.text))

    def forth(self, span: Span) -> Span:
        """A span of the file's text in the one without breaks."""
        start = self._forth(span.start)
        return Span(start, max(start, self._forth(span.end)))

    def _forth(self, offset: int) -> int:
        index = max(0, bisect_right(self.places, offset) - 1)
        within = offset - self.places[index]
        following = self.starts[index + 1] if index + 1 < len(self.starts) else None
        moved = self.starts[index] + within
        return moved if following is None else min(moved, following)


Ways = Mapping[str, Wrapped]
"""The ways back, by the path of the document."""


def unwrapped(document: Document) -> tuple[Document, Wrapped | None]:
    """The document with each paragraph on one line and no number parted, and the way back.

    The very document where no line is broken.
    """
    text = _ODD_BREAK.sub("\n", document.text)
    broken = any("\n" in part.span.of(text) for part in document.paragraphs) or _BETWEEN.search(text) is not None
    if document.format != "txt" or not (broken or text != document.text):
        return document, None
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    parts: list[Paragraph] = []
    size = at = 0

    def take_whole(words: str, place: int) -> None:
        begin = 0
        for gap in _BETWEEN.finditer(words):
            take(words[begin : gap.start()], place + begin)
            begin = gap.end()
        take(words[begin:], place + begin)

    def take(words: str, place: int) -> None:
        nonlocal size
        starts.append(size)
        places.append(place)
        pieces.append(words)
        size += len(words)

    for part in document.paragraphs:
        take(text[at : part.span.start], at)
        begin, place, said = size, part.span.start, ""
        for line in part.span.of(text).splitlines(keepends=True):
            words = line.strip()
            if words:
                take(joint(said, words), place)
                take_whole(words, place + len(line) - len(line.lstrip()))
                said = words
            place += len(line)
        parts.append(replace(part, span=Span(begin, size)))
        at = part.span.end
    take(text[at:], at)
    return replace(document, text="".join(pieces), paragraphs=tuple(parts)), Wrapped(
        document, tuple(starts), tuple(places)
    )


def all_unwrapped(documents: Iterable[Document]) -> tuple[tuple[Document, ...], dict[str, Wrapped]]:
    """The documents without breaks inside their paragraphs, and the ways back."""
    ways: dict[str, Wrapped] = {}
    found = []
    for document in documents:
        joined, way = unwrapped(document)
        found.append(joined)
        if way is not None:
            ways[document.source] = way
    return tuple(found), ways


def restored(report: Report, ways: Ways) -> Report:
    """The report with every place as it is in the files."""
    if not ways:
        return report
    own = ways.get(report.document.source)
    letter = ways.get(report.petition.source) if report.petition is not None else None
    document = _file(report.document, ways)
    provenance = report.provenance
    if provenance is not None and own is not None:
        facts = tuple(replace(fact, span=own.back(fact.span)) for fact in provenance.facts)
        provenance = replace(provenance, facts=facts)
    return replace(
        report,
        document=document,
        outcomes=tuple(
            replace(one, findings=tuple(_finding(found, document, ways) for found in one.findings))
            if isinstance(one, Ran)
            else one
            for one in report.outcomes
        ),
        passages=tuple(_passage(one, own, ways.get(one.document)) for one in report.passages),
        demands=None if report.demands is None else tuple(_demand(one, own, letter) for one in report.demands),
        sources=tuple(_file(source, ways) for source in report.sources),
        other_matters=tuple(_file(source, ways) for source in report.other_matters),
        petition=None if report.petition is None else _file(report.petition, ways),
        statements=tuple(_statement(one, own, ways) for one in report.statements),
        provenance=provenance,
    )


def _file(document: Document, ways: Ways) -> Document:
    way = ways.get(document.source)
    return document if way is None else replace(way.original, caveats=document.caveats)


def _back(span: Span, way: Wrapped | None) -> Span:
    return span if way is None else way.back(span)


def _finding(finding: Finding, document: Document, ways: Ways) -> Finding:
    hit, way = finding.hit, ways.get(document.source)
    evidence = tuple(_evidence(one, ways) for one in hit.evidence)
    if way is None:
        return finding if evidence == hit.evidence else replace(finding, hit=replace(hit, evidence=evidence))
    span = way.back(hit.span)
    fix = None if hit.fix is None else replace(hit.fix, span=way.back(hit.fix.span))
    quote = span.of(document.text)[: max(len(finding.quote), min(len(span), _QUOTED))] if finding.quote else ""
    return replace(finding, hit=replace(hit, span=span, fix=fix, evidence=evidence), quote=quote)


def _evidence(evidence: Evidence, ways: Ways) -> Evidence:
    way = ways.get(evidence.document)
    return evidence if way is None else replace(evidence, span=way.back(evidence.span))


def _passage(passage: Passage, own: Wrapped | None, theirs: Wrapped | None) -> Passage:
    if own is None and theirs is None:
        return passage
    return replace(
        passage,
        reply=_back(passage.reply, own),
        source=_back(passage.source, theirs),
        differences=tuple(
            replace(one, reply=_back(one.reply, own), source=_back(one.source, theirs)) for one in passage.differences
        ),
        blocks=tuple((_back(mine, own), _back(other, theirs)) for mine, other in passage.blocks),
    )


def _demand(demand: Demand, own: Wrapped | None, letter: Wrapped | None) -> Demand:
    reply = None if demand.reply is None else _back(demand.reply, own)
    return replace(demand, span=_back(demand.span, letter), reply=reply)


def _statement(statement: Statement, own: Wrapped | None, ways: Ways) -> Statement:
    found = statement.found
    if found is not None:
        found = replace(found, span=_back(found.span, ways.get(statement.document)))
    return replace(statement, span=_back(statement.span, own), found=found)
