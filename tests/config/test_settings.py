"""Settings: every key has a default, and a wrong or unknown one is refused by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from replycheck.checks import all_rules
from replycheck.config.settings import Settings, settings_from
from replycheck.errors import ConfigError
from replycheck.model.limits import Limits

RULES = frozenset(rule.id for rule in all_rules())
WRONG: dict[str, tuple[Mapping[str, Any], str]] = {
    "unknown key": ({"colour": True}, "不认识的配置项“colour”"),
    "nearest key": ({"disable": []}, "是不是“disabled”"),
    "nearest limit": ({"limits": {"page": 5}}, r"是不是“limits\.pages”"),
    "unknown limit": ({"limits": {"zzz": 5}}, "file_bytes"),
    "unknown rule": ({"disabled": ["copying.everything"]}, "copying.everything"),
    "nearest rule": ({"disabled": ["logic.numbering-gaps"]}, r"是不是“.*logic\.numbering-gap”"),
    "rule with underscores": ({"disabled": ["logic.numbering_gap"]}, r"logic\.numbering-gap"),
    "disabled as a word": ({"disabled": "logic.numbering-gap"}, "disabled 应是规则编号的列表"),
    "disabled with a number": ({"disabled": [1]}, "disabled 应是规则编号的列表"),
    "disabled with a list": ({"disabled": [["a"]]}, "disabled 应是规则编号的列表"),
    "profile as a number": ({"profile": 3}, "profile 应是文种名称"),
    "limits as a number": ({"limits": 3}, "limits 应是一组数值"),
    "limit as text": ({"limits": {"pages": "500"}}, r"limits\.pages 应是整数"),
    "limit as a fraction": ({"limits": {"seconds": 0.5}}, r"limits\.seconds 应是整数"),
    "limit as true": ({"limits": {"pages": True}}, r"limits\.pages 应是整数"),
    "limit of zero": ({"limits": {"pages": 0}}, r"limits\.pages 必须大于 0"),
    "limit below zero": ({"limits": {"memory_bytes": -1}}, r"limits\.memory_bytes 必须大于 0"),
}


@pytest.mark.parametrize(("table", "sentence"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_is_refused_by_its_name(table: Mapping[str, Any], sentence: str) -> None:
    with pytest.raises(ConfigError, match=sentence):
        settings_from(table, RULES)


def test_an_empty_table_gives_the_defaults() -> None:
    assert settings_from({}, RULES) == Settings()


def test_right_settings_are_taken() -> None:
    table = {"disabled": ["logic.numbering-gap"], "profile": "court-reply", "limits": {"pages": 7}}
    assert settings_from(table, RULES) == Settings(frozenset({"logic.numbering-gap"}), "court-reply", Limits(pages=7))
