"""Every setting with its default, in one frozen value; a wrong or unknown key is an error that names it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from replycheck.errors import ConfigError
from replycheck.model.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. ``disabled`` lists rule ids that must not run (each is reported as skipped)."""

    disabled: frozenset[str] = frozenset()
    profile: str = "auto"
    limits: Limits = field(default_factory=Limits)


def settings_from(table: Mapping[str, Any], known_rules: frozenset[str]) -> Settings:
    """Settings from a parsed TOML table.

    :raises ConfigError: a key or rule is unknown (with the nearest right one) or a value has the wrong type.
    """
    _refuse_unknown(table, {known.name for known in fields(Settings)}, "")
    disabled = table.get("disabled", [])
    if not isinstance(disabled, list) or not all(isinstance(rule, str) for rule in disabled):
        raise ConfigError('配置项 disabled 应是规则编号的列表，例如 disabled = ["logic.numbering-gap"]。')
    _refuse_unknown(dict.fromkeys(disabled), known_rules, "disabled 中的规则 ")
    profile = table.get("profile", "auto")
    if not isinstance(profile, str):
        raise ConfigError('配置项 profile 应是文种名称，例如 profile = "court-reply"。')
    limits = table.get("limits", {})
    if not isinstance(limits, dict):
        raise ConfigError("配置项 limits 应是一组数值，例如 [limits] 之下写 pages = 500。")
    _refuse_unknown(limits, {known.name for known in fields(Limits)}, "limits.")
    for key, value in limits.items():
        if not isinstance(value, int) or isinstance(value, bool):
            raise ConfigError(f"配置项 limits.{key} 应是整数。")
    return Settings(frozenset(disabled), profile, Limits(**limits))


def _refuse_unknown(table: Mapping[str, Any], known: set[str] | frozenset[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"是不是“{prefix}{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(known))}。"
            raise ConfigError(f"不认识的配置项“{prefix}{key}”。{hint}")
