"""How the time of every pattern and every rule grows on long runs of nothing in particular.

``python benchmarks/rules/linear_time.py patterns`` prints the patterns whose time grows fastest, ``rules`` the rules;
with ``--record`` the table goes to ``results/``. Exit code 1 where something grows faster than the bar.
A run is one character, a pair, or the beginning of what a pattern looks for, over and over: what a hostile paper holds.
Growth is the exponent k in time ~ length^k between two lengths; times too short to measure have none.
"""

from __future__ import annotations

import importlib
import json
import math
import pkgutil
import re
import signal
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]  # the parsed form has no public name
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from types import FrameType

import replycheck
from replycheck.checks import all_rules
from replycheck.rules.rule import Need, Rule
from replycheck.text.patterns import Pattern, patterns

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from watched import surroundings

RUNS = (
    *(
        " ",
        "\n",
        "\u3000",
        "\t",
        "\n ",
        " \n",
        "\u00a0",
        "\r\n",
        "1",
        "一",
        "1.",
        "\n一",
        "\n1",
        "第一",
        "a",
        "-",
        ".",
        "/",
        "×",
    ),
    *(
        "（",
        "(",
        "《",
        "“",
        "”",
        "、",
        "，",
        "。",
        "：",
        "（一",
        "，甲",
        "甲，",
        "甲",
        "某",
        "你",
        "院",
        "年",
        "第",
        "的",
        "号",
        "元",
    ),
)
FACTS = ("1元", "2023年5月1日", "张某", "请求退还。", "有限公司", "（2019）甲0102民初7号", "第一条")
"""What rules draw conclusions from, over and over: quickly found, but all of it may be compared with all."""
SHORT, LONG = 16_000, 200_000
"""Characters of the runs that patterns search."""
RULES_SHORT, RULES_LONG = 8_000, 64_000
"""The same for rules, which take a thousand times as long in all; a square would take 64 times the time, not 8."""
BAR = 1.15
"""Linear is 1; sorting, caches and the noise of a clock add a little."""
_TELLING = 0.002
"""Seconds at the shorter length below which nothing grows faster than the bar: a square would take a hundred times as
long. For rules, which draw conclusions about a whole paper, see ``_TELLING_OF_RULES``."""
_TELLING_OF_RULES = 0.02
_LIMIT = 20
_SHOWN = 40
_MET = frozenset({Need.SOURCE, Need.PETITION, Need.WHOLE, Need.PERIOD, Need.NOTICE})
"""What the papers of the audit offer; where a rule finds its need unmet it ends at once."""
_ENOUGH = 0.05
"""Seconds of repeated calls after which the least of them is believed."""
_TRIES, _TRIES_OF_RULES = 9, 3
_SLOWEST = 4
"""Runs on which a pattern is tried at the longer length: the slowest at the shorter one, where a square would be."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The times of one subject on one run at both lengths, and the exponent (0 where too short to tell)."""

    subject: str
    run: str
    short: float
    long: float
    exponent: float


class OutOfTimeError(Exception):
    """A single call took longer than the limit."""


def _late(_: int, __: FrameType | None) -> None:
    raise OutOfTimeError


def timed(work: Callable[[str], object], text: str) -> float:
    """Processor seconds of one call, the least of several: what else runs does not count; ``inf`` if too long."""
    least, total = math.inf, 0.0
    for _ in range(_TRIES):
        took = _once(work, text)
        least, total = min(least, took), total + took
        if total > _ENOUGH:
            break
    return least


def _once(work: Callable[[str], object], text: str) -> float:
    signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    began = time.thread_time()
    try:
        work(text)
        return time.thread_time() - began
    except OutOfTimeError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def exponent(short: float, long: float, times: float) -> float:
    """The k of time ~ length^k where the length grows so many ``times``."""
    if math.inf in {long, short}:
        return math.inf
    return math.log(max(long, 1e-6) / max(short, 1e-6)) / math.log(times)


