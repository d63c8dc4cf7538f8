"""The facts of one text, each kind read once, when it is first asked for.

Rules reach it as ``case.facts`` (the reply) and ``case.petition_facts``; engines that have only a string make their own
with ``Facts(text)``. Offsets are those of the text that was given.
"""

from __future__ import annotations

from functools import cached_property

from replycheck.facts.amounts import Amount, amounts
from replycheck.facts.arithmetic.figures import Figure, figures
from replycheck.facts.case_numbers import CaseNumber, case_numbers
from replycheck.facts.document_numbers import DocumentNumber, document_numbers
from replycheck.facts.law.citations import Citation, citations
from replycheck.facts.organs import Organ, OrganKind, organs
from replycheck.facts.overlaps import clear_of
from replycheck.facts.people.identity_numbers import IdentityNumber, identity_numbers
from replycheck.facts.people.names import Person, persons
from replycheck.facts.people.phones import Phone, phones
from replycheck.facts.time.dates import (
    DateRange,
    RelativeDate,
    WrittenDate,
    WrittenMonth,
    date_ranges,
    relative_dates,
    written_dates,
    written_months,
)
from replycheck.facts.time.periods import Period, periods
from replycheck.records import dataclass


@dataclass(frozen=True)
class Facts:
    """What a text states. Every fact has its ``span`` in ``text`` and its value in one form; all are in order."""

    text: str

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """Days: 2023年5月6日, 5月6日 (year None), 二〇二三年五月六日, 2023-05-06."""
        return written_dates(self.text)

    @cached_property
    def date_ranges(self) -> tuple[DateRange, ...]:
        """2023年3月1日至5日."""
        return date_ranges(self.text)

    @cached_property
    def months(self) -> tuple[WrittenMonth, ...]:
        """2023年5月, 5月份."""
        return written_months(self.text)

    @cached_property
    def relative_dates(self) -> tuple[RelativeDate, ...]:
        """同年5月6日, 同月8日, 次日."""
        return relative_dates(self.text)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """30日内, 15个工作日, 三个月."""
        return periods(self.text)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Sums of money."""
        return amounts(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Everything counted or measured: sums of money, counts, lengths of time; no dates, no numbers of papers."""
        dated = [one.span for one in self.dates] + [one.span for one in self.months]
        dated += [one.span for one in self.date_ranges]
        numbers = [one.span for one in self.case_numbers] + [one.span for one in self.document_numbers]
        people = [one.span for one in self.phones] + [one.span for one in self.identity_numbers]
        return figures(self.text, self.amounts, [*dated, *numbers, *people])

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """People in their roles."""
        return persons(self.text)

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """Public bodies, courts among them."""
        return organs(self.text)

    @cached_property
    def courts(self) -> tuple[Organ, ...]:
        """The courts among the bodies."""
        return tuple(organ for organ in self.organs if organ.kind is OrganKind.COURT)

    @cached_property
    def case_numbers(self) -> tuple[CaseNumber, ...]:
        """（2023）鄂0107民初123号 and the older form, malformed ones included."""
        return case_numbers(self.text)

    @cached_property
    def document_numbers(self) -> tuple[DocumentNumber, ...]:
        """青法信复〔2023〕5号, malformed ones included; a number that is a court's case number is none."""
        taken = (number.span for number in self.case_numbers)
        return tuple(clear_of(document_numbers(self.text), taken))

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Citations of law with their articles."""
        return citations(self.text)

    @cached_property
    def phones(self) -> tuple[Phone, ...]:
        """Phone numbers."""
        return phones(self.text)

    @cached_property
    def identity_numbers(self) -> tuple[IdentityNumber, ...]:
        """Citizens' identity numbers."""
        return identity_numbers(self.text)
