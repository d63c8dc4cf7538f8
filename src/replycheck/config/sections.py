"""Read a parsed TOML table strictly: every key is known, every value has its type, or the message names it.

One thing easily got wrong: ``True`` is an ``int`` in Python, so numbers refuse it here, once for all.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Any

from replycheck.errors import ConfigError
from replycheck.records import dataclass

SCHEMA = 1
"""The version that policies, waivers and baselines declare by ``schema = 1``."""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of a settings file: ``file`` names the file in messages, ``prefix`` is the way there (``block.``)."""

    file: str
    values: Mapping[str, Any] = field(default_factory=dict)
    prefix: str = ""

    def only(self, *known: str) -> Section:
        """This table, when it has no other keys.

        :raises ConfigError: a key is unknown; the nearest known one is given.
        """
        self.known_among(self.values, frozenset(known), "")
        return self

    def known_among(self, given: Collection[str], known: Collection[str], key: str) -> None:
        """Refuse names that are not ``known``; ``key`` says where they stand ("" for keys of this very table)."""
        for name in given:
            if name not in known:
                where = f"“{self.prefix}{key}”里的“{name}”" if key else f"“{self.prefix}{name}”"
                raise ConfigError(f"{self.file}里有不认识的{where}。{nearest(name, known)}")

    def text(self, key: str) -> str | None:
        """A string that is not blank; None where the key is absent."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self._wrong(key, f'一段文字，例如 {key} = "……"')
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings that are not blank; empty where the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._wrong(key, f'一列文字，例如 {key} = ["……"]')
        return tuple(value)

    def number(self, key: str, most: float | None = None) -> float | None:
        """A number from 0 up to ``most``; None where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not value >= 0:
            raise self._wrong(key, "不小于 0 的数")
        if most is not None and value > most:
            raise self._wrong(key, f"0 到 {most:g} 之间的数")
        return value

    def whole(self, key: str) -> int | None:
        """A whole number from 0 on; None where the key is absent."""
        value = self.number(key)
        if value is not None and not isinstance(value, int):
            raise self._wrong(key, "整数")
        return value

    def flag(self, key: str) -> bool:
        """True or False; False where the key is absent."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(key, "true 或 false")
        return value

    def day(self, key: str) -> date | None:
        """A date without time; None where the key is absent."""
        value = self.values.get(key)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise self._wrong(key, f"日期，不加引号，例如 {key} = 2027-06-30")
        return value

    def section(self, key: str) -> Section:
        """The table under ``key``; an empty one where it is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, f"一组设置，写在 [{self.prefix}{key}] 之下")
        return Section(self.file, value, f"{self.prefix}{key}.")

    def sections(self, key: str) -> tuple[Section, ...]:
        """The tables written as ``[[key]]``, named by their place from 1 on."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self._wrong(key, f"若干组设置，每组写在 [[{key}]] 之下")
        return tuple(Section(self.file, item, f"第 {place} 个 {key}.") for place, item in enumerate(value, 1))

    def schema(self) -> None:
        """Refuse a file that does not say which version it is written for: an emptied file must not read as lax."""
        if self.values.get("schema") != SCHEMA or isinstance(self.values.get("schema"), bool):
            raise ConfigError(f"{self.file}的第一行应写 schema = {SCHEMA}（文件格式的版本）。")

    def _wrong(self, key: str, wanted: str) -> ConfigError:
        return ConfigError(f"{self.file}里的“{self.prefix}{key}”应是{wanted}。")


def nearest(name: str, known: Collection[str]) -> str:
    """A hint at the nearest known name, or at all of them."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"是不是“{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(known))}。"
