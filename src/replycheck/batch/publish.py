"""Writes the files of a finished run from its journal: one pass over the reports, in the order of the list.

What is easily got wrong: nothing here may depend on the order in which replies were finished, on the time or on the
machine: a run that was killed a hundred times gives the same bytes as one that was not.
"""

from __future__ import annotations

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

from replycheck.batch.entry import Entry
from replycheck.batch.figures import Figures, figures_of
from replycheck.batch.journal import Journal
from replycheck.batch.results import (
    DASHBOARD,
    PART,
    REPORTS,
    RESULTS,
    SAMPLE,
    SUMMARY,
    WORKBOOK,
    name_all,
    report_name,
)
from replycheck.batch.sample import Sample, draw
from replycheck.batch.summary import COLUMNS
from replycheck.batch.workbook import SAMPLED, Called, Summary, sampled
from replycheck.disk.refusals import why
from replycheck.errors import UsageError
from replycheck.reporting.html.dashboard import Dashboard
from replycheck.reporting.spreadsheet import safe_cell
from replycheck.reporting.wording import name_of


def publish(
    entries: Sequence[Entry], journal: Journal, folder: Path, sample: Sample | None, notes: Sequence[str] = ()
) -> None:
    """Write all files and give them their names; ``notes`` say what the list held besides.

    :raises UsageError: they cannot be written; what is in the journal is safe.
    """
    try:
        with ExitStack() as stack:
            spool = _Spool(stack.enter_context(tempfile.TemporaryFile(dir=folder)))
            linked = (folder / REPORTS).is_dir()
            book = Summary(linked=linked)
            for one, report in _written(entries, journal, folder, linked=linked):
                spool.add(one)
                book.add(one, report["findings"], report.get("causes", ()))
            drawn = None if sample is None else _called(entries, spool.drawn(sample))
            book.finish(spool.ranked(), spool.alike(), drawn, notes)
            book.save(folder / (WORKBOOK + PART))
            _dashboard(folder / (DASHBOARD + PART), spool.all(), notes)
            (folder / (SAMPLE + PART)).unlink(missing_ok=True)
            if drawn is not None:
                _sample(folder / (SAMPLE + PART), drawn)
        name_all(folder)
    except OSError as error:
        raise UsageError(f"结果写不进“{folder}”：{why(error)}。腾出地方后加 --resume，不用重新检查。") from error


def _written(
    entries: Sequence[Entry], journal: Journal, folder: Path, *, linked: bool
) -> Iterator[tuple[Figures, dict[str, Any]]]:
    """Write ``results.jsonl`` and ``summary.csv``; gives each reply's figures and report on the way."""
    families = journal.families()
    numbers = {first: number for number, first in enumerate(sorted(set(families.values())), 1)}
    with (
        (folder / (RESULTS + PART)).open("wb") as lines,
        (folder / (SUMMARY + PART)).open("w", encoding="utf-8-sig", newline="") as table,
    ):
        rows = csv.writer(table)
        rows.writerow(COLUMNS)
        for position, line, cells in journal.results():
            group = numbers.get(families.get(position, -1), 0)
            lines.write(line + b"\n")
            rows.writerow((*cells[:-1], str(group or "")))
            report = json.loads(line)
            entry = entries[position]
            there = linked and (folder / REPORTS / report_name(entry.index)).exists()
            yield figures_of(entry, report, group, linked=there), report
        for file in (lines, table):
            _safe(file)


def _safe(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


class _Spool:
    """The figures of all replies on disk; in memory only what sorts them."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._places: list[int] = []
        self._ranks: list[tuple[float, ...]] = []
        self._groups: list[tuple[int, int]] = []
        self._strata: list[tuple[str, str, str]] = []

    def add(self, one: Figures) -> None:
        at = len(self._places)
        self._places.append(self._file.tell())
        self._ranks.append((*one.rank, at))
        self._strata.append((one.unit, one.verdict, one.profile))
        if one.group:
            self._groups.append((one.group, at))
        self._file.write(one.line())

    def all(self) -> Iterator[Figures]:
        return self._read(range(len(self._places)))

    def ranked(self) -> Iterator[Figures]:
        return self._read(int(rank[-1]) for rank in sorted(self._ranks))

    def alike(self) -> Iterator[Figures]:
        return self._read(at for _, at in sorted(self._groups))

    def drawn(self, sample: Sample) -> list[Figures]:
        which = ("unit", "verdict", "profile").index(sample.by)
        return list(self._read(draw([strata[which] for strata in self._strata], sample)))

    def _read(self, order: Iterable[int]) -> Iterator[Figures]:
        for at in order:
            self._file.seek(self._places[at])
            yield Figures.read(self._file.readline())


def _dashboard(target: Path, figures: Iterable[Figures], notes: Sequence[str]) -> None:
    page = Dashboard(notes)
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.write(page.head)
        for number, one in enumerate(figures):
            link = f"{REPORTS}/{report_name(one.number)}" if one.linked else None
            cells = (
                one.number, name_of(one.path), one.path, one.unit, one.verdict, one.errors, one.warnings, one.infos,
                one.share, one.unanswered, one.days, one.group, one.families, one.problems, one.unread, link, one.lacks,
                one.retold, one.contradicted, one.added,
            )  # fmt: skip
            file.write((",\n" if number else "\n") + page.row(cells))
        file.write(page.tail)
        _safe(file)


def _called(entries: Sequence[Entry], drawn: Iterable[Figures]) -> list[Called]:
    """The replies that were drawn, with whom to call."""
    listed = {entry.index: entry for entry in entries}
    return [Called(one, listed[one.number].petitioner, listed[one.number].telephone) for one in drawn]


def _sample(target: Path, drawn: Sequence[Called]) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(SAMPLED)
        for place, one in enumerate(drawn, 1):
            rows.writerow("" if value is None else safe_cell(str(value)) for value in sampled(place, one))
        _safe(file)
