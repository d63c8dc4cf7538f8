"""The ready-made kind of rule that reports a judgment's formulae in a reply (table ``residue.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator

from replycheck.facts.overlaps import Taken
from replycheck.facts.residue import CERTAIN, CERTAIN_SCORE, SUSPECT_SCORE, Residue
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import ANY, Profile
from replycheck.rules.case import Case

SPEAKING = ANY - {Profile.COURT_NOTICE}
"""A court's notice to a party is itself a litigation document and may use these formulae."""


def formula_hits(case: Case, ids: frozenset[str], suggestion: str) -> Iterator[Hit]:
    """One hit for each formula of ``ids`` outside quotation marks and annexes; of two that overlap, the first.

    A formula of weight 5 is an error by itself. Lighter ones count only with the paper's whole score (section 5.2):
    from 9 errors, from 4 warnings, below that nothing, for a reply may well mention one of them.
    """
    reported = Taken()
    for first, count in _first_of_each(case.residue, ids):
        severity = _severity(first, case.residue_score)
        if severity is not None and reported.add(first.span):
            words = first.span.of(case.text)
            times = f"（全文共{count}处）" if count > 1 else ""
            yield Hit(
                first.span,
                f"“{_short(words)}”是裁判文书的写法（{first.name}），不应出现在答复里{times}。",
                suggestion=suggestion,
                severity=severity,
            )


def _first_of_each(found: tuple[Residue, ...], ids: frozenset[str]) -> list[tuple[Residue, int]]:
    firsts: dict[str, Residue] = {}
    counts: dict[str, int] = {}
    for residue in found:
        if residue.id in ids:
            firsts.setdefault(residue.id, residue)
            counts[residue.id] = counts.get(residue.id, 0) + 1
    return [(firsts[id_], counts[id_]) for id_ in firsts]


def _severity(residue: Residue, score: int) -> Severity | None:
    if residue.weight >= CERTAIN or score >= CERTAIN_SCORE:
        return Severity.ERROR
    return Severity.WARNING if score >= SUSPECT_SCORE else None


def _short(words: str) -> str:
    """The words on one line, cut in the middle where they are long."""
    flat = " ".join(words.split())
    return flat if len(flat) <= 40 else f"{flat[:24]}……{flat[-10:]}"  # noqa: PLR2004 - fits a line of a report
