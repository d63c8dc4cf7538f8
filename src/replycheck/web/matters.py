"""A matter on the page: its papers in their places, the check that is running, and what is remembered of it."""

from __future__ import annotations

import json
import re
import time
from concurrent.futures import Future
from dataclasses import field, replace
from pathlib import Path, PurePosixPath

from replycheck.app.places import Place, SortedPaper, placed
from replycheck.model.role import Role
from replycheck.processes.worker import Failed
from replycheck.records import dataclass
from replycheck.text.patterns import pattern
from replycheck.web.answers import ALIKE, Brief, Comparison, Record
from replycheck.web.papers import Papers
from replycheck.web.work.tasks import Checked

_VERSION = pattern(
    r"(?i)[\s_-]{0,16}(?:[（(]\d{1,3}[）)]|v\d{1,3}|第?[一二三四五六七八九十\d]{1,3}稿|修[改订]稿?|[终定初]稿|改\d{0,2}|批注|副本|\d{8})$"
)
_ENDINGS = 4
"""A name may carry a few of them: 答复-修改稿(2)."""


@dataclass(slots=True)
class Run:
    """One check: ``alone`` without the other papers (None where there are none), ``whole`` with them."""

    number: int
    whole: Future[Checked | Failed]
    alone: Future[Checked | Failed] | None = None

    @property
    def done(self) -> Checked | None:
        """What came of it, once it has."""
        found = self.whole.result() if self.whole.done() and not self.whole.cancelled() else None
        return found if isinstance(found, Checked) else None


@dataclass(slots=True)
class Matter:
    """The papers lie in ``folder`` under harmless names. ``sorting`` ends when every paper has its place."""

    id: str
    folder: Path
    sorting: Future[tuple[SortedPaper, ...]] | None = None
    papers: tuple[SortedPaper, ...] = ()
    digests: dict[str, str] = field(default_factory=dict)
    run: Run | None = None
    record: Record | None = None
    comparison: Comparison | None = None
    known_again: bool = False
    """Whether it was taken for the next version of a paper that is remembered."""
    profile: str = ""
    draft: bool = False
    library: bool = False
    """Whether judgments are looked for in the library."""
    trouble: str = ""
    """Why the papers could not be sorted."""
    became: str = ""
    """The address of the inspection that it turned out to be."""
    unit: str = ""
    began: float = field(default_factory=time.monotonic)
    """When what is waited for began: the sorting, or the check."""

    @property
    def waited(self) -> int:
        """Seconds since then."""
        return round(time.monotonic() - self.began)

    def at(self, place: Place) -> tuple[SortedPaper, ...]:
        """The papers in that place."""
        return tuple(paper for paper in self.papers if paper.place is place)

    @property
    def reply(self) -> SortedPaper | None:
        """The reply, if there is one."""
        return next(iter(self.at(Place.REPLY)), None)

    @property
    def title(self) -> str:
        """What lists call it."""
        named = self.reply or next(iter(self.papers), None)
        return "新的一件" if named is None else PurePosixPath(named.name).name

    @property
    def report(self) -> Path:
        """Where the worker leaves the report."""
        return self.folder.with_name(f"{self.folder.name}.report")

    @property
    def read(self) -> Path:
        """Where the papers lie as they were read."""
        return self.folder.with_name(f"{self.folder.name}.read")

    @property
    def progress(self) -> Path:
        """Where the worker tells how many pages of a scan it has recognised."""
        return self.folder.with_name(f"{self.folder.name}.progress")

    def reading(self) -> tuple[str, int, int] | None:
        """Of which paper pages are being recognised, how many are done, and how many there are; None where none is."""
        try:
            name, done, pages = json.loads(self.progress.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return str(name), int(done), int(pages)

    def checkable(self) -> Papers | None:
        """What a check takes; None without a reply."""
        if self.reply is None:
            return None
        letters = self.at(Place.PETITION)
        sources = tuple(paper.name for paper in self.at(Place.SOURCE))
        return Papers(str(self.folder), self.reply.name, sources, letters[0].name if letters else None)

    def move(self, name: str, place: Place) -> bool:
        """Put a paper into a place; what lay there alone gives way. False where there is no such paper."""
        if all(paper.name != name for paper in self.papers):
            return False
        single = place in {Place.REPLY, Place.PETITION}
        self.papers = tuple(
            replace(paper, place=place)
            if paper.name == name
            else replace(paper, place=Place.UNUSED)
            if single and paper.place is place
            else paper
            for paper in self.papers
        )
        return True

    def found(self, fingerprint: str) -> Brief | None:
        """The finding of that fingerprint in the last check."""
        done = self.run.done if self.run else None
        return next((one for one in done.findings if one.fingerprint == fingerprint), None) if done else None


def stem_of(name: str) -> str:
    """A file's name without its ending and without what tells versions apart: 答复-修改稿(2).docx is 答复."""
    stem = PurePosixPath(name).stem
    for _ in range(_ENDINGS):
        shorter = _VERSION.sub("", stem)
        if shorter == stem or not shorter:
            break
        stem = shorter
    return re.sub(r"\s+", "", stem).casefold()


def known_again(records: list[Record], name: str, checked: Checked, given: tuple[str, ...]) -> Record | None:
    """The paper of which this is the next version; None where that is not plain.

    Replies made from one form share most of their words. So a paper that was checked with other papers is another
    matter, and where none were given, only the same name and half of the words tell.
    """
    best, most = None, 0.0
    for record in records:
        before = record.versions[-1] if record.versions else None
        if before is None:
            continue
        same_bytes = before.sha256 == checked.sha256 and bool(checked.sha256)
        shared_papers = bool(set(before.given) & set(given))
        if before.given and given and not shared_papers:
            continue
        likeness = 1.0 if same_bytes else record.likeness(checked.paragraphs)
        named = stem_of(record.name) == stem_of(name)
        if likeness > most and (same_bytes or (likeness >= ALIKE and (named or shared_papers))):
            best, most = record, likeness
    return best


def with_new(
    before: tuple[SortedPaper, ...], found: tuple[SortedPaper, ...], place: Place | None
) -> tuple[SortedPaper, ...]:
    """The papers of a matter with new ones: each goes where it was dropped, else where its words say."""
    papers = list(before)
    for paper in found:
        goal = place or (paper.place if paper.place is not Place.UNUSED else placed([*before, paper])[-1].place)
        if goal in {Place.REPLY, Place.PETITION}:  # what lay there is the version before
            papers = [one for one in papers if one.place is not goal]
        papers.append(replace(paper, place=goal))
    return tuple(papers)


def are_several(papers: tuple[SortedPaper, ...]) -> bool:
    """Whether these are several matters: replies with nothing beside them, or replies in folders of their own."""
    replies = [paper for paper in papers if paper.role is Role.REPLY]
    folders = {PurePosixPath(paper.name).parent for paper in replies}
    alone = all(paper.place in {Place.REPLY, Place.UNUSED} for paper in papers)
    return len(replies) > 1 and (alone or len(folders) > 1)
