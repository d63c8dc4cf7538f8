"""The settings of recognition: each key with its type, and a wrong one is named."""

from __future__ import annotations

from typing import Any

import pytest

from replycheck.config.settings import settings_from
from replycheck.errors import ConfigError
from replycheck.model.recognition import Recognition


def test_recognition_is_set_key_by_key() -> None:
    table = {"ocr": {"enabled": False, "cache": False, "jobs": 1, "seconds": 30}}
    assert settings_from(table, frozenset()).ocr == Recognition(enabled=False, cache=False, jobs=1, seconds=30)
    assert settings_from({}, frozenset()).ocr == Recognition()


WRONG: dict[str, tuple[Any, str]] = {
    "an unknown key": ({"caches": True}, "ocr.caches"),
    "a word for a flag": ({"cache": "no"}, "ocr.cache 应是true 或 false"),
    "a figure for a flag": ({"enabled": 0}, "ocr.enabled 应是true 或 false"),
    "a flag for a figure": ({"jobs": True}, "ocr.jobs 应是整数"),
    "fewer than none": ({"jobs": -1}, "ocr.jobs 不能小于 0"),
    "no time at all": ({"seconds": 0}, "ocr.seconds 必须大于 0"),
    "no table": (True, "ocr 应是一组设置"),
}


@pytest.mark.parametrize(("table", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_setting_of_recognition_is_named(table: object, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        settings_from({"ocr": table}, frozenset())
