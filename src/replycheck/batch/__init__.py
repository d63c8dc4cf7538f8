"""Many replies at once: lists of them, worker processes, and the files that come of it.

What it is to check one reply is handed in as a callable; nothing here knows readers or rules.
"""

from __future__ import annotations

from replycheck.batch.entry import CaseList, Entry
from replycheck.batch.lists import load_list
from replycheck.batch.progress import progress_bar
from replycheck.batch.results import REPORTS
from replycheck.batch.run import Options, Work, run
from replycheck.batch.summary import BatchSummary
from replycheck.batch.workbook import report_name

__all__ = [
    "REPORTS",
    "BatchSummary",
    "CaseList",
    "Entry",
    "Options",
    "Work",
    "load_list",
    "progress_bar",
    "report_name",
    "run",
]
