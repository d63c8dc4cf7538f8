"""Patterns are compiled late, and what they promise of the text holds."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import replycheck
from replycheck.text.patterns import Pattern, pattern, patterns


def _load_all() -> tuple[Pattern, ...]:
    for module in pkgutil.walk_packages(replycheck.__path__, "replycheck."):
        if not module.name.startswith(("replycheck.__main__", "replycheck.batch.", "replycheck.readers.ocr.")):
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
        if code is codes.SUBPATTERN and _holds(value[3], needs):
            return True
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and value[0] > 0 and _holds(value[2], needs):
            return True
        if code is codes.IN and all(kind is codes.LITERAL and chr(one) in needs for kind, one in value):
            return True
    return False


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
        ("(?=甲)", ("甲",), False),
    ],
)
def test_the_proof_tells_a_true_promise_from_a_false_one(
    expression: str, needs: tuple[str, ...], *, held: bool
) -> None:
    assert _holds(_parser.parse(expression), needs) is held


def test_every_pattern_compiles() -> None:
    for one in _load_all():
        assert one.compiled.pattern == one.pattern


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
