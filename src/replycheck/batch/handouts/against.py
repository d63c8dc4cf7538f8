"""A re-inspection beside an earlier one: of each reply what was mended, what stayed, and what is new.

Findings are the same where rule and fingerprint are; a reply is the same where its file name is. Only
errors and warnings count. What is easily got wrong: a reply that is no longer listed was not mended, it is missing.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from replycheck.batch.entry import Entry
from replycheck.batch.handouts.cases import UNNAMED, read_results
from replycheck.batch.results import RESULTS
from replycheck.errors import UsageError
from replycheck.records import dataclass
from replycheck.reporting.spreadsheet import safe_cell
from replycheck.reporting.wording import name_of

AGAINST = "against.csv"
_COLUMNS = ("文件", "单位", "情况", "上次问题", "已改", "未改", "新增", "说明")


@dataclass(frozen=True, slots=True)
class Compared:
    """A reply then and now; counts are errors and warnings. ``state`` is a Chinese word."""

    name: str
    unit: str
    state: str
    before: int
    mended: int
    kept: int
    new: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Then:
    """A reply of the earlier run."""

    findings: set[str]
    digest: str


def refuse_no_results(folder: Path) -> None:
    """Refuse an earlier run that is none, before any work is done.

    :raises UsageError: there are no results.
    """
    if not (folder / RESULTS).is_file():
        raise UsageError(f"“{folder}”里没有上一次批量检查的结果（{RESULTS}）；--against 要写上一次的输出文件夹。")


def compared(entries: Sequence[Entry], results: Path, earlier: Path) -> list[Compared]:
    """Each reply beside its earlier self, then those that are missing now."""
    units = [entry.unit or UNNAMED for entry in entries]
    before: dict[str, list[_Then]] = {}
    for report in read_results(earlier / RESULTS):
        before.setdefault(_name(report), []).append(_Then(_heavy(report), report["document"]["sha256"]))
    found = []
    for unit, report in zip(units, read_results(results), strict=True):
        name, now = _name(report), _heavy(report)
        if not before.get(name):
            found.append(Compared(name, unit, "上次没有", 0, 0, 0, len(now)))
            continue
        then = before[name].pop(0)  # replies of one name come in the order of the list, then and now
        same = then.digest == report["document"]["sha256"] and then.digest != ""
        found.append(_pair(name, unit, then.findings, now, same=same))
    missing = ((name, then) for name, every in before.items() for then in every)
    found += [Compared(name, "", "这次没有", len(then.findings), 0, len(then.findings), 0) for name, then in missing]
    return found


def summed_up(found: Sequence[Compared]) -> str:
    """``已改好 12 份，没有改 3 份``: how many replies are in each state."""
    counted = Counter(one.state for one in found)
    return "，".join(f"{state} {count} 份" for state, count in counted.most_common())


def _pair(name: str, unit: str, then: set[str], now: set[str], *, same: bool) -> Compared:
    mended, kept, new = len(then - now), len(then & now), len(now - then)
    if same:
        state, note = "没有重新制作", "文件和上次一模一样"
    elif not now:
        state, note = "已改好" if then else "没有问题", ""
    elif not then:
        state, note = "有新问题", ""
    else:
        state, note = ("改了一部分" if mended else "没有改"), ""
    return Compared(name, unit, state, len(then), mended, kept, new, note)


def _name(report: dict[str, Any]) -> str:
    return name_of(report["document"]["path"])


def _heavy(report: dict[str, Any]) -> set[str]:
    return {f"{one['rule']} {one['fingerprint']}" for one in report["findings"] if one["severity"] != "info"}


def write_compared(found: Sequence[Compared], target: Path) -> None:
    """The comparison as CSV that Excel opens.

    :raises OSError: it cannot be written.
    """
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for one in found:
            counts = (one.before, one.mended, one.kept, one.new)
            rows.writerow((safe_cell(one.name), safe_cell(one.unit), one.state, *counts, one.note))
