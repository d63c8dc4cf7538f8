"""Patterns are compiled late, and what they promise of the text holds."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
import sys
import time
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import replycheck
from replycheck.checks import all_rules
from replycheck.facts.residue import residue_in
from replycheck.model.document import plain
from replycheck.model.profile import Profile
from replycheck.rules.case import Case
from replycheck.text.patterns import Pattern, bounded, pattern, patterns

_NOT_LOADED = ("replycheck.__main__", "replycheck.batch.", "replycheck.readers.ocr.", "replycheck.processes.")
"""Of the last some are for one system alone, and none has a pattern."""


def _load_all() -> tuple[Pattern, ...]:
    for module in pkgutil.walk_packages(replycheck.__path__, "replycheck."):
        if not module.name.startswith(_NOT_LOADED):
            importlib.import_module(module.name)
    return tuple(sorted(patterns(), key=lambda one: one.pattern))


def _holds(tree: Any, needs: tuple[str, ...]) -> bool:
    """Whether every match of the parsed expression holds one of the strings."""
    run = ""
    for code, value in [*tree, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        if any(literal in run for literal in needs):
            return True
        run = ""
        if code is codes.BRANCH and all(_holds(branch, needs) for branch in value[1]):
            return True
        if _always_part(code, value) and _holds(_inside(code, value)[0], needs):
            return True
        if code is codes.IN and all(kind is codes.LITERAL and chr(one) in needs for kind, one in value):
            return True
    return False


def _always_part(code: Any, value: Any) -> bool:
    """Whether every match holds a match of the one expression inside."""
    return code in {codes.SUBPATTERN, codes.ATOMIC_GROUP} or (code in _REPEATS and value[0] > 0)


def test_every_match_of_a_pattern_holds_what_the_pattern_needs() -> None:
    promising = [one for one in _load_all() if one.needs]

    assert promising
    assert [one.pattern for one in promising if not _holds(_parser.parse(one.pattern, one.flags), one.needs)] == []


@pytest.mark.parametrize(
    ("expression", "needs", "held"),
    [
        ("甲乙", ("乙",), True),
        ("甲?乙", ("甲",), False),
        ("甲|乙", ("甲", "乙"), True),
        ("甲|乙", ("甲",), False),
        ("(?:甲|乙)+丙{0,2}", ("甲", "乙"), True),
        ("丙*", ("丙",), False),
        ("[甲乙]", ("甲", "乙"), True),
        ("[^甲]", ("甲",), False),
        ("(?>丙?甲)(?:甲|乙)++", ("甲", "乙"), True),
        ("(?>丙?甲)?+", ("甲",), False),
        ("(?=甲)", ("甲",), False),
    ],
)
def test_the_proof_tells_a_true_promise_from_a_false_one(
    expression: str, needs: tuple[str, ...], *, held: bool
) -> None:
    assert _holds(_parser.parse(expression), needs) is held


def test_every_pattern_compiles() -> None:
    for one in _load_all():
        assert one.compiled.pattern == bounded(one.pattern)


def test_importing_a_module_compiles_nothing() -> None:
    made = pattern("从未用过的甲")

    assert made._compiled is None
    assert made.search("这里有从未用过的甲") is not None
    assert made._compiled is not None


@pytest.mark.parametrize("needs", [(), ("甲",)], ids=["always", "guarded"])
@pytest.mark.parametrize("text", ["", "甲", "乙甲乙甲", "乙乙"])
def test_a_pattern_answers_as_a_compiled_one_does(text: str, needs: tuple[str, ...]) -> None:
    lazy, plain = pattern("(?P<a>甲)", needs=needs), re.compile("(?P<a>甲)")

    def spans(found: Any) -> list[tuple[int, int]]:
        return [match.span() for match in found]

    assert spans(lazy.finditer(text)) == spans(plain.finditer(text))
    assert spans(lazy.finditer(text, 1)) == spans(plain.finditer(text, 1))
    assert [bool(getattr(lazy, way)(text)) for way in ("search", "match", "fullmatch")] == [
        bool(getattr(plain, way)(text)) for way in ("search", "match", "fullmatch")
    ]
    assert lazy.findall(text) == plain.findall(text)
    assert lazy.split(text) == plain.split(text)
    assert lazy.sub("丙", text) == plain.sub("丙", text)
    assert lazy.groups == plain.groups


def test_a_pattern_travels_between_processes() -> None:
    copy = pickle.loads(pickle.dumps(pattern("甲", re.MULTILINE, needs="甲")))  # noqa: S301 - our own

    assert (copy.pattern, copy.flags, copy.needs) == ("甲", re.MULTILINE, ("甲",))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"\s*甲\s+$", r"\s{0,32}甲\s{1,32}$"),
        (r"[ \t\u3000]*?附", r"[ \t\u3000]{0,32}?附"),
        (r"\d+月[一二三四五六七八九十]+日", r"\d{1,24}月[一二三四五六七八九十]{1,24}日"),
        (r"[\s*×]甲\\s*", r"[\s*×]甲\\s*"),
        (r"[^\s]*[^\d]+甲*", r"[^\s]*[^\d]+甲*"),
        (r"[^\S\n]*$", r"[^\S\n]{0,32}$"),
        (r"\s{2,}[*]", r"\s{2,}[*]"),
    ],
)
def test_runs_of_blanks_and_digits_are_bounded_and_nothing_else_is(expression: str, expected: str) -> None:
    assert bounded(expression) == expected
    assert re.compile(expected)


_FARTHEST = 4_000
"""Longer than a sentence (2,000, ``text/sentences.py``) or a quotation; what is bounded so is linear, if slow."""
_REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}
_RUN_THROUGH_ONCE = {
    r"[^\s|｜]+(?: [^\s|｜]+)*": "each round begins with what the round before it ran up to",
    r"<([0-9A-Fa-f]{1,8})>\s*<([0-9A-Fa-f]{1,8})>\s*(?:<([0-9A-Fa-f]{1,40})>|\[([^\]]{0,20000})\])": (
        "in the child that reads a PDF, which is ended when its time is up"
    ),
}
"""What repeats farther, and why it takes linear time all the same."""


def _inside(code: Any, value: Any) -> list[Any]:
    """The expressions that an item of a parsed expression is made of."""
    if code in _REPEATS:
        return [value[2]]
    if code is codes.BRANCH:
        return list(value[1])
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code in {codes.ASSERT, codes.ASSERT_NOT}:
        return [value[1]]
    return [value] if code is codes.ATOMIC_GROUP else []


def _far(tree: Any) -> int:
    """How many repeats it holds without a bound that matters."""
    return sum(
        (code in _REPEATS and value[1] > _FARTHEST) + sum(map(_far, _inside(code, value))) for code, value in tree
    )


def _always_matches(items: list[Any]) -> bool:
    """Whether nothing can keep the items from matching, if only the empty text."""
    return all(
        (code in _REPEATS and (value[0] == 0 or _always_matches(list(value[2]))))
        or (code is codes.BRANCH and any(_always_matches(list(branch)) for branch in value[1]))
        or (code is codes.SUBPATTERN and _always_matches(list(value[3])))
        for code, value in items
    )


def _may_run_in_vain(tree: Any, *, behind: bool = True) -> bool:
    """Whether it may run far and fail then, so that the next place begins the same way: the square of the length.

    ``behind`` tells whether all that follows the expression always matches.
    """
    items = list(tree)
    for at, (code, value) in enumerate(items):
        goes_on = behind and _always_matches(items[at + 1 :])
        if code in _REPEATS and value[1] > _FARTHEST:
            plain_run = len(value[2]) == 1 and not _inside(*value[2][0])
            if not goes_on or not plain_run:
                return True
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            if _far(value[1]):
                return True
        elif any(_may_run_in_vain(one, behind=goes_on) for one in _inside(code, value)):
            return True
    return False


def _begins_once(tree: Any, flags: int) -> bool:
    first = next(iter(tree), (None, None))
    return first[0] is codes.AT and first[1] is codes.AT_BEGINNING and not flags & re.MULTILINE


def test_no_pattern_runs_far_in_vain() -> None:
    list(residue_in("民事判决书"))  # so that tables of patterns are made
    _load_all()
    for rule in all_rules():
        if not rule.needs:
            list(rule.check(Case(plain("关于来信的答复\n张某：\n来信收悉。"), Profile.COURT_REPLY)))
    found = {
        one.pattern
        for one in patterns()
        if _may_run_in_vain(tree := _parser.parse(bounded(one.pattern), one.flags))
        and not (_begins_once(tree, one.flags) and _far(tree) == 1)
    }

    assert found == set(_RUN_THROUGH_ONCE), "bound what repeats: {0,8} in place of *, {1,8} in place of +"


@pytest.mark.parametrize(
    ("expression", "in_vain"),
    [
        ("[^。]+", False),
        ("[^。]+。", True),
        ("[^。]{0,60}。", False),
        ("[^。]+。?[”]*", False),
        ("甲(?!.*乙)", True),
        ("甲(?!.{0,50}乙)", False),
        ("(?:甲|乙丙+)$", True),
        ("(?:[^，]+，)*", True),
    ],
)
def test_the_law_tells_what_runs_in_vain(expression: str, *, in_vain: bool) -> None:
    assert _may_run_in_vain(_parser.parse(expression)) is in_vain


_OWN_LENGTH = 2_000
_LONG = 2.0
"""Seconds for a text of a page: the slowest pattern takes some hundredths, one that tries all splits of a row many."""


def _audit() -> Any:
    """``benchmarks/linear_time.py``, which measures what this proves in the coarse."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
    try:
        return importlib.import_module("linear_time")
    finally:
        sys.path.pop(0)


