"""What the rules on citations and case numbers say alike: what is the office's own, and of what day the paper is.

What stands inside quotation marks, in an annex or in a passage copied from a judgment is somebody else's and is not
judged here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from replycheck.facts.case_numbers import CaseNumber
from replycheck.facts.law.citations import Citation
from replycheck.facts.masks import BLANK
from replycheck.model.span import Span
from replycheck.rules.case import Case


def own_citations(case: Case) -> Iterator[Citation]:
    """The citations that the office itself makes, in order."""
    return (citation for citation in case.facts.citations if is_own(case, citation.span))


def own_case_numbers(case: Case) -> Iterator[CaseNumber]:
    """The case numbers that the office itself writes, in order."""
    return (number for number in case.facts.case_numbers if is_own(case, number.span))


def is_own(case: Case, span: Span) -> bool:
    """Whether the words are the office's own."""
    # The text between title marks is kept by the mask of quotations, so a blank here means a quotation around it.
    return span.start < case.body_end and case.own_words[span.start] != BLANK


def day_of(case: Case) -> dt.date | None:
    """The day of signing, else the latest day that the text names; None where it names none.

    The latest day is a lower bound: a paper cannot tell of a day before that day has come.
    """
    if case.signed is not None and case.signed.year is not None:
        return dt.date(case.signed.year, case.signed.month, case.signed.day)
    days = [
        dt.date(date.year, date.month, date.day)
        for date in case.facts.dates
        if date.year is not None and date.possible and date.span.start < case.body_end
    ]
    return max(days, default=None)


def chinese_day(day: dt.date) -> str:
    """2022年5月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
