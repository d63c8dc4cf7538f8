"""Words: cut with our own dictionary, silently, and weighed by how rare they are."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.text.words import DOCUMENTS, _cutter, pair_weight, pairs, word_weight, words


@pytest.mark.parametrize("term", ["申请再审", "解除冻结", "购房合同", "案件受理费", "不动产权证"])
def test_legal_terms_are_kept_together(term: str) -> None:
    assert term in words(f"他请求{term}一事")


def test_single_characters_and_other_scripts_are_no_words() -> None:
    assert words("我 and 你，A7县 2023") == frozenset()
    assert pairs("我 and 你们，A7") == {"你们"}


@pytest.mark.parametrize("weight", [word_weight, pair_weight])
def test_what_hardly_any_document_holds_is_worth_more_than_what_most_hold(weight: object) -> None:
    assert callable(weight)
    assert 0 <= weight("执行") < weight("鳔魃") < DOCUMENTS


@given(st.text(max_size=60))
def test_any_text_is_cut_into_parts_of_itself(text: str) -> None:
    assert all(word in text for word in words(text))
    assert all(pair in text for pair in pairs(text))


_ACCEPTED = Path(__file__).resolve().parents[2] / "corpora" / "accepted"


def _as_jieba_cuts(text: str) -> set[str]:
    return {word for word in _cutter().cut(text, HMM=False) if re.fullmatch("[\u4e00-\u9fff]{2,}", word)}


def test_papers_are_cut_as_jieba_cuts_them() -> None:
    texts = [path.read_text("utf-8") for path in sorted(_ACCEPTED.glob("*.txt"))]

    assert all(words(text) == _as_jieba_cuts(text) for text in texts)


@given(st.text("申请再审理由判决定期限不服A7。，的", max_size=30))
def test_words_that_overlap_are_cut_as_jieba_cuts_them(text: str) -> None:
    assert words(text) == _as_jieba_cuts(text)


def test_cutting_says_nothing_and_leaves_no_cache_behind() -> None:
    code = "import sys; from replycheck.text.words import words; words('申请再审'); print('ok')"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "ok", "")


def test_jieba_waits_until_a_letter_is_read() -> None:
    code = "import sys, replycheck.facts.demands.answers; print('jieba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
