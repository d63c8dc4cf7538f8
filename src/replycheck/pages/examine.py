"""What the printed page numbers say about how a file is bound.

The order in which pages lie today is presumed right: a page is called misplaced only where the numbers
leave no reading under which it is in place. What cannot be told apart (an extract, an annex, a page whose
number lies under the seal) is never an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from replycheck.model.binding import Binding, PageProblem, Problem
from replycheck.model.document import Document, Page
from replycheck.model.finding import Confidence
from replycheck.pages.duplicates import Duplicate, duplicates
from replycheck.pages.found import Found
from replycheck.pages.running import is_running, is_tables
from replycheck.pages.series import Run, runs, sorted_order, strays
from replycheck.records import dataclass
from replycheck.sequence.order import longest_rising

_READABLE = 3
"""Numbers that must be readable before they are trusted (domain.md 10.3)."""
_UPSIDE_DOWN = 180
_MOST = 300
"""Pages whose words are compared, each with each: time and memory grow with the square."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the pages: parallel tuples in today's order, copies set apart, stray numbers taken out."""

    pages: tuple[Page, ...]
    numbers: tuple[int | None, ...]
    copies: tuple[Duplicate, ...]
    order: tuple[int, ...]
    running: bool = True

    def singles(self, positions: Iterable[int]) -> list[int]:
        """Those of ``positions`` that are no copies."""
        copied = {twin.copy for twin in self.copies}
        return [position for position in positions if position not in copied]


def examine(document: Document) -> Binding:
    """Printed numbers, the order they ask for, and what is wrong with which page (1-based, today's positions).

    ``proposed_order`` is today's order wherever nothing better is proved. A page bound in twice stands right
    behind its first copy in the proposal.
    """
    pages = document.pages
    printed = tuple(page.printed_number for page in pages)
    running = is_running(document)
    copies = duplicates([page.span.of(document.text) for page in pages], printed)
    if is_tables(document):  # two forms filled in alike, two lists of one kind are nearly the same
        copies = tuple(twin for twin in copies if twin.sure)
    odd = strays(printed)
    numbers = tuple(None if position in odd else number for position, number in enumerate(printed))
    known = _Known(pages, numbers, copies, _proposal(numbers, copies), running)
    found = _words(document, known)
    problems = [
        *_misplaced(known),
        *_stray(known),
        *found.problems,
        *_continuity(known),
        *_repeated(known),
        *_turned(pages),
        *_blank(known, document.text),
    ]
    # Of two reasons for one problem the numbers' stands: it comes first.
    single = {(problem.page, problem.problem): problem for problem in reversed(problems)}
    ranked = sorted(single.values(), key=lambda problem: (problem.page, list(Problem).index(problem.problem)))
    order, breaks = tuple(position + 1 for position in found.order), tuple(position + 1 for position in found.breaks)
    return Binding(printed, order, tuple(ranked), breaks, found.unread)


def _words(document: Document, known: _Known) -> Found:
    """What the words add to the numbers, with copies put back behind their originals."""
    singles = known.singles(known.order)
    if len(singles) <= 1:
        return Found(known.order)
    if len(singles) > _MOST:
        return Found(known.order, unread=True)
    if not known.running:
        return Found(known.order)
    from replycheck.pages.unnumbered import examine_words  # noqa: PLC0415 - its tables load for bound pages only

    found = examine_words(document, singles, known.numbers)
    order = known.order if list(found.order) == singles else _with_copies(found.order, known.copies)
    return replace(found, order=order)


def _proposal(printed: Sequence[int | None], copies: Sequence[Duplicate]) -> tuple[int, ...]:
    """The order of all pages: those that are no copies sorted, each copy behind its original where anything moves."""
    copied = {twin.copy for twin in copies}
    singles = [position for position in range(len(printed)) if position not in copied]
    order = [singles[index] for index in sorted_order([printed[position] for position in singles])]
    if order == singles:
        return tuple(range(len(printed)))
    return _with_copies(order, copies)


def _with_copies(order: Iterable[int], copies: Sequence[Duplicate]) -> tuple[int, ...]:
    behind: dict[int, list[int]] = {}
    for twin in copies:
        behind.setdefault(twin.original, []).append(twin.copy)
    return tuple(position for single in order for position in (single, *behind.get(single, [])))


def _misplaced(known: _Known) -> Iterator[PageProblem]:
    copied = {twin.copy for twin in known.copies}
    rank = {position: place for place, position in enumerate(known.order)}
    numbered = [at for at, number in enumerate(known.numbers) if number is not None and at not in copied]
    kept = longest_rising([rank[position] for position in numbered])
    confidence = _order_confidence(known)
    for index, position in enumerate(numbered):
        if index not in kept:
            reason = f"页码是{known.numbers[position]}，却装在第{position + 1}页"
            yield PageProblem(position + 1, Problem.WRONG_ORDER, reason, confidence)
    for run in _single_runs(known):
        for position in run.clashes:
            number = known.numbers[position]
            reason = f"页码{number}不止一页上有，内容却不同，请核对这一页是否属于本件"
            yield PageProblem(position + 1, Problem.WRONG_ORDER, reason, Confidence.MEDIUM)


def _stray(known: _Known) -> Iterator[PageProblem]:
    for position, page in enumerate(known.pages):
        if page.printed_number is not None and known.numbers[position] is None:
            reason = f"页码是{page.printed_number}，与其他页的页码连不上，请核对这一页是否属于本件"
            yield PageProblem(position + 1, Problem.WRONG_ORDER, reason, Confidence.MEDIUM)


