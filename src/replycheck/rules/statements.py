"""Rules about what the reply states: the differences of some roles, as hits with both places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePath

from replycheck.compare.difference import Difference
from replycheck.compare.kinds.roles import LABELS
from replycheck.model.finding import Confidence, Evidence, Hit, Severity
from replycheck.model.passage import Kind
from replycheck.model.span import Span
from replycheck.model.statement import Against, Statement
from replycheck.rules.case import Case
from replycheck.text.joining import broken_by_hand

_SHOWN = 40
_PAPER = {Against.JUDGMENT: "裁判文书", Against.LETTER: "来信"}
_ADVICE = {
    Against.JUDGMENT: "对照裁判文书核实，写错的改正；说的是另一份文书的，写明是哪一份。",
    Against.LETTER: "对照来信核实，写错的改正。",
    Against.REPLY: "核实哪一处是对的，把另一处改过来。",
}


def misstated(case: Case, *roles: str, sure: bool = True) -> Iterator[Hit]:
    """The statements of these roles that do not agree: an error where both sides say it in closed form, else a warning.

    ``sure``: whether the rule may give errors at all. A paper whose lines were broken by hand gives none: a statement
    that runs over the end of a line is read in part.
    """
    broken = any(map(_broken, (case.text, *(source.text for source in case.sources))))
    for difference in case.comparison.differences:
        statement = difference.statement
        if statement.role in roles and statement.found is not None and not _is_copied(case, statement):
            yield _hit(case, difference, sure=sure and difference.certain and not broken)


@lru_cache(maxsize=8)
def _broken(text: str) -> bool:
    """Whether the lines of a paper were broken by hand: a dozen rules ask."""
    return broken_by_hand(text.split("\n"))


def _is_copied(case: Case, statement: Statement) -> bool:
    """Whether the words of a statement stand in the judgment just where they were copied from.

    What was copied word for word misstates nothing, whatever role it is taken for; where a word was changed on the way,
    ``copying.altered-fact`` says so. What was told again in other words was not copied: its figures were written anew.
    """
    if statement.against is not Against.JUDGMENT:
        return False
    texts = {source.source: source.text for source in case.sources}
    words = "".join(statement.span.of(case.text).split())
    return any(
        passage.document == statement.document
        and passage.kind is not Kind.RETOLD
        and passage.reply.contains(statement.span)
        and not any(_touches(edit.reply, statement.span) for edit in passage.differences)
        and words in "".join(passage.source.of(texts[passage.document]).split())
        for passage in case.passages
        if passage.document in texts
    )


def _touches(edit: Span, span: Span) -> bool:
    """Whether an edit lies within a span or right beside it, an omission (an empty span) among them."""
    return edit.start <= span.end and span.start <= edit.end


def _hit(case: Case, difference: Difference, *, sure: bool) -> Hit:
    statement = difference.statement
    evidence = _evidence(case, difference)
    words = _short(statement.span.of(case.text))
    theirs = _short(evidence.quote)
    label = LABELS[statement.role]
    if statement.against is Against.REPLY:
        message = f"{label}前后不一致：这里写“{words}”，另一处写“{theirs}”。"
    else:
        paper = f"{_PAPER[statement.against]}“{PurePath(statement.document).name}”"
        message = f"{label}与{_PAPER[statement.against]}不一致：答复写“{words}”，{paper}写的是“{theirs}”。"
    return Hit(
        statement.span,
        difference.note or message,
        suggestion=_ADVICE[statement.against],
        evidence=(evidence,),
        severity=Severity.ERROR if sure else Severity.INFO if difference.doubtful else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.LOW if difference.doubtful else Confidence.MEDIUM,
    )


def _evidence(case: Case, difference: Difference) -> Evidence:
    statement = difference.statement
    papers = {paper.source: paper for paper in (*case.sources, *([case.petition] if case.petition else []), case.reply)}
    paper = papers[statement.document]
    found = statement.found
    if found is None:
        raise ValueError("nothing was found to differ from")
    return Evidence(statement.document, found.span, found.span.of(paper.text), paper.page_at(found.span.start))


def _short(words: str) -> str:
    solid = "".join(words.split())
    return solid if len(solid) <= _SHOWN else solid[: _SHOWN - 1] + "…"
