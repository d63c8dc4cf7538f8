"""Papers handed in as a heap: which is the reply, which are the judgments, which is the letter.

What is easily got wrong: nothing is refused here. Who sorts a heap before somebody's eyes shows what each paper was
taken for, and lets that person put it elsewhere; ``readers.matter`` has nobody to ask, and refuses what is unclear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath

from replycheck.app.checking import as_read, read_document
from replycheck.app.read_before import ReadBefore
from replycheck.batch.lists.names import harmless, own_name
from replycheck.config.settings import Settings
from replycheck.errors import ReplycheckError
from replycheck.facts.paper.nature import nature
from replycheck.facts.paper.role import guess, named_role
from replycheck.model.role import Role
from replycheck.readers.containers import holds_matter, members
from replycheck.readers.ocr.scans import pages_told


class Place(StrEnum):
    """Where a paper lies before the one who checks it."""

    REPLY = "reply"
    SOURCE = "source"
    PETITION = "petition"
    UNUSED = "unused"

    @property
    def label(self) -> str:
        """The word shown to a user."""
        return {"reply": "答复", "source": "裁判文书", "petition": "来信", "unused": "没有用到"}[self.value]


_PLACE_OF = {Role.REPLY: Place.REPLY, Role.JUDGMENT: Place.SOURCE, Role.PETITION: Place.PETITION}


@dataclass(frozen=True, slots=True)
class SortedPaper:
    """A paper by its file name, its ``place``, and what it looks like.

    ``role`` is what its words (``by_name``: only its name) tell, None where nothing does; ``called`` the word a clerk
    has for it; ``firm`` whether that is certain. ``trouble`` is why it could not be read, as a sentence.
    """

    name: str
    place: Place = Place.UNUSED
    role: Role | None = None
    called: str = ""
    firm: bool = False
    by_name: bool = False
    trouble: str = ""

    @property
    def misplaced(self) -> str:
        """What must be told of a paper whose words say that it belongs elsewhere; "" where nothing must."""
        seems = None if self.role is None or self.by_name else _PLACE_OF.get(self.role)
        if self.place is Place.UNUSED or seems is self.place or not self.called:
            return ""
        return f"这像是{self.called}，不像{self.place.label}"


def unpacked(folder: Path, names: Iterable[str], settings: Settings) -> Iterator[tuple[str, str]]:
    """The names of the files in ``folder``, with those of the papers in archives in the place of the archives.

    The papers are unpacked into a folder of the archive's name. Each comes with why it could not be unpacked, ""
    where it could.
    """
    given = list(names)
    taken = {name.casefold() for name in given}
    for name in given:
        if not holds_matter(str(folder / name), settings.limits):
            yield name, ""
            continue
        packed = folder / f".{PurePosixPath(name).name}"
        (folder / name).rename(packed)  # a folder of that name takes its place
        try:
            for one in members(str(packed), settings.limits):
                inside = own_name(harmless(f"{name}/{one.source.removeprefix(str(packed))}"), taken)
                if not one.trouble:
                    (folder / inside).parent.mkdir(parents=True, exist_ok=True)
                    (folder / inside).write_bytes(one.data)
                yield str(inside), f"“{inside.name}”{one.trouble}。" if one.trouble else ""
        except (ReplycheckError, OSError) as error:
            yield name, str(error).replace(packed.name, PurePosixPath(name).name)
        packed.unlink(missing_ok=True)


def sorted_papers(
    folder: Path,
    names: Iterable[str],
    settings: Settings,
    *,
    before: ReadBefore | None = None,
    tell: Callable[[str, int, int], None] = lambda _name, _done, _pages: None,
) -> tuple[SortedPaper, ...]:
    """What each of the files in ``folder`` is, and where it belongs. For a worker: files are read in this process.

    ``before`` keeps what was read for the check that follows; ``tell`` hears which paper's pages are being recognised,
    how many are done, and how many there are.
    """
    found = []
    for name, trouble in unpacked(folder, names, settings):
        with pages_told(partial(tell, name)):
            found.append(SortedPaper(name, trouble=trouble) if trouble else _seen(folder, name, settings, before))
    return placed(found)


def _seen(folder: Path, name: str, settings: Settings, before: ReadBefore | None) -> SortedPaper:
    hinted = named_role(name)
    try:
        document = as_read(read_document(folder / name, settings, isolated=False, before=before))
    except ReplycheckError as error:
        return SortedPaper(name, role=hinted, by_name=True, trouble=str(error))
    if not document.text.strip():
        return SortedPaper(name, role=hinted, by_name=True)
    seems, known = guess(document), nature(document)
    called = known.called or known.role.label
    if seems is not None:
        called = known.called if known.role is seems.role and known.called else seems.role.label
        return SortedPaper(name, role=seems.role, called=called, firm=seems.firm)
    if known.role is not Role.OTHER:
        return SortedPaper(name, role=known.role, called=called)
    if known.called:
        return SortedPaper(name, role=Role.OTHER, called=known.called)
    return SortedPaper(name, role=hinted, by_name=True)


def placed(papers: Sequence[SortedPaper]) -> tuple[SortedPaper, ...]:
    """The papers in their places: one reply and one letter at most, judgments as many as there are."""
    reply = _likeliest(papers, Role.REPLY) or _left_over(papers)
    letter = _likeliest(papers, Role.PETITION)
    return tuple(replace(paper, place=_place(paper, reply, letter)) for paper in papers)


def _place(paper: SortedPaper, reply: SortedPaper | None, letter: SortedPaper | None) -> Place:
    if paper is reply:
        return Place.REPLY
    if paper is letter:
        return Place.PETITION
    return Place.SOURCE if paper.role is Role.JUDGMENT else Place.UNUSED


def _likeliest(papers: Sequence[SortedPaper], role: Role) -> SortedPaper | None:
    """The paper of that role that is surest to be it; the first of several."""
    found = [paper for paper in papers if paper.role is role]
    return min(found, key=lambda paper: (paper.by_name, not paper.firm), default=None)


def _left_over(papers: Sequence[SortedPaper]) -> SortedPaper | None:
    """The one paper of which nothing tells what it is: where none is a reply, it was meant for one."""
    unknown = [paper for paper in papers if paper.role in {None, Role.OTHER}]
    return unknown[0] if len(unknown) == 1 else None
