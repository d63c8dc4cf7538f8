"""Formulae are recognised, numerals or not, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest

from replycheck.reuse.background import formulae, numerals
from replycheck.text.fold import fold


def _share(text: str) -> float:
    codes = fold(text).codes
    return float(np.mean(formulae(codes, numerals(codes))))


@pytest.mark.parametrize(
    "formula",
    [
        "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状",
        "依照《中华人民共和国民事诉讼法》第一百四十四条之规定，判决如下",
        "依照《中华人民共和国民事诉讼法》第六十条之规定，判决如下",
        "依照《中華人民共和國民事訴訟法》之規定，判決如下",
        "本院依法组成合议庭，公开开庭审理了本案",
    ],
)
def test_a_formula_is_known_whatever_its_numbers_and_characters(formula: str) -> None:
    assert _share(formula) > 0.9


@pytest.mark.parametrize(
    "text",
    [
        "",
        "判决",
        "石远舟的三辆翻斗车向柳塘水库加固工地运送河砂",
        "您家门前的排水沟已由村里请人清淤",
        "2023年4月6日",
    ],
)
def test_what_only_this_case_says_is_no_formula(text: str) -> None:
    codes = fold(text).codes
    assert not formulae(codes, numerals(codes)).any()
