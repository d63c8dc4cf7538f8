"""Examples of a rule: they are its documentation and its tests.

``⟦ ⟧`` fence the exact span that must be reported; a form feed starts a new bound page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from replycheck.facts.law.statutes import plain_title
from replycheck.model.document import Document, Page, plain
from replycheck.model.mark import Mark, Paper
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.records import dataclass
from replycheck.rules.case import Case
from replycheck.text.patterns import pattern

if TYPE_CHECKING:
    from replycheck.reuse.known import Known

_FENCES = pattern("[⟦⟧]")


@dataclass(frozen=True, slots=True)
class Example:
    """A reply with what a rule must say of it.

    ``printed`` gives the page numbers printed on its pages,
    ``turned`` how far each page is turned (degrees), ``sizes`` the width and height of each (points).
    ``articles`` are those of a library (plain title of the law, number, text).
    ``siblings`` are other replies of the same batch, ``marks`` what the file carries (places without fences).
    ``draft``: the paper is a draft; ``papers`` how its pages are set up.
    """

    marked: str
    good: bool
    profile: Profile = Profile.COURT_REPLY
    suggestion: str | None = None
    sources: tuple[str, ...] = ()
    petition: str | None = None
    printed: tuple[int | None, ...] = ()
    turned: tuple[int, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    siblings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    articles: tuple[tuple[str, int, str], ...] = ()
    draft: bool = False
    papers: tuple[Paper, ...] = ()

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
            reply=_document("reply.txt", self),
            profile=self.profile,
            sources=tuple(plain(text, source=f"judgment-{n}.txt") for n, text in enumerate(self.sources, 1)),
            petition=None if self.petition is None else plain(self.petition, source="petition.txt"),
            siblings=tuple(plain(text, source=f"reply-{n}.txt") for n, text in enumerate(self.siblings, 2)),
            library=_Shelf(self.articles) if self.articles else None,
            draft=self.draft,
        )


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A library that holds the given articles: plain title of the law, number, text."""

    articles: tuple[tuple[str, int, str], ...]
    searched: bool = False

    @property
    def known(self) -> Known:
        """No formulae; the words of the articles."""
        import numpy as np  # noqa: PLC0415 - for these examples only

        from replycheck.reuse.known import Known, law_hashes  # noqa: PLC0415 - for these examples only

        return Known(laws=np.sort(law_hashes("".join(text for _, _, text in self.articles))))

    def article(self, law: str, number: int, branch: int = 0) -> str | None:
        """The text of the article, None where it is not among them."""
        known = {(title, place): text for title, place, text in self.articles}
        return None if branch else known.get((plain_title(law), number))


def _document(source: str, example: Example) -> Document:
    text = example.text
    document = replace(plain(text, source=source), marks=example.marks, papers=example.papers)
    if "\f" not in text and not example.printed:
        return document
    pages, start = [], 0
    sheets = text.split("\f")
    for index, sheet in enumerate(sheets):
        end = start + len(sheet) + (index + 1 < len(sheets))
        pages.append(_page(example, index, Span(start, end), blank=not sheet.strip()))
        start = end
    return Document(source, "", "pdf", text, document.paragraphs, tuple(pages), bound=True)


def _page(example: Example, index: int, span: Span, *, blank: bool) -> Page:
    width, height = example.sizes[index] if index < len(example.sizes) else (0.0, 0.0)
    return Page(
        index + 1,
        span,
        width=width,
        height=height,
        printed_number=example.printed[index] if index < len(example.printed) else None,
        rotation=example.turned[index] if index < len(example.turned) else 0,
        ink=0.0 if blank else None,
    )


class Given(TypedDict, total=False):
    """What an example may have beside its text; the fields of :class:`Example`."""

    suggestion: str | None
    profile: Profile
    sources: tuple[str, ...]
    petition: str | None
    printed: tuple[int | None, ...]
    turned: tuple[int, ...]
    sizes: tuple[tuple[float, float], ...]
    siblings: tuple[str, ...]
    marks: tuple[Mark, ...]
    articles: tuple[tuple[str, int, str], ...]
    draft: bool
    papers: tuple[Paper, ...]


def bad(marked: str, **given: Unpack[Given]) -> Example:
    """A reply in which the fenced spans, and nothing else, must be reported."""
    return Example(marked, good=False, **given)


def good(text: str, **given: Unpack[Given]) -> Example:
    """A reply of which the rule must say nothing."""
    return Example(text, good=True, **given)
