"""How the time of every pattern and every rule grows on long runs of nothing in particular.

``python benchmarks/linear_time.py patterns`` prints the patterns whose time grows fastest, ``rules`` the rules.
A run is one character, a pair, or the beginning of what a pattern looks for, over and over: what a hostile paper holds.
Growth is the exponent k in time ~ length^k between two lengths; times too short to measure have none.
"""

from __future__ import annotations

import importlib
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
from re import _constants as ops  # type: ignore[attr-defined]  # the parsed form has no public name
from re import _parser as parser  # type: ignore[attr-defined]  # as above
from types import FrameType

import replycheck
from replycheck.checks import all_rules
from replycheck.text.patterns import Pattern, patterns

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
SHORT, LONG = 2_000, 8_000
_MEASURABLE = 0.004
_LIMIT = 1


@dataclass(frozen=True, slots=True)
class Growth:
    """The time of one subject on one run at the longer length, and the exponent (0 where too short to tell)."""

    subject: str
    run: str
    seconds: float
    exponent: float


class OutOfTimeError(Exception):
    """A single call took longer than the limit."""


def _late(_: int, __: FrameType | None) -> None:
    raise OutOfTimeError


def timed(work: Callable[[str], object], text: str) -> float:
    """Seconds of one call, ``inf`` when it takes longer than the limit."""
    signal.signal(signal.SIGALRM, _late)
    signal.setitimer(signal.ITIMER_REAL, _LIMIT)
    began = time.process_time()
    try:
        work(text)
        return time.process_time() - began
    except OutOfTimeError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def growth(subject: str, work: Callable[[str], object], run: str, lead: str = "") -> Growth:
    """How the time of ``work`` grows when ``run`` (behind ``lead``) is repeated."""
    shown = repr(lead + run)
    long = timed(work, _repeated(lead, run, LONG))
    if long < _MEASURABLE:
        return Growth(subject, shown, long, 0.0)
    if long == math.inf:
        return Growth(subject, shown, long, math.inf)
    short = min(timed(work, _repeated(lead, run, SHORT)) for _ in range(2))
    long = min(long, timed(work, _repeated(lead, run, LONG)))
    return Growth(subject, shown, long, math.log(long / max(short, 1e-5)) / math.log(LONG / SHORT))


def _repeated(lead: str, run: str, length: int) -> str:
    return (lead + run * (length // len(run) + 1))[:length]


def every_pattern() -> tuple[Pattern, ...]:
    """All patterns of the package, every module imported; those made when first asked for are made by the rules."""
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

    for run in RUNS:
        yield growth(name, work, run)
    example = _example(one)
    for cut in sorted({1, 2, 3, 4, len(example) // 2, len(example) - 1} & set(range(1, len(example)))):
        yield growth(name, work, example[:cut])
        for run in (" ", "\n", "1", "一", "甲", example[cut - 1]):
            yield growth(name, work, run, example[:cut])


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
    """The growth of every rule on whole papers of one run, the paper's conclusions drawn anew for each."""
    from replycheck.model.document import plain  # noqa: PLC0415 - only here
    from replycheck.model.profile import Profile  # noqa: PLC0415 - as above
    from replycheck.rules.case import Case  # noqa: PLC0415 - as above

    for rule in all_rules():
        profile = Profile.COURT_REPLY if Profile.COURT_REPLY in rule.profiles else next(iter(sorted(rule.profiles)))

        def work(text: str, rule: object = rule, profile: Profile = profile) -> None:
            letter = plain("张某：\n一、请求退还押金五百元。\n二、请求说明理由。", source="letter.txt")
            judgment = plain(
                "民事判决书\n原告张某，被告李某。本院认为，请求成立。判决如下：退还五百元。", source="judgment.txt"
            )
            case = Case(plain(f"关于来信的答复\n张某：\n{text}\n某区法院"), profile, (judgment,), letter)
            with suppress(NotImplementedError):
                list(rule.check(case))  # type: ignore[attr-defined]  # a rule

        for run in RUNS:
            yield growth(rule.id, work, run)


def main(what: str) -> None:
    """Print the table, the worst first."""
    found = (
        [one for pattern in every_pattern() for one in audited_pattern(pattern)]
        if what == "patterns"
        else list(audited_rules())
    )
    worst: dict[str, Growth] = {}
    for one in found:
        if one.subject not in worst or (one.exponent, one.seconds) > (
            worst[one.subject].exponent,
            worst[one.subject].seconds,
        ):
            worst[one.subject] = one
    ranked = sorted(worst.values(), key=lambda one: (-one.exponent, -one.seconds))
    print(f"{len(worst)} subjects, {len(found)} measurements, lengths {SHORT} and {LONG}")
    print("| subject | run | ms | exponent |\n|---|---|---|---|")
    for one in ranked[:40]:
        shown = re.sub(r"[\r\n|]", " ", one.subject)
        print(f"| `{shown}` | {one.run} | {1000 * one.seconds:.1f} | {one.exponent:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "patterns")
