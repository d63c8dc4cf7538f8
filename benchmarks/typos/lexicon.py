"""Make and check the table of confusable terms.

    python benchmarks/typos/lexicon.py                 the part that is made, beside what the table has
    python benchmarks/typos/lexicon.py --write         put it into corpora/facts/lexicon.tsv
    python benchmarks/typos/lexicon.py --count PATH... how often each entry stands in right texts (folders of *.txt)

Entries A to E were written by hand and stay as they are; only the words that their patterns need are worked out again.
Entries F are made of ``miswritten.txt``: a word of official papers and the ways in which it is miswritten, one word a
line. A way is left out where the counted strings of judgments, statutes and replies have it at all, since two right
words may meet in it (不服从新), and where an entry by hand covers it.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from replycheck.text.likelihood import weight

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "corpora" / "facts" / "lexicon.tsv"
COLUMNS = ("id", "level", "sure", "wrong", "right", "pattern", "needs", "basis")
_LONGEST = 4
"""The strings that are counted have so many characters at most."""


def words_needed(expression: str) -> str:
    """The words one of which stands in whatever the expression fits, between bars: the longest there are."""
    found = list(_literals(parser.parse(expression)))
    return "|".join(max(found, key=lambda words: (min(map(len, words)), -len(words)))) if found else ""


def _literals(tree: Iterable[tuple[object, Any]]) -> Iterator[tuple[str, ...]]:
    run = ""
    for code, value in tree:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        if run:
            yield (run,)
        run = ""
        yield from _within(code, value)
    if run:
        yield (run,)


def _within(code: object, value: Any) -> Iterator[tuple[str, ...]]:  # noqa: ANN401 - what the parser makes has no type
    if code is codes.BRANCH:
        parts = [list(_literals(one)) for one in value[1]]
        if all(parts):
            best = [max(one, key=lambda words: min(map(len, words))) for one in parts]
            yield tuple(dict.fromkeys(word for words in best for word in words))
    elif code is codes.SUBPATTERN:
        yield from _literals(value[3])
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        yield from _literals(value[2])
    elif code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        yield tuple(chr(one) for _, one in value)


def entries() -> list[dict[str, str]]:
    """The table as it stands."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def by_hand() -> list[dict[str, str]]:
    """The entries that are written and not made, with the words they need."""
    kept = [row for row in entries() if not row["id"].startswith("F")]
    return [{**row, "needs": words_needed(row["pattern"])} for row in kept]


def made(covered: list[dict[str, str]]) -> list[dict[str, str]]:
    """The entries of ``miswritten.txt`` that nobody writes otherwise."""
    patterns = [re.compile(row["pattern"]) for row in covered]
    found = []
    for line in (HERE / "miswritten.txt").read_text("utf-8").splitlines():
        right, *ways = line.split()
        for wrong in ways:
            counted = any(weight(wrong[at : at + _LONGEST]) for at in range(max(1, len(wrong) - _LONGEST + 1)))
            if counted or any(one.search(wrong) for one in patterns):
                continue
            row = {"id": f"F{len(found) + 1:03}", "level": "warning", "sure": "", "wrong": wrong, "right": right}
            found.append({**row, "pattern": wrong, "needs": wrong, "basis": "音近形近误写"})
    return found


def told(rows: list[dict[str, str]]) -> str:
    """The table as it is written."""
    out = io.StringIO()
    out.write("\t".join(COLUMNS) + "\n")
    for row in rows:
        out.write("\t".join(row[column] for column in COLUMNS) + "\n")
    return out.getvalue()


def count(paths: list[str]) -> None:
    """How often each entry stands in texts that are right: every hit is a false alarm, or a slip of theirs."""
    text = "\n".join(path.read_text("utf-8") for folder in paths for path in sorted(Path(folder).glob("*.txt")))
    for row in entries():
        hits = [match.group() for match in re.finditer(row["pattern"], text)]
        if hits:
            print(row["id"], row["wrong"], len(hits), " ".join(dict.fromkeys(hits)))
    print(f"{len(text)} characters")


def main() -> None:
    """Make, write or count."""
    if "--count" in sys.argv:
        count([word for word in sys.argv[1:] if not word.startswith("--")])
        return
    rows = by_hand()
    rows += made(rows)
    table = told(rows)
    same = table == TABLE.read_text("utf-8")
    print(f"{len(rows)} entries, {'as' if same else 'not as'} the table has them")
    if "--write" in sys.argv:
        TABLE.write_text(table, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
