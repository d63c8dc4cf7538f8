"""What is found across replies: who shares words with whom, who is nearly whose copy, and what is template."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.batch import CheckResult, Entry
from replycheck.batch.across import Across, across, alike
from replycheck.batch.checked import Trace, checked
from replycheck.batch.postings import FEW, LEAST, Arrays, Links
from replycheck.model.span import Span
from replycheck.reuse.sketch import GRAM, WINDOW, sketch

HAN = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 3000))
OPENING = "本函件由综合办公室统一编排登记后送达，承办人员在登记簿上逐栏填写经办时间与交接情况，归档备查不得外传。"


def story(seed: int, length: int = 300) -> str:
    """Words that no other seed gives."""
    return "".join(random.Random(seed).choices(HAN, k=length))  # noqa: S311 - invented words


def trace(text: str) -> Trace:
    made = {"document": {"path": "x"}, "verdict": "pass", "outcomes": [], "findings": [], "caveats": []}
    made["measures"] = {"copied_share": None, "longest_copied_run": None, "own_characters": None}
    return checked(Entry(1, "x"), CheckResult(made, text)).trace


def compared(*texts: str) -> Across:
    return across(Arrays(np.frombuffer(trace(text).hashes, dtype=np.int64) for text in texts))


def test_a_reply_sent_again_under_another_name_and_date_is_found_and_grouped() -> None:
    letter = f"周建平：\n{story(1)}二〇二三年五月一日付给申请人周建平八千元。"
    again = letter.replace("周建平", "罗青禾").replace("五月一日", "七月十二日").replace("八千", "三万二千")
    found = compared(story(2), letter, story(3), again)
    assert found.siblings == {1: (3,), 3: (1,)}
    assert found.families == {1: 1, 3: 1}


def test_a_shared_paragraph_makes_siblings_but_no_group() -> None:
    paragraph = story(9, 80)
    found = compared(story(1) + paragraph, story(2), paragraph + story(3))
    assert (found.siblings, found.families) == ({0: (2,), 2: (0,)}, {})


def test_what_many_otherwise_different_replies_have_is_template() -> None:
    texts = [OPENING + story(seed) for seed in range(8)]
    found = compared(*texts)
    assert (found.siblings, found.families) == ({}, {})
    told = alike(found, [(0, trace(OPENING + story(0, 20)))])
    (span,) = told[0].template
    assert span.start < WINDOW
    assert span.end > len(OPENING) - WINDOW


@pytest.mark.parametrize("copies", [2, 6, 12, 40])
def test_copies_of_one_letter_are_one_group_and_never_excuse_each_other(copies: int) -> None:
    found = compared(*(OPENING + story(1) for _ in range(copies)), *(story(seed) for seed in range(5, 9)))
    assert found.families == dict.fromkeys(range(copies), 0)
    assert set(found.siblings) == set(range(copies))


def test_legal_notices_and_courtesies_make_no_siblings() -> None:
    notice = "如不服本答复，可以自收到本答复之日起三十日内向上一级人民政府提出复查申请。感谢您对我们工作的理解和支持。"
    assert compared(*(story(seed) + notice for seed in range(2))).siblings == {}


def test_replies_without_text_are_in_nobodys_way() -> None:
    assert compared("", story(1), "", story(1)).siblings == {1: (3,), 3: (1,)}
    assert compared("").siblings == compared().siblings == {}


def slow_links(replies: list[set[int]], leave_out: set[int]) -> dict[tuple[int, int], int]:
    """The links as the rule says them, pair by pair."""
    counts: dict[tuple[int, int], int] = {}
    for one in set().union(*replies) - leave_out:
        owners = [at for at, held in enumerate(replies) if one in held]
        if len(owners) <= FEW:
            pairs = [(a, b) for a in owners for b in owners if a < b]
        else:
            pairs = [(owners[0], b) for b in owners[1:]] + list(pairwise(owners[1:]))
        for pair in pairs:
            counts[pair] = counts.get(pair, 0) + 1
    return {pair: count for pair, count in counts.items() if count >= LEAST}


REPLIES = st.lists(st.sets(st.integers(-5, 12), max_size=12), min_size=1, max_size=24)


@given(REPLIES, st.sets(st.integers(-5, 12), max_size=4))
def test_links_are_those_that_the_rule_says(replies: list[set[int]], leave_out: set[int]) -> None:
    postings = Arrays(np.array(sorted(held), dtype=np.int64) for held in replies)
    links = postings.links(np.array(sorted(leave_out), dtype=np.int64))
    found = dict(zip(zip(links.first.tolist(), links.second.tolist(), strict=True), links.count.tolist(), strict=True))
    assert found == slow_links(replies, leave_out)
    pairs = [(a, b) for a in range(len(replies)) for b in range(a + 1, len(replies))]
    every = Links(*(np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1)), np.ones(len(pairs)))
    assert postings.overlaps(every).tolist() == [len(replies[a] & replies[b]) for a, b in pairs]


@given(REPLIES, st.data())
def test_template_stands_in_so_many_groups(replies: list[set[int]], data: st.DataObject) -> None:
    group = [data.draw(st.integers(0, at)) for at in range(len(replies))]
    spread = Arrays(np.array(sorted(held), dtype=np.int64) for held in replies).spread(np.array(group), 3)
    wanted = {
        one for one in set().union(*replies) if len({group[at] for at, held in enumerate(replies) if one in held}) >= 3
    }
    assert spread.tolist() == sorted(wanted)


@given(st.text(HAN[:40], max_size=60), st.text(HAN[40:80], min_size=GRAM + WINDOW - 1, max_size=60), st.text(HAN[:40]))
def test_any_shared_run_of_the_guaranteed_length_shares_a_fingerprint(before: str, shared: str, after: str) -> None:
    one, other = sketch(before + shared), sketch(shared + after)
    assert set(one.hashes.tolist()) & set(other.hashes.tolist())


@given(
    st.text(HAN[:50], min_size=40, max_size=90), st.integers(0, 40), st.sampled_from(["12", "三千", " ", "，", "\n"])
)
def test_numbers_and_layout_change_no_fingerprint(text: str, at: int, put_in: str) -> None:
    assert sketch(text).hashes.tolist() == sketch(text[:at] + put_in + text[at:]).hashes.tolist()


def test_fingerprints_stand_where_they_say() -> None:
    text = f"周建平：\n{story(1, 60)}，２０２３年5月1日{story(2, 60)}。"
    found = sketch(text, aside=[Span(0, 5)])
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        assert end - start >= GRAM
        assert start >= 5
        assert text[start] in HAN
        assert text[end - 1] in HAN
