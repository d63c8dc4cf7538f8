"""A set of first characters changes nothing but the time that a search takes."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # the machine of re, which has no stubs
import re
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]  # as re compiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.checks import all_rules
from replycheck.text.compiled import Compiled
from replycheck.text.first_characters import compiled, with_first_characters
from replycheck.text.patterns import bounded, patterns

_MOST = 40_000

_ACCEPTED = Path(__file__).resolve().parents[2] / "corpora" / "accepted"


def _words(expression: str, flags: int = 0) -> tuple[list[int], list[int]]:
    parsed = _parser.parse(expression, flags)
    words = [int(word) for word in _compiler._code(parsed, flags)]
    return words, with_first_characters(words, parsed, re.compile(expression, flags).flags)


LED = (
    "(?<=第)[一二三]条",
    "(?:副?院|局)长",
    "(?!乙)[甲乙]丙",
    "^第|[丁戊]+",
    "(?>甲|乙)丙",
    "(?P<a>[一二]{1,3})?条",
    "\\d+元",
)
UNLED = (
    "甲乙",
    "[甲乙]丙",
    "甲?",
    "(?=甲)",
    "[^甲]乙?丙",
    "(?:甲|.)丙",
    "\\w丙",
    "(?:)|甲",
    "(?i:a|b)c",
    "[\u4e00-\u9fff]?甲",
)


@pytest.mark.parametrize("expression", LED)
def test_what_can_begin_a_match_is_told(expression: str) -> None:
    before, after = _words(expression)

    assert len(after) > len(before)
    assert after[-len(before) + 5 :] == before[5:]


@pytest.mark.parametrize("expression", UNLED)
def test_where_re_knows_it_or_anything_may_begin_a_match_all_stays_as_it_is(expression: str) -> None:
    before, after = _words(expression)

    assert after == before


@pytest.mark.parametrize("expression", LED + UNLED)
def test_what_is_compiled_with_them_is_what_re_compiles_and_finds_the_same(expression: str) -> None:
    text = "甲乙丙，第一条。副院长丁12元\nab甲丙"
    made, plain = compiled(expression, re.MULTILINE), re.compile(expression, re.MULTILINE)

    assert (made.pattern, made.flags, made.groups, made.groupindex) == (
        plain.pattern,
        plain.flags,
        plain.groups,
        plain.groupindex,
    )
    assert [one.span() for one in made.finditer(text)] == [one.span() for one in plain.finditer(text)]


def test_what_is_no_expression_is_refused_as_re_refuses_it() -> None:
    with pytest.raises(re.error):
        compiled("(甲")


@pytest.mark.parametrize("flags", [re.IGNORECASE, re.IGNORECASE | re.MULTILINE], ids=str)
def test_letters_of_either_case_are_left_alone(flags: int) -> None:
    before, after = _words("(?<=b)(?:a|c)", flags)

    assert after == before


_ATOMS = st.sampled_from(
    ["甲", "乙", "[甲丙]", "[^甲]", "\\d", "\\s", ".", "^", "$", "(?<=甲)", "(?!乙)", "(?=丙)", "\\b"]
)
_EXPRESSIONS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["?", "{0,2}", "{1,2}", "??", "?+"])).map(lambda two: f"(?:{two[0]}){two[1]}"),
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda some: f"(?:{'|'.join(some)})"),
        inner.map(lambda one: f"({one})"),
        inner.map(lambda one: f"(?>{one})"),
    ),
    max_leaves=8,
)


@given(expression=_EXPRESSIONS, text=st.text("甲乙丙1 \n", max_size=30), flags=st.sampled_from([0, re.MULTILINE]))
def test_an_expression_finds_the_same_with_it(expression: str, text: str, flags: int) -> None:
    plain = re.compile(expression, flags)
    _, words = _words(expression, flags)
    led = _sre.compile(expression, plain.flags, words, plain.groups, {}, (None,) * (plain.groups + 1))

    assert [one.regs for one in led.finditer(text)] == [one.regs for one in plain.finditer(text)]
    assert [one and one.regs for one in map(led.search, (text, text[1:]))] == [
        one and one.regs for one in map(plain.search, (text, text[1:]))
    ]
    assert led.sub("丁", text) == plain.sub("丁", text)


def test_every_pattern_of_the_package_finds_the_same_with_it() -> None:
    all_rules()
    texts = [path.read_text("utf-8") for path in sorted(_ACCEPTED.glob("*.txt"))]
    text = "\n".join(texts)[:_MOST]
    assert text
    keys = {(each.pattern, each.flags) for each in patterns()}
    made = {key: re.compile(bounded(key[0]), key[1]) for key in keys}
    kept = Compiled(Compiled().with_more(made))
    assert len(kept) > 500
    assert sum(kept[key] != made[key] for key in kept) > 100

    for key, led in kept.items():
        if led != made[key]:
            assert [one.span() for one in led.finditer(text)] == [one.span() for one in made[key].finditer(text)], key
