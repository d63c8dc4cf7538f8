"""Pages of a Word file, where the file tells them.

What is easily got wrong: a Word file has no pages of its own. It may remember where Word last began each page, and it
has the breaks that its writer set; a count that its properties state is believed only when the same properties also
state the number of characters we read, since many programs leave the numbers of their template there.
"""

from __future__ import annotations

from replycheck.model.document import Page
from replycheck.model.span import Span
from replycheck.readers.docx.story_builder import Reading, optional_part
from replycheck.readers.docx.styling.sections import Section
from replycheck.readers.parts.xml import Element
from replycheck.records import dataclass

_SAME = 0.25  # Word counts notes and text boxes or not, by its settings
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


@dataclass(frozen=True, slots=True)
class Break:
    """A page begins at offset ``at``; ``section`` is the section the paragraph stands in."""

    at: int
    section: int


def pages(size: int, breaks: list[Break], sections: tuple[Section, ...], stated: int | None) -> tuple[Page, ...]:
    """The pages, whose spans part the text of ``size`` characters; none where the file does not tell."""
    if not breaks and stated != 1:
        return ()
    starts = [0, *(min(one.at, size) for one in breaks)]
    ends = [*starts[1:], size]
    owners = [0, *(one.section for one in breaks)]
    return tuple(
        Page(number, Span(start, max(start, end)), *_page_size(sections, owner))
        for number, (start, end, owner) in enumerate(zip(starts, ends, owners, strict=True), start=1)
    )


def stated_pages(reading: Reading, size: int) -> int | None:
    """The number of pages that the properties state, if they belong to this text; None otherwise."""
    package = reading.package
    part = package.related("", "extended-properties") or package.related("", "extendedProperties")
    root = optional_part(reading, part)
    if root is None:
        return None
    characters = _count(root, "CharactersWithSpaces") or _count(root, "Characters")
    if characters is None or abs(characters - size) > max(size, characters) * _SAME:
        return None
    return _count(root, "Pages")


def _count(root: Element, name: str) -> int | None:
    text = (root.findtext(_PROPERTIES + name) or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - more is nonsense


def _page_size(sections: tuple[Section, ...], index: int) -> tuple[float, float]:
    if not sections:
        return 0.0, 0.0
    section = sections[min(index, len(sections) - 1)]
    return section.width, section.height