def _repeated(lead: str, run: str, length: int) -> str:
    return (lead + run * (length // len(run) + 1))[:length]


def every_pattern() -> tuple[Pattern, ...]:
    """All patterns of the package, every module imported; those made when first asked for are made by the rules."""
    _times_of_rules("甲", 1_000)
    for module in pkgutil.walk_packages(replycheck.__path__, "replycheck."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # a module of an extra that is not installed
                importlib.import_module(module.name)
    return tuple(sorted(set(patterns()), key=lambda one: (one.pattern, one.flags)))


def audited_pattern(one: Pattern) -> Iterator[Growth]:
    """The growth of one pattern on every run that could trouble it."""
    name = textwrap.shorten(one.pattern, 60, placeholder="...") or one.pattern[:60]

    def work(text: str) -> None:
        for _ in one.compiled.finditer(text):
            pass

    found = [
        Growth(name, repr(lead + run), _once(work, _repeated(lead, run, SHORT)), 0.0, 0.0)
        for lead, run in _hostile(one)
    ]
    found.sort(key=lambda growth: -growth.short)
    for lead, run in _hostile(one):
        near = next(growth for growth in found if growth.run == repr(lead + run))
        if near.short < _TELLING or near not in found[:_SLOWEST]:
            yield near
            continue
        long, short = timed(work, _repeated(lead, run, LONG)), timed(work, _repeated(lead, run, SHORT))
        yield Growth(name, near.run, short, long, exponent(short, long, LONG / SHORT))


def _hostile(one: Pattern) -> Iterator[tuple[str, str]]:
    """What a pattern is tried on: a beginning, and what is repeated behind it."""
    yield from (("", run) for run in RUNS)
    example = _example(one)
    for cut in sorted({1, 2, 3, 4, len(example) // 2, len(example) - 1} & set(range(1, len(example)))):
        yield "", example[:cut]
        yield from ((example[:cut], run) for run in (" ", "\n", "1", "一", "甲", example[cut - 1]))


def _example(one: Pattern) -> str:
    """A short text that goes as the pattern does: the first branch, each repetition once, look-arounds left out."""
    return "".join(_words(parser.parse(one.pattern, one.flags)))


def _words(parsed: object) -> Iterator[str]:  # noqa: C901 - one branch a kind of operation
    for operation, argument in parsed:  # type: ignore[attr-defined]  # a parsed expression, item by item
        if operation is ops.LITERAL:
            yield chr(argument)
        elif operation is ops.NOT_LITERAL or operation is ops.ANY:
            yield "甲"
        elif operation is ops.IN:
            yield _member(argument)
        elif operation is ops.BRANCH:
            yield from _words(argument[1][0])
        elif operation is ops.SUBPATTERN:
            yield from _words(argument[3])
        elif operation in (ops.MAX_REPEAT, ops.MIN_REPEAT, getattr(ops, "POSSESSIVE_REPEAT", None)):
            yield "".join(_words(argument[2])) * max(1, min(argument[0], 3))
        elif operation is getattr(ops, "ATOMIC_GROUP", None):
            yield from _words(argument)


def _member(items: list[tuple[object, object]]) -> str:
    operation, argument = items[0]
    if operation is ops.LITERAL:
        return chr(argument)  # type: ignore[call-overload, no-any-return]  # a code point
    if operation is ops.RANGE:
        return chr(argument[0])  # type: ignore[index]  # two code points
    if operation is ops.CATEGORY:
        return {ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " "}.get(argument, "甲")
    return "甲"


def audited_rules() -> Iterator[Growth]:
    """The growth of every rule on papers of one run; what a paper concludes counts to the rule that asks first.

    What seems to grow faster than the bar is measured again, and the least of the times is believed.
    """
    for run in (*RUNS, *FACTS):
        short, long = _times_of_rules(run, RULES_SHORT), _times_of_rules(run, RULES_LONG)
        for _ in range(_TRIES_OF_RULES):
            if all(_rule_growth(short[rule], long[rule]) <= BAR for rule in short):
                break
            short = _least(short, _times_of_rules(run, RULES_SHORT))
            long = _least(long, _times_of_rules(run, RULES_LONG))
        for rule, took in short.items():
            yield Growth(rule, repr(run), took, long[rule], _rule_growth(took, long[rule]))


def _rule_growth(short: float, long: float) -> float:
    if short < _TELLING_OF_RULES and long != math.inf:
        return 0.0
    return exponent(short, long, RULES_LONG / RULES_SHORT)


def _least(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {rule: min(took, other[rule]) for rule, took in one.items()}


def _times_of_rules(run: str, length: int) -> dict[str, float]:
    """Seconds of every rule, in the order of the engine, on one paper whose body is the run."""
    from replycheck.model.document import plain  # noqa: PLC0415 - only here
    from replycheck.model.profile import Profile  # noqa: PLC0415 - as above
    from replycheck.rules.case import Case  # noqa: PLC0415 - as above

    letter = plain("张某：\n一、请求退还押金五百元。\n二、请求说明理由。", source="letter.txt")
    judgment = plain(
        "民事判决书\n原告张某，被告李某。本院认为，请求成立。判决如下：退还五百元。", source="judgment.txt"
    )
    body = _repeated("", run, length)
    paper = plain(f"关于来信的答复\n张某：\n{body}\n某区法院", source="reply.txt")
    case = Case(paper, Profile.COURT_REPLY, (judgment,), letter)

    def ran(rule: Rule) -> float:
        return _once(lambda _: list(rule.check(case)), "")

    return {rule.id: ran(rule) for rule in all_rules() if Profile.COURT_REPLY in rule.profiles and rule.needs <= _MET}


def main(what: str, *, record: bool) -> int:
    """Print the table, the worst first; 1 where something grows faster than the bar."""
    found = (
        [one for pattern in every_pattern() for one in audited_pattern(pattern)]
        if what == "patterns"
        else list(audited_rules())
    )
    worst: dict[str, Growth] = {}
    for one in found:
        if one.subject not in worst or (one.exponent, one.long) > (
            worst[one.subject].exponent,
            worst[one.subject].long,
        ):
            worst[one.subject] = one
    ranked = sorted(worst.values(), key=lambda one: (-one.exponent, -one.long, -one.short))
    over = [one for one in ranked if one.exponent > BAR]
    lengths = [SHORT, LONG] if what == "patterns" else [RULES_SHORT, RULES_LONG]
    print(f"{len(worst)} {what}, {len(found)} measurements, {lengths} characters; {len(over)} above {BAR}")
    print("| subject | run | ms | ms | exponent |\n|---|---|---|---|---|")
    for one in ranked[:_SHOWN]:
        shown = re.sub(r"[\r\n|]", " ", one.subject)
        print(f"| `{shown}` | {one.run} | {1000 * one.short:.2f} | {1000 * one.long:.1f} | {one.exponent:.2f} |")
    if record:
        rows = [
            [one.subject, one.run, round(one.short, 5), round(one.long, 4), _rounded(one.exponent)] for one in ranked
        ]
        told = {
            "surroundings": surroundings(("replycheck",)),
            "lengths": lengths,
            "bar": BAR,
            "measurements": len(found),
            "above": len(over),
            "worst": [row for row in rows if row[4] != 0.0] or rows[:1],
            "too short to tell": sum(row[4] == 0.0 for row in rows),
        }
        target = Path(__file__).resolve().parents[1] / "results" / f"linear_time_{what}.json"
        target.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if over else 0


def _rounded(value: float) -> float | str:
    return "does not end" if value == math.inf else round(value, 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "patterns", record="--record" in sys.argv))
