"""What the papers tell of each reply, read once from ``results.jsonl``; of a unit's worst few with passages."""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path, PurePath
from typing import Any

from replycheck.batch.entry import Entry
from replycheck.batch.figures import Figures, Tally, figures_of
from replycheck.records import dataclass
from replycheck.reporting.wording import name_of

WORST = 3
"""As many replies of a unit are set beside the judgment."""
_PASSAGES = 3
_LONG = 260
"""Characters of a passage that a projected page can show."""
_STEPS = 3
"""Of a path, so many steps from its end are told."""
UNNAMED = "（未写单位）"


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage of a reply beside that of the judgment."""

    reply: str
    source: str
    document: str


@dataclass(frozen=True, slots=True)
class Todo:
    """A cause with its remedy, and the ground of the first finding that hangs on it ("" where it names none)."""

    title: str
    remedy: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class HandoutCase:
    """A reply in a paper, ``name`` being what the paper calls it; ``todo`` are its causes, most important first."""

    figures: Figures
    todo: tuple[Todo, ...]
    name: str


@dataclass(slots=True)
class UnitCases:
    """The replies of one unit, what is counted of them, and the worst of them with their passages."""

    tally: Tally = field(default_factory=Tally)
    cases: list[HandoutCase] = field(default_factory=list)
    gaps: Counter[str] = field(default_factory=Counter)
    _worst: list[tuple[tuple[float, ...], HandoutCase, tuple[Pair, ...]]] = field(default_factory=list)

    def add(self, case: HandoutCase, pairs: tuple[Pair, ...], gaps: Iterable[str]) -> None:
        """Count one reply; of those with errors the worst few keep their passages."""
        self.tally.add(case.figures)
        self.cases.append(case)
        self.gaps.update(gaps)
        if case.figures.errors or case.figures.warnings:
            # A heap whose smallest item is the least bad: ranks sort the worst first, so they are turned round.
            heapq.heappush(self._worst, (tuple(-part for part in case.figures.rank), case, pairs))
            if len(self._worst) > WORST:
                heapq.heappop(self._worst)

    @property
    def worst(self) -> list[tuple[HandoutCase, tuple[Pair, ...]]]:
        """The worst replies, the worst first."""
        return [(case, pairs) for _, case, pairs in sorted(self._worst, key=lambda item: item[0], reverse=True)]


def by_unit(entries: Sequence[Entry], results: Path) -> dict[str, UnitCases]:
    """The replies of each unit in the order in which units first come; ``results`` has a line for each entry."""
    units: dict[str, UnitCases] = {}
    names = Counter(name_of(entry.reply) for entry in entries)
    for entry, report in zip(entries, read_results(results), strict=True):
        figures = figures_of(entry, report, 0, linked=False)
        unit = units.setdefault(entry.unit or UNNAMED, UnitCases())
        named = name_of(figures.path) if names[name_of(entry.reply)] == 1 else _with_folders(figures.path)
        unit.add(HandoutCase(figures, _todo(report), named), _pairs(report), _gaps(report))
    return units


def _todo(report: dict[str, Any]) -> tuple[Todo, ...]:
    grounds = {finding["fingerprint"]: finding.get("basis") or "" for finding in report["findings"]}
    return tuple(
        Todo(cause["title"], cause["remedy"], next(filter(None, map(grounds.get, cause["findings"])), ""))
        for cause in report.get("causes", ())
    )


def _with_folders(path: str) -> str:
    """A path with the folders that tell papers of one name apart, as far as a table can show them."""
    return "/".join(PurePath(path.replace("\\", "/")).parts[-_STEPS:])


def read_results(results: Path) -> Iterator[dict[str, Any]]:
    """The reports of a finished run, one after the other."""
    with results.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _pairs(report: dict[str, Any]) -> tuple[Pair, ...]:
    copied = [one for one in report["findings"] if one["rule"] == "copying.unattributed" and one["evidence"]]
    copied.sort(key=lambda one: -len(one["quote"]))
    return tuple(
        Pair(_cut(one["quote"]), _cut(one["evidence"][0]["quote"]), name_of(one["evidence"][0]["document"]))
        for one in copied[:_PASSAGES]
    )


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONG else flat[: _LONG - 1] + "…"


def _gaps(report: dict[str, Any]) -> set[str]:
    """Why rules did not run that are for this kind of paper, each once."""
    reasons = {one["reason"] for one in report["outcomes"] if one["status"] == "skipped" and one["reason"]}
    return {reason for reason in reasons if not reason.startswith(("不适用于", "没有选查"))}
