"""False alarms on right texts, by family, beside other checkers in the same run.

    python benchmarks/rules/clean_text.py [FOLDER...] [--lexicon TSV] [--record]

The texts are those of ``corpora/accepted`` and the ``*.txt`` of the folders: whatever is said of them is false, as far
as they are right. Each family of the red pencil is told as findings per 1,000 characters, those that a reader sees as
warnings apart from hints. Beside them stand, where they are installed, AutoCorrect (autocorrect_py: punctuation and
spacing; lines that it would change) and LanguageTool (language_tool_python, the local server). ``--lexicon`` takes a
table of wrong and right words, one pair a line with a tab between, as other checkers of official papers carry it, and
counts every wrong word that stands in the texts. ``--record`` writes ``results/clean_text.json``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from replycheck.checks import all_rules
from replycheck.config.settings import Settings
from replycheck.engine.run import run
from replycheck.model.document import plain
from replycheck.model.finding import Severity
from replycheck.model.profile import Profile
from replycheck.model.report import Ran
from replycheck.rules.case import Case

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from watched import surroundings

_HERE = Path(__file__).resolve().parents[1]
_ACCEPTED = _HERE.parent / "corpora" / "accepted"
_RESULT = _HERE / "results" / "clean_text.json"
_PENCIL = (
    "amounts",
    "dates",
    "names",
    "case-numbers",
    "form",
    "text",
    "wording",
    "privacy",
    "typos",
    "citations",
    "logic",
)
_SHORTEST = 2


def texts(folders: list[Path]) -> Iterator[tuple[Profile, str]]:
    """Every right text with its genre, which its file name begins with."""
    for folder in (_ACCEPTED, *folders):
        for path in sorted(folder.glob("*.txt")):
            found = [one for one in Profile if path.stem.startswith(one.value)]
            body = path.read_text("utf-8").rpartition("\n---\n")[2]
            yield max(found, key=lambda one: len(one.value), default=Profile.GENERIC), body


def ours(papers: list[tuple[Profile, str]]) -> dict[str, Counter[str]]:
    """How many findings each family gives, by weight."""
    rules = tuple(rule for rule in all_rules() if rule.id.partition(".")[0] in _PENCIL)
    counts: dict[str, Counter[str]] = {family: Counter() for family in _PENCIL}
    for profile, text in papers:
        for outcome in run(rules, Case(plain(text), profile), Settings()):
            for finding in outcome.findings if isinstance(outcome, Ran) else ():
                shown = "hints" if finding.severity is Severity.INFO else "warnings"
                counts[finding.rule.partition(".")[0]][shown] += 1
    return counts


def autocorrect(papers: list[tuple[Profile, str]]) -> int | None:
    """Lines that AutoCorrect would change; None where it is not installed."""
    try:
        formatted: Callable[[str], str] = importlib.import_module("autocorrect_py").format
    except ImportError:
        return None
    return sum(formatted(line) != line for _, text in papers for line in text.split("\n"))


def language_tool(papers: list[tuple[Profile, str]]) -> int | None:
    """Matches of LanguageTool's Chinese rules on this machine; None where it is not installed."""
    try:
        tool = importlib.import_module("language_tool_python").LanguageTool("zh-CN")
    except (ImportError, OSError):
        return None
    return sum(len(tool.check(text)) for _, text in papers)


def by_lexicon(papers: list[tuple[Profile, str]], table: Path) -> int:
    """How often a wrong word of the table stands in the texts."""
    pairs = (line.split("\t") for line in table.read_text("utf-8").splitlines())
    wrong = {pair[0] for pair in pairs if len(pair) > 1 and len(pair[0]) >= _SHORTEST and pair[0] != pair[1]}
    return sum(text.count(word) for _, text in papers for word in wrong)


def main() -> None:
    """Count, print and record."""
    parser = argparse.ArgumentParser(description="False alarms on right texts")
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--lexicon", type=Path)
    parser.add_argument("--record", action="store_true")
    given = parser.parse_args()
    papers = list(texts(given.folders))
    characters = sum(len(text) for _, text in papers)
    counts = ours(papers)
    rows = {
        family: {kind: round(1000 * counts[family][kind] / characters, 4) for kind in ("warnings", "hints")}
        for family in _PENCIL
    }
    others = {"AutoCorrect": autocorrect(papers), "LanguageTool": language_tool(papers)}
    if given.lexicon is not None:
        others["lexicon"] = by_lexicon(papers, given.lexicon)
    peers = {name: None if count is None else round(1000 * count / characters, 4) for name, count in others.items()}
    print(f"{len(papers)} right texts, {characters} characters; findings per 1,000 characters")
    for family, row in rows.items():
        print(f"{family:14} {row['warnings']:8} {row['hints']:8}")
    for name, rate in peers.items():
        print(f"{name:14} {'not installed' if rate is None else rate}")
    if given.record:
        told = {
            **surroundings(("replycheck", "numpy", "autocorrect_py")),
            "texts": len(papers),
            "characters": characters,
            "families": rows,
            "peers": peers,
        }
        _RESULT.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
