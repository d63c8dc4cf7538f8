"""What is read back of compiled patterns is what a compiler makes of them, or nothing."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]  # the machine of re, which has no stubs
import marshal
import re
import zlib
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.compiled import Compiled
from replycheck.text.patterns import compiled_anew, pattern, use_compiled

EXPRESSIONS = (
    "甲",
    "(?P<a>[甲乙]{1,3})(?P<b>丙)?",
    "(?<=第)[一二三]条",
    "[^。；]{0,40}不服",
    "(?i)a+",
    "^乙|(?:丁?|[戊己])丙",
)
MADE = {(one, int(re.MULTILINE)): re.compile(one, re.MULTILINE) for one in EXPRESSIONS} | {
    (one, 0): re.compile(one) for one in EXPRESSIONS
}
WORD = "H" if array("H").itemsize == _sre.CODESIZE else "I"
DATA = Compiled().with_more(MADE)
TEXTS = ("", "甲乙丙", "依照第二条", "不服，aAa。", "甲\n乙", "丁丙己丙丙")


def _alike(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    """Whether they are one expression and find the same; the kept one may know with which characters a match begins."""
    found = [
        [(each.span(), each.groupdict()) for text in TEXTS for each in made.finditer(text)] for made in (one, other)
    ]
    same = (one.pattern, one.flags, one.groupindex) == (other.pattern, other.flags, other.groupindex)
    return same and found[0] == found[1]


def test_every_pattern_comes_back_as_it_was() -> None:
    kept = Compiled(DATA)

    assert kept.keys() == MADE.keys()
    assert all(_alike(made, MADE[key]) for key, made in kept.items())


def test_more_are_added_to_those_that_are_there() -> None:
    more = {("丁", 0): re.compile("丁")}
    kept = Compiled(Compiled(DATA).with_more(more))

    assert kept.keys() == (MADE | more).keys()
    assert all(_alike(made, (MADE | more)[key]) for key, made in kept.items())


@given(at=st.integers(0, len(DATA) - 1), value=st.integers(0, 255))
def test_a_damaged_byte_never_changes_what_is_found(at: int, value: int) -> None:
    kept = Compiled(DATA[:at] + bytes([value]) + DATA[at + 1 :])

    for key in MADE:
        try:
            found = kept[key]
        except KeyError:
            continue
        assert _alike(found, MADE[key])


@given(cut=st.integers(0, len(DATA) - 1))
def test_a_file_that_was_cut_off_gives_nothing(cut: int) -> None:
    assert not Compiled(DATA[:cut])


@given(st.lists(st.integers(0, 255), max_size=40))
def test_words_that_no_compiler_made_are_refused_by_the_machine(codes: list[int]) -> None:
    """Whatever stands in a file whose check agrees: a pattern that can be asked, or none."""
    told = {("甲", 0): ("甲", 32, 0, (), array(WORD, codes).tobytes())}
    data = marshal.dumps(told)
    kept = Compiled(b"%s\n%x\n%s" % (DATA.partition(b"\n")[0], zlib.crc32(data), data))

    found = kept.get(("甲", 0))

    assert found is None or found.search("乙甲") is None or found.search("乙甲")


@given(st.binary(max_size=200))
def test_any_bytes_are_an_empty_file(data: bytes) -> None:
    assert not Compiled(data)


@pytest.mark.parametrize(
    "head",
    [
        b"[" * 100_000,
        DATA.partition(b"\n")[0].replace(b'"python": "3', b'"python": "2'),
        DATA.partition(b"\n")[0].replace(b'"bytes": ', b'"bytes": 1'),
    ],
    ids=["nested", "another Python", "another word"],
)
def test_the_file_of_another_python_is_not_looked_at(head: bytes) -> None:
    assert not Compiled(head + b"\n" + DATA.partition(b"\n")[2])


def test_a_pattern_is_compiled_where_it_is_not_kept_and_counted_as_such() -> None:
    known, unknown = pattern("这是留着的甲"), pattern("这是没有留的乙")
    made = re.compile("这是留着的甲")
    try:
        use_compiled({("这是留着的甲", 0): made})
        assert known.compiled is made
        assert unknown.search("这是没有留的乙")
    finally:
        use_compiled({})

    assert ("这是没有留的乙", 0) in compiled_anew()
    assert ("这是留着的甲", 0) not in compiled_anew()
