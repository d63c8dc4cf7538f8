"""What recognised characters spell: spaces by gaps, marks in the width that belongs there, years in like brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replycheck.readers.ocr.engine import Character
from replycheck.readers.ocr.spelling import pitch, spelt

SIZE = 40.0


def _set(text: str, sure: float = 0.99, unsure: str = "") -> list[Character]:
    """Characters side by side as they are printed: Han and full-width marks an em apart, others half an em."""
    found, at = [], 0.0
    for letter in text:
        wide = SIZE if ord(letter) > 0x2000 else SIZE / 2
        if letter != "\u3000":
            found.append(Character(letter, at + wide / 2, 0.5 if letter in unsure else sure))
        at += wide
    return found


@pytest.mark.parametrize(
    ("printed", "unsure", "text"),
    [
        ("来信收悉，现答复如下。", "", "来信收悉，现答复如下。"),
        ("来信收悉,现答复如下。", ",", "来信收悉，现答复如下。"),
        ("来信收悉,现答复如下。", "", "来信收悉,现答复如下。"),
        ("共1,219元", ",", "共1,219元"),
        ("云法信复〔2023]7号", "]", "云法信复〔2023〕7号"),
        ("云法信复（2023）7号", "", "云法信复〔2023〕7号"),
        ("中协处分[2025]第334号", "", "中协处分〔2025〕第334号"),
        ("本院（2023）浙民终7号", "", "本院（2023）浙民终7号"),
        ("（2023]浙民终7号", "（", "[2023]浙民终7号"),
        ("二O二三年五月二十五日", "", "二〇二三年五月二十五日"),
        ("二O二O年", "", "二〇二〇年"),
        ("O型血", "", "O型血"),
        ("审判长\u3000\u3000张三", "", "审判长 张三"),
        ("Page 3 of 5", "", "Page 3 of 5"),
        ("第 3 页", "", "第3页"),
    ],
    ids=[
        "plain",
        "doubtful-comma",
        "sure-comma",
        "figures",
        "year",
        "round brackets of a paper",
        "square brackets of a paper",
        "a case number behind words",
        "surer-bracket",
        "ring",
        "two-rings",
        "letter",
        "gap",
        "latin",
        "han",
    ],
)
def test_a_line_spells_what_is_printed(printed: str, unsure: str, text: str) -> None:
    assert spelt(_set(printed, unsure=unsure), SIZE)[0] == text


@given(st.text(st.sampled_from("来信收悉，。,( )〔〕[]2023O〇二 \u3000Ab"), min_size=1), st.floats(0, 1))
def test_each_character_keeps_its_certainty(printed: str, sure: float) -> None:
    text, certainties = spelt(_set(printed, sure), SIZE)
    assert len(text) == len(certainties)
    assert set(certainties) <= {sure, 1.0}


def test_the_step_of_han_characters_is_measured_finer_than_the_places_they_are_seen_at() -> None:
    seen = [Character("字", 10.0 * round(4.42 * place), 1.0) for place in range(25)]
    assert pitch(seen) == pytest.approx(44.2, abs=0.5)
    assert pitch(seen[:3]) is None
