"""What the aligner guarantees, whatever the texts are."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replycheck.model.document import plain
from replycheck.model.passage import Kind, Passage, Treatment
from replycheck.reuse import find_passages, measure, spans
from replycheck.text.fold import fold

GUARANTEED = 24
"""A shared run of so many letters, Han characters and digits that stand in no formula is always found."""

# Rare characters, in halves that share none: what is made of one half is foreign to what is made of the other.
RARE = [chr(code) for code in range(0x6B00, 0x8B00, 3) if fold(chr(code)).text == chr(code)]
OURS, THEIRS, COPIED = RARE[0::3], RARE[1::3], RARE[2::3]
BODY = st.lists(st.sampled_from(OURS), max_size=120).map("".join)
OTHER_BODY = st.lists(st.sampled_from(THEIRS), max_size=120).map("".join)
RUN = st.builds(
    lambda rng, size: "".join(rng.sample(COPIED, size)), st.randoms(use_true_random=False), st.integers(GUARANTEED, 200)
)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=120)


def _parted(run: str, parts: int) -> list[str]:
    size = -(-len(run) // parts)
    return [run[at : at + size] for at in range(0, len(run), size)]


def _find(reply: str, source: str) -> tuple[Passage, ...]:
    return find_passages(plain(reply, source="reply.txt"), (plain(source, source="judgment.txt"),))


@given(BODY, BODY, OTHER_BODY, OTHER_BODY, RUN)
def test_any_shared_run_of_the_guaranteed_length_is_found(
    before: str, after: str, lead: str, tail: str, run: str
) -> None:
    reply, source = f"{before}。{run}。{after}", f"{lead}。{run}。{tail}"
    (passage,) = _find(reply, source)
    assert run in passage.reply.of(reply)
    assert run in passage.source.of(source)
    assert passage.treatment is Treatment.UNATTRIBUTED


@given(BODY, BODY, OTHER_BODY, OTHER_BODY, RUN)
def test_spans_are_exact_on_both_sides(before: str, after: str, lead: str, tail: str, run: str) -> None:
    reply, source = f"{before}。{run}。{after}", f"{lead}。{run}。{tail}"
    (passage,) = _find(reply, source)
    assert passage.reply.of(reply).rstrip("。") == run
    assert passage.source.of(source).rstrip("。") == run
    assert (passage.kind, passage.similarity, passage.differences) == (Kind.VERBATIM, 1.0, ())


@given(BODY, OTHER_BODY, RUN, st.integers(1, 3))
def test_swapping_the_texts_mirrors_the_result(own: str, other: str, run: str, parts: int) -> None:
    runs = [part for part in _parted(run, parts) if len(part) >= GUARANTEED]
    reply = own + "".join(f"。{part}。{own}" for part in runs)
    source = other + "".join(f"。{part}。{other}" for part in runs)
    forward, backward = spans(reply, source), spans(source, reply)
    assert sorted(forward) == sorted((start, end, left, right) for left, right, start, end in backward)


@given(BODY, OTHER_BODY, RUN, BODY, OTHER_BODY)
def test_adding_unrelated_text_changes_nothing(own: str, other: str, run: str, more: str, source_more: str) -> None:
    reply, source = f"{own}。{run}。{own}", f"{other}。{run}。{other}"
    wider, source_wider = f"{more}。\n{reply}\n{more}", f"{source_more}。\n{source}\n{source_more}"
    by, source_by = wider.index(reply), source_wider.index(source)
    shifted = [(a + by, b + by, c + source_by, d + source_by) for a, b, c, d in spans(reply, source)]
    assert spans(wider, source_wider) == shifted


@given(ANYTHING, ANYTHING)
def test_whatever_the_texts_are_passages_stay_within_them_and_in_order(reply: str, source: str) -> None:
    for one, other in ((reply, source), (reply, reply + source), (source * 3, source)):
        passages = _find(one, other)
        ends = [0]
        for passage in passages:
            assert ends[-1] <= passage.reply.start < passage.reply.end <= len(one)
            assert passage.source.start < passage.source.end <= len(other)
            ends.append(passage.reply.end)
        measures = measure(plain(one), passages)
        assert 0.0 <= (measures.copied_share or 0.0) <= 1.0


@given(RUN, st.integers(2, 4), OTHER_BODY)
def test_differences_and_blocks_lie_within_their_passage(run: str, parts: int, other: str) -> None:
    runs = _parted(run, parts)
    reply, source = "，".join(reversed(runs)), other + "。" + "，".join(runs) + "。" + other
    for passage in _find(reply, source):
        for ours, theirs in passage.blocks:
            assert passage.reply.contains(ours)
            assert passage.source.contains(theirs)
            assert fold(ours.of(reply)).text == fold(theirs.of(source)).text
        assert all(passage.reply.contains(difference.reply) for difference in passage.differences)


_SENSELESS = [
    pytest.param("", id="empty"),
    pytest.param("一", id="one character"),
    pytest.param("一" * 50_000, id="one character fifty thousand times"),
    pytest.param("一二" * 25_000, id="two characters in turn"),
    pytest.param("\ud800" * 5_000, id="lone surrogates"),
    pytest.param("“" * 20_000, id="opening marks only"),
    pytest.param("“\n" * 10_000 + "”", id="a mark a line, closed once"),
    pytest.param("《民法》第一条规定：“" * 3_000, id="citations only"),
    pytest.param("判决书认定：\n" * 5_000, id="attributions only"),
    pytest.param("2023" * 10_000, id="digits only"),
]


@pytest.mark.parametrize("text", _SENSELESS)
def test_senseless_input_is_taken_in_stride(text: str) -> None:
    document = plain(text, source="reply.txt")
    passages = find_passages(document, (plain(text, source="judgment.txt"),))
    assert measure(document, passages).own_characters is not None


@settings(max_examples=20)
@given(st.integers(1, 3), RUN)
def test_the_judgment_that_shares_most_is_named(extra: int, run: str) -> None:
    reply = f"{run}。"
    most, less = plain(f"{run}。", source="whole.txt"), plain(f"{run[: GUARANTEED - extra]}。", source="part.txt")
    for sources in ((most, less), (less, most)):
        (passage,) = find_passages(plain(reply, source="reply.txt"), sources)
        assert passage.document == "whole.txt"


def test_without_a_passage_rapidfuzz_is_not_even_loaded() -> None:
    program = (
        "import sys; from replycheck.model.document import plain; from replycheck.reuse import find_passages;"
        "assert find_passages(plain('您好，来信收悉。'), (plain('本院认为，理由不能成立。'),)) == ();"
        "assert not any(name.startswith('rapidfuzz') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
