"""Examples of a rule: they are its documentation and its tests.

``⟦ ⟧`` fence the exact span that must be reported; a form feed starts a new bound page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from replycheck.model.document import Document, Page, plain
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case

_FENCES = re.compile("[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Example:
    """A reply with what a rule must say of it; ``printed`` gives the page numbers printed on its pages."""

    marked: str
    good: bool
    profile: Profile = Profile.COURT_REPLY
    suggestion: str | None = None
    sources: tuple[str, ...] = ()
    petition: str | None = None
    printed: tuple[int | None, ...] = ()

    @property
    def text(self) -> str:
        """The reply without fences."""
        return _FENCES.sub("", self.marked)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The spans that must be reported, in reading order."""
        found, opened = [], -1
        for removed, fence in enumerate(_FENCES.finditer(self.marked)):
            at = fence.start() - removed
            if fence.group() == "⟦":
                opened = at
            else:
                found.append(Span(opened, at))
        return tuple(found)

    def case(self) -> Case:
        """The case that a rule sees."""
        return Case(
            reply=_document("reply.txt", self.text, self.printed),
            profile=self.profile,
            sources=tuple(plain(text, source=f"judgment-{n}.txt") for n, text in enumerate(self.sources, 1)),
            petition=None if self.petition is None else plain(self.petition, source="petition.txt"),
        )


def _document(source: str, text: str, printed: tuple[int | None, ...]) -> Document:
    document = plain(text, source=source)
    if "\f" not in text and not printed:
        return document
    pages, start = [], 0
    sheets = text.split("\f")
    for index, sheet in enumerate(sheets):
        end = start + len(sheet) + (index + 1 < len(sheets))
        number = printed[index] if index < len(printed) else None
        pages.append(Page(index + 1, Span(start, end), printed_number=number))
        start = end
    return Document(source, "", "pdf", text, document.paragraphs, tuple(pages), bound=True)


def bad(  # noqa: PLR0913 - a table of examples reads best with keywords
    marked: str,
    *,
    suggestion: str | None = None,
    profile: Profile = Profile.COURT_REPLY,
    sources: tuple[str, ...] = (),
    petition: str | None = None,
    printed: tuple[int | None, ...] = (),
) -> Example:
    """A reply in which the fenced spans, and nothing else, must be reported."""
    return Example(
        marked, good=False, profile=profile, suggestion=suggestion, sources=sources, petition=petition, printed=printed
    )


def good(
    text: str,
    *,
    profile: Profile = Profile.COURT_REPLY,
    sources: tuple[str, ...] = (),
    petition: str | None = None,
    printed: tuple[int | None, ...] = (),
) -> Example:
    """A reply of which the rule must say nothing."""
    return Example(text, good=True, profile=profile, sources=sources, petition=petition, printed=printed)
