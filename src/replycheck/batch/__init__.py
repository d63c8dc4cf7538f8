"""Many replies at once: lists of them, worker processes, and the files that come of it.

What it is to check one reply is handed in as a callable; nothing here knows readers or rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from replycheck.lazy import loader

if TYPE_CHECKING:
    from replycheck.batch.checked import CheckResult as CheckResult
    from replycheck.batch.checking import Work as Work
    from replycheck.batch.entry import CaseList as CaseList
    from replycheck.batch.entry import Entry as Entry
    from replycheck.batch.entry import Sibling as Sibling
    from replycheck.batch.lists.loading import load_list as load_list
    from replycheck.batch.progress import progress_bar as progress_bar
    from replycheck.batch.results import REPORTS as REPORTS
    from replycheck.batch.results import report_name as report_name
    from replycheck.batch.running import Engine as Engine
    from replycheck.batch.running import LocalEngine as LocalEngine
    from replycheck.batch.running import Options as Options
    from replycheck.batch.running import run as run
    from replycheck.batch.sample import Sample as Sample
    from replycheck.batch.summary import BatchSummary as BatchSummary

__all__ = [
    "REPORTS",
    "BatchSummary",
    "CaseList",
    "CheckResult",
    "Engine",
    "Entry",
    "LocalEngine",
    "Options",
    "Sample",
    "Sibling",
    "Work",
    "load_list",
    "progress_bar",
    "report_name",
    "run",
]

_HOMES = {
    "CheckResult": "replycheck.batch.checked",
    "Work": "replycheck.batch.checking",
    "CaseList": "replycheck.batch.entry",
    "Entry": "replycheck.batch.entry",
    "Sibling": "replycheck.batch.entry",
    "load_list": "replycheck.batch.lists.loading",
    "progress_bar": "replycheck.batch.progress",
    "REPORTS": "replycheck.batch.results",
    "report_name": "replycheck.batch.results",
    "Engine": "replycheck.batch.running",
    "LocalEngine": "replycheck.batch.running",
    "Options": "replycheck.batch.running",
    "run": "replycheck.batch.running",
    "Sample": "replycheck.batch.sample",
    "BatchSummary": "replycheck.batch.summary",
}

if not TYPE_CHECKING:  # a type checker would take every name for one of these
    __getattr__ = loader(__name__, _HOMES)
