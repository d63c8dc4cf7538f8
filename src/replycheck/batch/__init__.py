"""Many replies at once: lists of them, worker processes, and the files that come of it.

What it is to check one reply is handed in as a callable; nothing here knows readers or rules.
"""

from __future__ import annotations

from replycheck.batch.checked import CheckResult
from replycheck.batch.checking import Work
from replycheck.batch.entry import CaseList, Entry, Sibling
from replycheck.batch.lists.loading import load_list
from replycheck.batch.progress import progress_bar
from replycheck.batch.results import REPORTS, report_name
from replycheck.batch.run import Engine, LocalEngine, Options, run
from replycheck.batch.sample import Sample
from replycheck.batch.summary import BatchSummary

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
