"""Everything that is open on the page: drops on their way in, matters, inspections, and what is remembered.

The server's threads meet here: requests change what is open, and checks report from threads of their own, so whatever
changes is changed under one lock.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

from replycheck.app.places import Place, SortedPaper
from replycheck.batch import CaseList
from replycheck.batch.lists.names import own_name
from replycheck.config.settings import Settings
from replycheck.errors import UsageError
from replycheck.processes.standing import Standing
from replycheck.processes.worker import Failed
from replycheck.web.answers import REASON_LENGTH, Answer, Kind, Record, Version
from replycheck.web.configuring import Configured
from replycheck.web.dropping import Drop
from replycheck.web.failing import sentence
from replycheck.web.keeping import Kept
from replycheck.web.matters import Matter, Run, are_several, known_again, with_new
from replycheck.web.work.tasks import (
    Bench,
    Check,
    Checked,
    ReadList,
    Show,
    Signatory,
    Sort,
    Stamp,
    Take,
    Taken,
    Task,
    Waive,
    Warm,
)

if TYPE_CHECKING:
    from replycheck.web.inspections import Inspection

_MOST_MATTERS = 60
"""So many stay open; the one that was opened longest ago gives way, with its papers. Answers stay."""
_MOST_DROPS = 20
_MOST_MADE = 8
_HEAP = 12
"""More files at once are no single matter."""
_THREADS = 2
"""So many checks at once: a worker is left for what is shown meanwhile."""
R = TypeVar("R")


class Store:
    """What is open; ``folder`` is private and holds the papers, ``workers`` do all that reads them."""

    def __init__(
        self, folder: Path, workers: Standing[Task, Any], configured: Configured, kept: Kept, *, jobs: int
    ) -> None:
        self.folder, self.configured, self.kept, self.jobs = folder, configured, kept, jobs
        self.workers = workers
        self.matters: dict[str, Matter] = {}
        self.inspections: dict[str, Inspection] = {}
        self.records: dict[str, Record] = {record.id: record for record in kept.records()}
        self.asked_to_keep = kept.wanted
        self.unkept = ""
        """Why the last answers could not be kept; "" where they could."""
        self.made: dict[str, tuple[Taken, str]] = {}
        """Files that were made and not fetched yet, with the names that they get."""
        self._drops: dict[str, Drop] = {}
        self._lock = threading.RLock()
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")

    def warm(self) -> None:
        """Have the workers load everything."""
        self.workers.warm(Warm())

    def close(self) -> None:
        """End everything that is running; the papers go with the folder."""
        for inspection in self.inspections.values():
            inspection.cancel()
        self.workers.stop()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def ask(self, task: Task, kind: type[R], name: str = "") -> R:
        """What a worker makes of the task, which must be of that kind.

        :raises UsageError: nothing came of it; the sentence says why.
        """
        answer = self.workers.ask(task, name)
        if isinstance(answer, kind):
            return answer
        raise UsageError(sentence(answer))

    # Papers coming in

    def drop(self, into: str = "", place: Place | None = None) -> Drop:
        """Room for files; those of drops that were never finished give way."""
        with self._lock:
            while len(self._drops) >= _MOST_DROPS:
                self._discard(self._drops.pop(next(iter(self._drops))).folder)
            made = Drop(_new_id(), self._room("drop"), into if into in self.matters else "", place)
            self._drops[made.id] = made
            return made

    def open_drop(self, name: str) -> Drop | None:
        """The drop of that name, still open."""
        return self._drops.get(name)

    def settle(self, name: str) -> str:
        """All files of a drop have come: gives the address of what they became.

        :raises UsageError: there are none, or they cannot be understood.
        """
        with self._lock:
            drop = self._drops.pop(name, None)
        if drop is None or not drop.names:
            raise UsageError("没有收到文件，请再拖一次。")
        settings = self.configured.settings
        if drop.into:
            if drop.into not in self.matters:
                raise UsageError("这一件已经收起了；请把文件拖到别处，新开一件。")
            self._add(self.matters[drop.into], drop, settings)
            return f"/matters/{drop.into}"
        if drop.holds_list or len(drop.names) > _HEAP:
            try:
                return self.inspect(drop.folder)
            except UsageError:
                self._discard(drop.folder)
                raise
        matter = Matter(_new_id(), drop.folder)
        with self._lock:
            self.matters[matter.id] = matter
            self._make_room()
        self._sort(matter, tuple(drop.names), settings)
        return f"/matters/{matter.id}"

    def _add(self, matter: Matter, drop: Drop, settings: Settings) -> None:
        """Papers dropped on a matter: a new version of its reply, or papers that were missing."""
        taken = {path.relative_to(matter.folder).as_posix().casefold() for path in matter.folder.rglob("*")}
        names = []
        for name in drop.names:
            wanted = PurePosixPath(PurePosixPath(name).name)
            if drop.place is Place.REPLY and matter.reply is not None and matter.reply.name == wanted.name:
                new = wanted  # the same file, mended
            else:
                new = own_name(wanted, taken)
            (drop.folder / name).replace(matter.folder / new)
            names.append(str(new))
        self._discard(drop.folder)
        self._sort(matter, tuple(names), settings, drop.place)

    def _sort(self, matter: Matter, names: tuple[str, ...], settings: Settings, place: Place | None = None) -> None:
        before = tuple(paper for paper in matter.papers if paper.name not in names)
        sorting = Sort(str(matter.folder), names, settings, str(matter.read), str(matter.progress))

        def work() -> tuple[SortedPaper, ...]:
            try:
                found: tuple[SortedPaper, ...] = self.ask(sorting, tuple, matter.id)
            except UsageError as error:
                matter.trouble = str(error)
                found = tuple(SortedPaper(name, trouble=str(error)) for name in names)
            matter.progress.unlink(missing_ok=True)
            with self._lock:
                matter.papers = with_new(before, found, place) if before else found
                matter.digests = {paper.name: _digest(matter.folder / paper.name) for paper in matter.papers}
            if not before and are_several(found):
                matter.became = self._as_many(matter)
            else:
                self.check(matter)
            return found

        matter.trouble, matter.began = "", time.monotonic()
        matter.sorting = self._threads.submit(work)

    def _make_room(self) -> None:
        while len(self.matters) > _MOST_MATTERS:
            self.close_matter(next(iter(self.matters)))

    def close_matter(self, name: str) -> None:
        """Remove the papers of a matter; what was answered stays."""
        with self._lock:
            matter = self.matters.pop(name, None)
        if matter is not None:
            self.workers.cancel(matter.id)
            self._discard(matter.folder)
            self._discard(matter.read)
            for path in (matter.report, matter.progress):
                path.unlink(missing_ok=True)

    # Checks

    def check(self, matter: Matter) -> None:
        """Begin to check a matter anew; without a reply there is nothing to check."""
        papers = matter.checkable()
        with self._lock:
            number = matter.run.number + 1 if matter.run else 1
            if papers is None:
                matter.run = None
                return
            settings = self.settings_for(matter)
            library = self.configured.library if matter.library else None
            others = bool(papers.sources or papers.petition or library)
            into = str(matter.report)
            ask = self.workers.ask
            read = str(matter.read)
            alone = Check(papers, settings, None, "", read, alone=True)
            first = self._threads.submit(ask, alone, f"{matter.id}-alone") if others else None
            whole = self._threads.submit(self._checked, matter, Check(papers, settings, library, into, read), number)
            matter.run, matter.began = Run(number, whole, first), time.monotonic()

    def settings_for(self, matter: Matter) -> Settings:
        """The settings in force for a matter."""
        settings = replace(self.configured.settings, draft=matter.draft)
        return replace(settings, profile=matter.profile) if matter.profile else settings

    def _checked(self, matter: Matter, task: Check, number: int) -> Checked | Failed:
        answer: Checked | Failed = self.workers.ask(task, matter.id)
        with self._lock:
            if isinstance(answer, Checked) and matter.run is not None and matter.run.number == number:
                self._remember(matter, task, answer)
        return answer

    def _remember(self, matter: Matter, task: Check, checked: Checked) -> None:
        papers = task.papers
        named = (*papers.sources, *([papers.petition] if papers.petition else []))
        given = tuple(sorted(matter.digests.get(name, "") for name in named))
        if matter.record is None:
            found = known_again(list(self.records.values()), papers.reply, checked, given)
            matter.known_again = found is not None
            matter.record = found or Record(_new_id(), papers.reply)
            self.records[matter.record.id] = matter.record
        version = Version(checked.sha256, papers.reply, _now(), checked.findings, given)
        matter.comparison = matter.record.add(version, checked.paragraphs)
        self._keep(matter.record)

    def cancel(self, matter: Matter) -> None:
        """Stop checking it."""
        for name in (matter.id, f"{matter.id}-alone"):
            self.workers.cancel(name)

    def bench(self, matter: Matter, checked: Checked) -> Bench:
        """What is shown around the report of a matter."""
        answers = dict(matter.record.answers) if matter.record else {}
        offer = ""
        if not matter.library and not matter.at(Place.SOURCE):
            offer = "set" if self.configured.library is None else "look"
        return Bench(f"/matters/{matter.id}", answers, matter.comparison, checked.lacks, offer)

    def shown(self, matter: Matter, checked: Checked) -> str:
        """The report of a matter as HTML.

        :raises UsageError: it cannot be shown.
        """
        task = Show(str(matter.report), self.bench(matter, checked), str(matter.folder), self.settings_for(matter))
        return self.ask(task, str)

    def taken(self, matter: Matter, form: str) -> Taken:
        """A file of the report.

        :raises UsageError: there is none of that form.
        """
        task = Take(
            str(matter.report),
            str(matter.folder),
            form,
            self.settings_for(matter),
            redact=self.configured.redact,
        )
        return self.ask(task, Taken)

    def stamped(self, matter: Matter, by: str) -> Taken:
        """The gate's receipt on the reply of a matter.

        :raises UsageError: there is none.
        """
        papers = matter.checkable()
        if papers is None:
            raise UsageError("还没有答复，没有可出的凭据。")
        who = Signatory(by, date.today())  # noqa: DTZ011 - the day in the office's own time
        return self.ask(Stamp(papers, self.configured.policy, who, self.settings_for(matter)), Taken)

    def waived(self, matter: Matter, by: str, until: date | None) -> Taken:
        """Waivers for what was said to be no problem.

        :raises UsageError: nothing can be waived.
        """
        answers = matter.record.answers if matter.record else {}
        reasons = {one: said.reason for one, said in answers.items() if said.kind is Kind.NO_PROBLEM}
        who = Signatory(by, date.today(), until)  # noqa: DTZ011 - the day in the office's own time
        return self.ask(Waive(str(matter.report), reasons, self.configured.policy, who), Taken)

    def hold(self, taken: Taken, name: str) -> str:
        """Keep a file that was made until it is fetched; gives what it is fetched by."""
        with self._lock:
            while len(self.made) >= _MOST_MADE:
                self.made.pop(next(iter(self.made)))
            key = _new_id()
            self.made[key] = (taken, name)
            return key

    # Answers

    def answer(self, matter: Matter, fingerprint: str, kind: str, reason: str) -> Answer | None:
        """Remember what was said of a finding; an empty kind takes it back.

        :raises UsageError: there is no such finding, or the reason is missing.
        """
        if matter.record is None or matter.found(fingerprint) is None:
            raise UsageError("这个问题已经不在了；请刷新页面。")
        if not kind:
            matter.record.answers.pop(fingerprint, None)
            self._keep(matter.record)
            return None
        try:
            said = Answer(Kind(kind), " ".join(reason.split())[:REASON_LENGTH], _now())
        except ValueError as error:
            raise UsageError("没有这种处理。") from error
        if said.kind is Kind.NO_PROBLEM and not said.reason:
            raise UsageError("请写明为什么不是问题。")
        matter.record.answers[fingerprint] = said
        self._keep(matter.record)
        return said

    def set_apart(self, matter: Matter) -> None:
        """It is no next version after all: its answers begin anew."""
        with self._lock:
            if matter.record is not None and matter.record.versions:
                latest = matter.record.versions.pop()
                record = Record(_new_id(), latest.name, matter.record.paragraphs, [latest])
                self._keep(matter.record)
                self.records[record.id] = record
                matter.record, matter.comparison, matter.known_again = record, None, False
                self._keep(record)

    def keep(self, *, wanted: bool) -> None:
        """The user's word on whether answers outlive the page.

        :raises UsageError: the folder cannot be made, or not removed.
        """
        self.asked_to_keep = True
        if wanted:
            self.kept.begin()
            for record in self.records.values():
                self._keep(record)
        else:
            self.kept.empty()

    def forget_unopened(self) -> None:
        """Of papers that are not open nothing is remembered any more."""
        with self._lock:
            opened = {matter.record.id for matter in self.matters.values() if matter.record}
            self.records = {name: record for name, record in self.records.items() if name in opened}

    def _keep(self, record: Record) -> None:
        if not record.answers and not (self.kept.folder / f"{record.id}.json").exists():
            return  # nothing was answered: nothing needs to be kept
        try:
            self.kept.save(record)
            self.unkept = ""
        except UsageError as error:
            self.unkept = str(error)

    # Many replies

    def inspect(self, folder: Path) -> str:
        """Begin to check all replies in a folder of ours; gives the address.

        :raises UsageError: there is nothing to check.
        """
        from replycheck.web.inspections import Inspection  # noqa: PLC0415 - what a batch needs loads with the first

        found = self.ask(ReadList(str(folder)), CaseList)
        inspection = Inspection(_new_id(), folder, self._room("results"), found.entries, found.warnings)
        with self._lock:
            self.inspections[inspection.id] = inspection
        inspection.start(self.configured.settings, self.configured.library, self.jobs, redact=self.configured.redact)
        return f"/batches/{inspection.id}"

    def close_inspection(self, name: str) -> None:
        """Stop an inspection and remove its papers and results."""
        with self._lock:
            inspection = self.inspections.pop(name, None)
        if inspection is not None:
            inspection.cancel()
            for folder in (inspection.folder, inspection.results, inspection.kept):
                self._discard(folder)

    def _as_many(self, matter: Matter) -> str:
        """The papers of a matter as a list of replies, and no matter any more; "" where they cannot be that."""
        try:
            address = self.inspect(matter.folder)
        except UsageError as error:
            matter.trouble = str(error)
            return ""
        with self._lock:
            self.matters.pop(matter.id, None)
        self._discard(matter.read)
        return address

    def opened(self, inspection: Inspection, number: int) -> str:
        """One reply of an inspection as a matter of its own, with copies of its papers; gives its address.

        :raises UsageError: its papers cannot be copied.
        """
        entry = inspection.entry(number)
        folder, taken = self._room("matter"), set[str]()
        named = [(entry.reply, Place.REPLY), *((source, Place.SOURCE) for source in entry.sources)]
        named += [(entry.petition, Place.PETITION)] if entry.petition else []
        papers, missing = [], []
        for path, place in named:
            name = own_name(PurePosixPath(Path(path).name), taken)
            try:
                shutil.copyfile(path, folder / name)
            except OSError as error:
                if place is Place.REPLY:
                    raise UsageError("这份答复的文件打不开，请核对清单。") from error
                missing.append(str(name))
                continue
            papers.append(SortedPaper(str(name), place))
        matter = Matter(_new_id(), folder, papers=tuple(papers), unit=entry.unit)
        matter.trouble = f"清单里写的这些文件没有找到：{'、'.join(missing)}。" if missing else ""
        matter.digests = {paper.name: _digest(folder / paper.name) for paper in papers}
        with self._lock:
            self.matters[matter.id] = matter
            self._make_room()
        self.check(matter)
        return f"/matters/{matter.id}"

    def _room(self, name: str) -> Path:
        folder = self.folder / f"{name}-{_new_id()}"
        folder.mkdir(mode=0o700)
        return folder

    @staticmethod
    def _discard(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _new_id() -> str:
    return secrets.token_hex(8)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="minutes")
