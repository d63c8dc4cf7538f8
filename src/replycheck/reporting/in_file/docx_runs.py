"""Comment ranges in the runs of a Word file: runs are split where a range begins or ends inside them.

What is easily got wrong: many comments may share a run, overlap, and end at one place; so all are gathered first, each
run is cut once at all its places, and only then the marks are put between the pieces.
"""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from itertools import pairwise

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from replycheck.records import dataclass
from replycheck.reporting.in_file.docx_xml import Xml, numbered, reference

_Point = tuple[int, int, int]
"""Run, child of the run, characters of the child; child -1 is before the run, a very large one behind it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment goes; not ``exact`` where the words themselves stand elsewhere."""

    start: _Point
    end: _Point
    exact: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of the characters at a place: they are struck, ``text`` is put in."""

    text: str


class Marks:
    """Gathers comments and writes their ranges into a main part."""

    def __init__(self, main: Xml) -> None:
        self._main = main
        self._runs = list(main.iter(qn("w:r")))
        self._wanted: list[tuple[str, Place, Change | None]] = []

    def add(self, comment: str, place: Place, change: Change | None = None) -> None:
        """Have the comment of that id at the place, and the change made there."""
        self._wanted.append((comment, place, change))

    def write(self) -> None:
        """Split the runs and put the marks in; the gathered comments are done."""
        cuts: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for _, place, _ in self._wanted:
            for run, child, at in (place.start, place.end):
                if run >= 0 and 0 <= child < len(self._runs[run]):
                    cuts[run].add((child, at))
        pieces = {run: _Pieces(self._runs[run], points) for run, points in cuts.items()}
        for comment, place, change in self._wanted:
            if place.start[0] < 0:
                self._at_beginning(comment)
                continue
            first = self._run(pieces, place.start, ends=False)
            last = self._run(pieces, place.end, ends=True)
            first.addprevious(numbered("w:commentRangeStart", comment))
            mark = numbered("w:commentRangeEnd", comment)
            last.addnext(mark)
            mark.addnext(reference(comment))
            if change is not None:
                _track(first, last, change, comment)
        self._wanted = []

    def _run(self, pieces: dict[int, _Pieces], point: _Point, *, ends: bool) -> Xml:
        """The run before which a range begins, or after which it ends."""
        run, child, at = point
        if run not in pieces:
            return self._runs[run]
        return pieces[run].before(child, at) if ends else pieces[run].after(child, at)

    def _at_beginning(self, comment: str) -> None:
        """A file whose body has no run: the sign stands in its first paragraph."""
        body = self._main.find(qn("w:body"))
        paragraph = next(body.iter(qn("w:p")), None)
        if paragraph is None:
            paragraph = OxmlElement("w:p")
            body.insert(0, paragraph)
        for element in (
            numbered("w:commentRangeStart", comment),
            numbered("w:commentRangeEnd", comment),
            reference(comment),
        ):
            paragraph.append(element)


def _track(first: Xml, last: Xml, change: Change, number: str) -> None:
    """Strike the runs from the first to the last, which stand beside each other, and put the new words behind."""
    struck = _signed("w:del", f"9{number}0")
    first.addprevious(struck)
    run, done = first, False
    properties = first.find(qn("w:rPr"))
    while run is not None and not done:
        following, done = run.getnext(), run is last
        if run.tag == qn("w:r"):
            struck.append(run)
            for words in run.findall(qn("w:t")):
                words.tag = qn("w:delText")
        run = following
    if not change.text:
        return
    added, piece, words = _signed("w:ins", f"9{number}1"), OxmlElement("w:r"), OxmlElement("w:t")
    if properties is not None:
        piece.append(deepcopy(properties))
    words.text = change.text
    words.set(qn("xml:space"), "preserve")
    piece.append(words)
    added.append(piece)
    struck.addnext(added)


def _signed(tag: str, number: str) -> Xml:
    """An element of a tracked change with its number and who made it; without a date, so that files can be compared."""
    element = OxmlElement(tag)
    element.set(qn("w:id"), number)
    element.set(qn("w:author"), "replycheck")
    return element


class _Pieces:
    """A run cut at points: (child, characters of the child)."""

    def __init__(self, run: Xml, points: set[tuple[int, int]]) -> None:
        self._places: dict[tuple[int, int], int] = {}
        items: list[Xml] = []
        for child, element in enumerate(list(run)):
            if element.tag != qn("w:rPr"):
                self._take(items, element, child, sorted(at for of, at in points if of == child))
        inner = sorted({place for place in self._places.values() if 0 < place < len(items)})
        self._edges = [0, *inner]
        self._runs = _filled(run, items, inner)

    def _take(self, items: list[Xml], element: Xml, child: int, cuts: list[int]) -> None:
        """Put a child among the items, in pieces where it is text and cut; remember where each cut came to lie."""
        if element.tag != qn("w:t") or not cuts:
            self._places |= {(child, at): len(items) + (at > 0) for at in cuts}
            items.append(element)
            return
        raw = element.text or ""
        kept = raw if element.get(qn("xml:space")) == "preserve" else raw.strip(" \t\r\n")
        lead = raw.find(kept)
        done = 0
        for at in cuts:
            upto = min(max(at - lead, done), len(kept))
            items += [_text(element, kept[done:upto])] if upto > done else []
            self._places[child, at] = len(items)
            done = upto
        items += [_text(element, kept[done:])] if done < len(kept) else []

    def after(self, child: int, at: int) -> Xml:
        """The run that begins at a point; the first, or the last, for a point outside."""
        if child < 0:
            return self._runs[0]
        place = self._places.get((child, at), self._edges[-1])
        return self._runs[max(index for index, edge in enumerate(self._edges) if edge <= place)]

    def before(self, child: int, at: int) -> Xml:
        """The run that ends at a point; the last, or the first, for a point outside."""
        place = self._places.get((child, at))
        if place is None:
            return self._runs[-1]
        return self._runs[max((index for index, edge in enumerate(self._edges) if edge < place), default=0)]


def _filled(run: Xml, items: list[Xml], edges: list[int]) -> list[Xml]:
    """The run with the items before the first edge, and a like run behind it for each further stretch."""
    properties = run.find(qn("w:rPr"))
    for element in list(run):
        if element is not properties:
            run.remove(element)
    runs = [run]
    bounds = [0, *edges, len(items)]
    for begin, end in pairwise(bounds):
        if begin:
            piece = OxmlElement("w:r")
            if properties is not None:
                piece.append(deepcopy(properties))
            runs[-1].addnext(piece)
            runs.append(piece)
        for item in items[begin:end]:
            runs[-1].append(item)
    return runs


def _text(element: Xml, words: str) -> Xml:
    """A text element with those words, blanks kept."""
    piece = deepcopy(element)
    piece.text = words
    piece.set(qn("xml:space"), "preserve")
    return piece
