"""What the rules say of the labelled replies: for each rule the mistakes found, missed, and the false alarms.

    python benchmarks/rules/marked.py [--record]

``corpora/accepted`` holds replies that are right, ``corpora/marked/rules`` ones whose mistakes are fenced with the rule
that must report them; their format is told in ``corpora/README.md``. A finding of warning weight or more that no
fence asks for is a false alarm. ``--record`` writes the table to ``corpora/scores.tsv``; a test holds it against what
the rules say today.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import run
from replycheck.model.document import Document, plain
from replycheck.model.finding import Finding, Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Crashed, Ran
from replycheck.model.span import Span
from replycheck.rules.case import Case

_CORPORA = Path(__file__).resolve().parents[2] / "corpora"
_JUDGMENTS = _CORPORA / "marked" / "copying" / "judgments"
SCORES = _CORPORA / "scores.tsv"
_FENCE = re.compile(r"⟦(?P<rule>[a-z0-9-]+\.[a-z0-9-]+)\||⟧")
_HEAD_END = "\n---\n"

Label = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reply: what a rule sees, and the (rule, span) pairs that must be reported; none in an accepted one."""

    name: str
    case: Case
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of the labels, what was missed, and what else was said with the weight of a warning or more."""

    found: tuple[Label, ...]
    missed: tuple[Label, ...]
    false: tuple[Finding, ...]


def accepted() -> Iterator[Labelled]:
    """The replies that are right, by name."""
    return (_labelled(path) for path in sorted((_CORPORA / "accepted").glob("*.txt")))


def marked() -> Iterator[Labelled]:
    """The replies with fenced mistakes, by name."""
    return (_labelled(path) for path in sorted((_CORPORA / "marked" / "rules").glob("*.txt")))


def judge(reply: Labelled) -> Judged:
    """Run every rule on the reply and hold what they say against the labels; a crash raises."""
    outcomes = run(all_rules(), reply.case, Settings())
    crashed = [outcome for outcome in outcomes if isinstance(outcome, Crashed)]
    if crashed:
        raise RuntimeError(f"{reply.name}: {crashed}")
    said = [finding for outcome in outcomes if isinstance(outcome, Ran) for finding in outcome.findings]
    wanted = Counter(reply.labels)
    found, false = [], []
    for finding in said:
        label = (finding.rule, finding.span)
        if wanted[label] > 0:
            wanted[label] -= 1
            found.append(label)
        elif finding.severity is not Severity.INFO:
            false.append(finding)
    return Judged(tuple(found), tuple(wanted.elements()), tuple(false))


def scores(judged: Iterable[Judged]) -> dict[str, tuple[int, int, int]]:
    """For each rule that is labelled or fires: mistakes found (T), false alarms (F), mistakes missed."""
    true, false, missed = Counter[str](), Counter[str](), Counter[str]()
    for one in judged:
        true.update(rule for rule, _ in one.found)
        missed.update(rule for rule, _ in one.missed)
        false.update(finding.rule for finding in one.false)
    return {rule: (true[rule], false[rule], missed[rule]) for rule in sorted(true | false | missed)}


def table(counted: dict[str, tuple[int, int, int]]) -> str:
    """The scores as tab-separated lines with a header; the last column is T/(T+F)."""
    lines = ["rule\ttrue\tfalse\tmissed\tprecision"]
    for rule, (true, false, missed) in counted.items():
        precision = f"{true / (true + false):.2f}" if true + false else ""
        lines.append(f"{rule}\t{true}\t{false}\t{missed}\t{precision}")
    return "\n".join(lines) + "\n"


def _labelled(path: Path) -> Labelled:
    head, _, body = path.read_text(encoding="utf-8").partition(_HEAD_END)
    told = tomllib.loads(head)
    text, labels = _unfenced(body)
    petition = told.get("petition")
    return Labelled(
        path.stem,
        Case(
            reply=plain(text, source=path.name),
            profile=Profile(told["profile"]),
            sources=tuple(_judgment(name) for name in told.get("judgments", ())),
            petition=None if petition is None else plain(petition, source="petition.txt"),
        ),
        labels,
    )


def _judgment(name: str) -> Document:
    return plain((_JUDGMENTS / name).read_text(encoding="utf-8"), source=name)


def _unfenced(marked_text: str) -> tuple[str, tuple[Label, ...]]:
    """The text without fences, and what they fence; fences may stand in each other."""
    text, last = "", 0
    opened: list[tuple[str, int]] = []
    labels: list[Label] = []
    for fence in _FENCE.finditer(marked_text):
        text += marked_text[last : fence.start()]
        last = fence.end()
        if fence["rule"]:
            opened.append((fence["rule"], len(text)))
        else:
            rule, start = opened.pop()
            labels.append((rule, Span(start, len(text))))
    if opened:
        raise ValueError("a fence is not closed")
    return text + marked_text[last:], tuple(sorted(labels, key=lambda label: (label[1], label[0])))


def main() -> int:
    """Print every miss and false alarm, then the table; 1 where there is one."""
    parser = argparse.ArgumentParser(description="scores of the rules on the labelled replies")
    parser.add_argument("--record", action="store_true", help=f"write {SCORES.name}")
    options = parser.parse_args()
    judged = [(reply, judge(reply)) for reply in (*accepted(), *marked())]
    for reply, one in judged:
        for rule, span in one.missed:
            print(f"{reply.name}: missed {rule} “{span.of(reply.case.text)[:40]}”")
        for finding in one.false:
            print(f"{reply.name}: false {finding.rule} “{finding.quote[:40]}” {finding.message}")
    told = table(scores(one for _, one in judged))
    print(told, end="")
    if options.record:
        SCORES.write_text(told, encoding="utf-8", newline="\n")
    return int(any(one.missed or one.false for _, one in judged))


if __name__ == "__main__":
    sys.exit(main())