def _single_runs(known: _Known) -> tuple[Run, ...]:
    """The runs of today's order with copies left out, in today's positions (a run may enclose copies)."""
    copied = {twin.copy for twin in known.copies}
    singles = [position for position in range(len(known.pages)) if position not in copied]
    found = []
    for run in runs([known.numbers[position] for position in singles]):
        members = singles[run.start : run.end]
        clashes = tuple(singles[index] for index in run.clashes)
        found.append(Run(members[0], members[-1] + 1, clashes))
    return tuple(found)


def _order_confidence(known: _Known) -> Confidence:
    """High where three numbers or more are read, most pages have one, and no other reading of them is left."""
    readable = [number for number in known.numbers if number is not None]
    found = _single_runs(known)
    clash = any(run.clashes for run in found)
    # With several runs, a 1 in the middle of one could as well begin a run of its own.
    loose = len(found) > 1 and any(1 in known.numbers[run.start + 1 : run.end] for run in found)
    most = 5 * len(readable) >= 3 * len(known.numbers)
    dense = not readable or max(readable) <= 2 * len(known.numbers) + min(readable)
    sure = len(readable) >= _READABLE and most and dense and not (clash or loose)
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _continuity(known: _Known) -> Iterator[PageProblem]:
    """Gaps in each run, looked at in the proposed order, and what the printed totals say."""
    copied = {twin.copy for twin in known.copies}
    order = [position for position in known.order if position not in copied]
    for run in runs([known.numbers[position] for position in order]):
        members = [order[index] for index in range(run.start, run.end)]
        if not run.clashes:
            yield from _gaps(known, members)
        yield from _totals(known, members, order[run.end] if run.end < len(order) else len(known.pages))


def _gaps(known: _Known, members: Sequence[int]) -> Iterator[PageProblem]:
    """Numbers that jump by more than the unnumbered pages between could carry."""
    confidence = _gap_confidence(known, members)
    last: int | None = None
    between = 0
    for position in members:
        number = known.numbers[position]
        if number is None:
            between += 1
            continue
        if last is not None and number - last - 1 > between:
            missing = _missing(last + 1, number - 1) if not between else f"第{last + 1}至{number - 1}页不全"
            reason = f"页码从{last}跳到{number}，{missing}"
            sure = confidence if not between else Confidence.MEDIUM
            yield PageProblem(position + 1, Problem.MISSING_BEFORE, reason, sure)
        last, between = number, 0


def _missing(first: int, last: int) -> str:
    return f"缺第{first}页" if first == last else f"缺第{first}至{last}页"


def _gap_confidence(known: _Known, members: Sequence[int]) -> Confidence:
    """High where enough numbers are read and no page without number could be the missing one."""
    numbers = [known.numbers[position] for position in members]
    readable = [number for number in numbers if number is not None]
    span = max(readable, default=0) - min(readable, default=0) + 1
    sure = len(readable) >= _READABLE and len(readable) == len(numbers) and 3 * len(readable) >= 2 * span
    return Confidence.HIGH if sure else Confidence.MEDIUM


def _totals(known: _Known, members: Sequence[int], following: int) -> Iterator[PageProblem]:
    """Pages that the paper itself says exist: 共5页 and only four are there, or a page that says 共6页."""
    stated = [(position, total) for position in members if (total := known.pages[position].printed_total)]
    if not stated:
        return
    total, support = Counter(total for _, total in stated).most_common(1)[0]
    for position, other in stated:
        if other != total and support > 1:
            reason = f"这一页写的是共{other}页，其他页写的是共{total}页"
            yield PageProblem(position + 1, Problem.FOREIGN, reason, Confidence.MEDIUM)
    numbered = [(at, number) for at in members if (number := known.numbers[at]) is not None]
    if not numbered or any(other != total for _, other in stated):
        return
    sure = Confidence.HIGH if len(numbered) >= _READABLE and len(numbered) == len(members) else Confidence.MEDIUM
    first_at, first = min(numbered, key=lambda item: item[1])
    _, last = max(numbered, key=lambda item: item[1])
    before = members.index(first_at)
    after = len(members) - 1 - max(members.index(at) for at, _ in numbered)
    if first - 1 > before:
        reason = f"页码写的是共{total}页，第一张却是第{first}页"
        yield PageProblem(first_at + 1, Problem.MISSING_BEFORE, reason, sure)
    if total - last > after:
        reason = f"页码写的是共{total}页，最后只到第{last}页，{_missing(last + 1, total)}"
        yield PageProblem(following + 1, Problem.MISSING_BEFORE, reason, sure)


def _repeated(known: _Known) -> Iterator[PageProblem]:
    for twin in known.copies:
        number = known.numbers[twin.copy]
        words = "内容相同" if twin.sure else "内容几乎相同"
        page = f"页码都是{number}，" if number is not None else ""
        reason = f"与第{twin.original + 1}页重复，{page}{words}"
        confidence = Confidence.HIGH if twin.sure else Confidence.MEDIUM
        yield PageProblem(twin.copy + 1, Problem.REPEATED, reason, confidence)


def _turned(pages: Sequence[Page]) -> Iterator[PageProblem]:
    for page in pages:
        if page.rotation == _UPSIDE_DOWN:
            yield PageProblem(page.number, Problem.ROTATED, "这一页上下颠倒", Confidence.HIGH)
        elif page.rotation:
            # A wide table is often printed sideways on purpose.
            yield PageProblem(page.number, Problem.ROTATED, "这一页的文字是横过来的，要转过来才能读", Confidence.LOW)


def _blank(known: _Known, text: str) -> Iterator[PageProblem]:
    """Blank pages in the middle; before the last sheet and at the end they are customary."""
    for page in known.pages[:-2]:
        if page.ink == 0 and not page.running_heads and not page.span.of(text).strip():
            yield PageProblem(page.number, Problem.BLANK, "这一页是空白页", Confidence.LOW)
