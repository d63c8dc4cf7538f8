"""What a Word file tells of where a paragraph came from and the writer does not see: style, session, language, links.

What is easily got wrong: Word writes a session mark (``w:rsid``) on whatever was typed between two savings, so it
changes in every paper that was edited; only one that stands alone among others tells anything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from replycheck.model.mark import Origin
from replycheck.model.span import Span
from replycheck.readers.docx.story_builder import Block
from replycheck.readers.docx.styling.styles import value
from replycheck.readers.parts.xml import Element, W

_PASTED = ("_Hlk", "OLE_LINK")
"""Bookmarks that Word sets where something was copied or pasted."""


def origin_of(element: Element) -> Origin:
    """What a paragraph says of its origin; its span is filled in when the text is put together."""
    sessions: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    faces: Counter[str] = Counter()
    for run in element.iter(f"{W}r"):
        size = sum(len(words.text or "") for words in run.iterchildren(f"{W}t"))
        if not size:
            continue
        sessions[run.get(f"{W}rsidR") or element.get(f"{W}rsidR") or ""] += size
        form = run.find(f"{W}rPr")
        if form is None:
            languages[""] += size
            faces[""] += size
            continue
        language, face = form.find(f"{W}lang"), form.find(f"{W}rFonts")
        languages[_either(language, "eastAsia", "val")] += size
        faces[_either(face, "ascii", "asciiTheme")] += size
    return Origin(
        Span(0, 0),
        style=value(element.find(f"{W}pPr"), "pStyle") or "",
        session=_most(sessions),
        language=_most(languages),
        latin=_most(faces),
        linked=_linked(element),
    )


def _either(element: Element | None, *names: str) -> str:
    """The first of these attributes that an element has; "" where there is none."""
    said = (element.get(W + name) for name in names) if element is not None else iter(())
    return next((value for value in said if value), "")


def _most(counted: Counter[str]) -> str:
    return counted.most_common(1)[0][0] if counted else ""


def _linked(element: Element) -> bool:
    """Whether a hyperlink or a bookmark of copying stands in the paragraph."""
    if element.find(f".//{W}hyperlink") is not None:
        return True
    return any((one.get(f"{W}name") or "").startswith(_PASTED) for one in element.iter(f"{W}bookmarkStart"))


def origins(placed: Iterable[tuple[Block, str, int, int]]) -> tuple[Origin, ...]:
    """The origins of the paragraphs of a text, in reading order."""
    return tuple(
        block.origin.at(Span(start, start + len(words)))
        for block, words, _, start in placed
        if block.origin is not None and words.strip()
    )
