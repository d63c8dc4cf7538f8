"""How well ``copying.altered-fact`` finds a planted change, and how often it cries wolf.

usage: python benchmarks/copying/altered.py [--data DIR] [--each 100] [--seed 5]

A passage of a real judgment goes into a real reply with one number, date, amount, name or polarity changed; untouched
passages and those in the shared disguises ``party``, ``layout`` and ``numerals`` must give nothing. The shared
``numerals`` changes some values itself: its pattern for Chinese numerals reads the lone 万 of 5300万元 as 0. Those
reports are right and counted apart: the value that the judgment states stands nowhere in the disguised passage, or
is written with Arabic digits before a lone 万.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from replycheck.checks.copying import altered_fact
from replycheck.facts.quantities import quantities
from replycheck.model.document import plain
from replycheck.model.finding import Hit, Severity
from replycheck.model.profile import Profile
from replycheck.model.span import Span
from replycheck.rules.case import Case
from replycheck.text.tables import rows

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import outside

_ROOT = Path(__file__).resolve().parents[2]
_NEGATIVES = ("verbatim", "layout", "party", "numerals")
_OPPOSITES = {
    "不予支持": "予以支持",
    "予以支持": "不予支持",
    "应予支持": "不予支持",
    "不予采纳": "予以采纳",
    "并无不当": "确有不当",
    "不能成立": "能够成立",
    "不构成": "构成",
    "未履行": "已履行",
    "没有提供": "提供了",
    "未提供": "已提供",
    "应当承担": "不应承担",
    "不承担": "承担",
}
_WHERE = {
    "amount": re.compile(r"(?<![\d.．第])\d[\d,]*(?:\.\d+)?万?元"),
    "date": re.compile(r"\d{4}年\d{1,2}月\d{1,2}日"),
    "number": re.compile(r"(?<![\d年月.,第（(])\d{1,4}(?=[^\d年月元万.,%号）)〕、．])"),
    "polarity": re.compile("|".join(_OPPOSITES)),
}
_SURNAMES, _GIVEN = "赵钱孙周吴郑", "建国华明志强丽芳军伟"
_SHOWN = 9
_BY_MISTAKE = re.compile(r"\d[百千万]+[^\d]")
"""What the shared disguise ``numerals`` takes the Chinese numeral from and reads it as 0."""


class Row(NamedTuple):
    """One text: what was done to it, whether it was reported, and as an error; ``told`` shows it."""

    kind: str
    found: bool
    error: bool
    told: str


class Planted(NamedTuple):
    """A passage with one change: where it is in ``text``, of what kind, and the words before and after."""

    text: str
    span: Span
    kind: str
    old: str
    new: str


def planted(passage: str, kind: str, person: re.Pattern[str], rng: random.Random) -> Planted | None:
    """The passage with one change of ``kind``; None where it has nothing to change."""
    if kind == "name":
        names = sorted({name for name in person.findall(passage) if _is_name(name)})
        places = [match for name in names for match in re.finditer(re.escape(name), passage)]
    else:
        places = list(_WHERE[kind].finditer(passage))
    if not places:
        return None
    place = rng.choice(places)
    new = _changed(place.group(), kind, rng)
    text = passage[: place.start()] + new + passage[place.end() :]
    return Planted(text, Span(place.start(), place.start() + max(1, len(new))), kind, place.group(), new)


def _is_name(name: str) -> bool:
    """A surname and one or two more characters, not masked; the shared pattern takes 承担 in 被告承担 for a name."""
    return name[0] in _surnames() and not re.search("[某×承担应否认辩提]", name)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames.tsv"))


def _changed(old: str, kind: str, rng: random.Random) -> str:
    """Other words of the same form: another value, another person, the opposite."""
    if kind == "polarity":
        return _OPPOSITES[old]
    if kind == "name":
        given = [character for character in _GIVEN if character not in old]
        return old[0] + rng.choice(given) + old[2:] if rng.random() < 0.6 else _surname(old, rng) + old[1:]  # noqa: PLR2004 - a coin
    if kind == "date":
        year, month, day = map(int, re.findall(r"\d+", old))
        part = rng.choice("ymd")
        year, month = year + (part == "y"), month % 12 + 1 if part == "m" else month
        return f"{year}年{month}月{day % 28 + 1 if part == 'd' else day}日"
    if kind == "number":
        return str(int(old) + rng.choice((1, 2, 10)))
    digits = re.match(r"[\d,.]+", old)
    number, unit = (digits[0], old[digits.end() :]) if digits else (old, "")
    if rng.random() < 0.4 and "." not in number:  # noqa: PLR2004 - four in ten lose or win a nought
        return f"{int(number.replace(',', '')) * 10}{unit}"
    return f"{number[:-1]}{(int(number[-1]) + 3) % 10}{unit}"


def _surname(old: str, rng: random.Random) -> str:
    return rng.choice([surname for surname in _SURNAMES if surname != old[0]])


def beside(reply: str, judgment: str) -> Case:
    """A reply beside a judgment, as the rule sees them."""
    return Case(plain(reply, source="reply"), Profile.GENERIC, (plain(judgment, source="judgment"),))


def _placed(passage: str, replies: list[str], rng: random.Random) -> tuple[str, int]:
    """A reply with the passage in a paragraph of its own, and where the passage begins."""
    before = rng.choice(replies)[:300] + "\n"
    return f"{before}{passage}\n{rng.choice(replies)[:200]}", len(before)


def positives(texts: tuple[list[str], list[str]], bench: Any, each: int, rng: random.Random) -> Iterator[Row]:  # noqa: ANN401 - modules of the shared bench
    """For each kind of change ``each`` near-copies with one such change, and whether it was found and as an error."""
    judgments, replies = texts
    for kind in (*_WHERE, "name"):
        count = 0
        while count < each:
            judgment = rng.choice(judgments)
            start, end = bench.pairs.passage(judgment, rng)
            change = planted(judgment[start:end], kind, bench.disguises.PERSON, rng)
            if change is None:
                continue
            count += 1
            reply, at = _placed(change.text, replies, rng)
            span = change.span.shifted(at)
            case = beside(reply, judgment)
            hits = [hit for hit in altered_fact.check(case) if hit.span.overlaps(span)]
            within = [p.treatment.value for p in case.passages if p.reply.overlaps(span)] or ["no passage"]
            told = f"{change.old} -> {change.new}, {within[0]}: {reply[max(0, span.start - 30) : span.end + 20]!r}"
            yield Row(kind, bool(hits), any(hit.severity is Severity.ERROR for hit in hits), told)


def negatives(texts: tuple[list[str], list[str]], bench: Any, each: int, rng: random.Random) -> Iterator[Row]:  # noqa: ANN401 - modules of the shared bench
    """For each disguise that changes no fact ``each`` copies, and whether anything was said of them."""
    judgments, replies = texts
    for disguise in _NEGATIVES:
        for _ in range(each):
            judgment = rng.choice(judgments)
            start, end = bench.pairs.passage(judgment, rng)
            passage = bench.disguises.DISGUISES[disguise](judgment[start:end], rng, {"src": judgment, "chars": "的"})
            reply, at = _placed(passage, replies, rng)
            hits = list(altered_fact.check(beside(reply, judgment)))
            own = [hit for hit in hits if not _really_changed(hit, passage, Span(at, at + len(passage)))]
            told = "; ".join(f"{hit.message} {reply[max(0, hit.span.start - 12) : hit.span.end + 8]!r}" for hit in own)
            yield Row(disguise, bool(own), any(hit.severity is Severity.ERROR for hit in own), told)
            if len(hits) > len(own):
                yield Row(f"{disguise}, value changed", found=True, error=False, told="")


def _really_changed(hit: Hit, passage: str, place: Span) -> bool:
    """Whether the number that the judgment states stands nowhere in the disguised passage, in whatever form."""
    stated = quantities(hit.evidence[0].quote)
    written = {(number.unit, number.value) for number in quantities(passage)}
    gone = bool(stated) and all((number.unit, number.value) not in written for number in stated)
    return hit.span.overlaps(place) and (gone or _BY_MISTAKE.search(hit.evidence[0].quote) is not None)


def main() -> None:
    """Measure and print both tables, with the first misses and false alarms of each kind."""
    options = _options()
    sys.path.insert(0, str(options.data / "bench" / "copying"))
    bench = argparse.Namespace(pairs=importlib.import_module("pairs"), disguises=importlib.import_module("disguises"))
    judgments = [text for text in _texts(options.data / "data" / "judgments.jsonl", "text") if len(text) >= 600]  # noqa: PLR2004 - a passage must fit
    replies = [text for text in _texts(options.data / "data" / "replies.jsonl", "reply") if len(text) > 200]  # noqa: PLR2004 - a passage must fit
    rng = random.Random(options.seed)
    _print("changed", list(positives((judgments, replies), bench, options.each, rng)), wrong=False)
    _print("untouched", list(negatives((judgments, replies), bench, options.each, rng)), wrong=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    outside.add_option(parser)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--seed", type=int, default=5)
    return parser.parse_args()


def _texts(path: Path, key: str) -> list[str]:
    return [json.loads(line)[key] for line in path.read_text(encoding="utf-8").splitlines()]


def _print(title: str, some: list[Row], *, wrong: bool) -> None:
    kinds = list(dict.fromkeys(row.kind for row in some))
    total, found, errors = (Counter(row.kind for row in some if keep(row)) for keep in (bool, _found, _error))
    print(f"\n| {title} | texts | reported | share | as error |\n|---|---|---|---|---|")
    for kind in kinds:
        print(f"| {kind} | {total[kind]} | {found[kind]} | {found[kind] / total[kind]:.3f} | {errors[kind]} |")
    shown: dict[str, int] = defaultdict(int)
    for row in some:
        if row.found is wrong and row.told and shown[row.kind] < _SHOWN:
            shown[row.kind] += 1
            print(f"{row.kind}: {row.told}")


def _found(row: Row) -> bool:
    return row.found


def _error(row: Row) -> bool:
    return row.error


if __name__ == "__main__":
    main()