def _took(one: Pattern, text: str) -> float:
    began = time.process_time()
    for _ in one.compiled.finditer(text):
        pass
    return time.process_time() - began


def test_no_pattern_takes_time_for_what_it_looks_for_over_and_over() -> None:
    audit = _audit()
    slow = {
        one.pattern: run
        for one in _load_all()
        for example in (audit._example(one),)
        for run in (example, example[:-1], example[: len(example) // 2], f"{example}、{example}，")
        if run and _took(one, (run * (_OWN_LENGTH // len(run) + 1))[:_OWN_LENGTH]) > _LONG
    }

    assert slow == {}, "make the item of a row atomic: (?>ITEM、){1,11}ITEM"


_LENGTH = 20_000
_MUCH = 60.0
"""All rules together take one or two seconds here; a single cube, or a square over this length, takes far longer."""


@pytest.mark.parametrize(
    "run", [" ", "\n", "\u3000", "1", "一", "甲", "（", "《", "“", "、", "\n一、", "1元"], ids=repr
)
def test_no_rule_takes_time_for_a_long_run(run: str) -> None:
    text = f"关于来信的答复\n张某：\n{run * (_LENGTH // len(run))}\n某区人民法院\n2023年5月1日"
    case = Case(plain(text), Profile.COURT_REPLY)
    began = time.process_time()
    for rule in all_rules():
        if not rule.needs:
            list(rule.check(case))
    assert time.process_time() - began < _MUCH
