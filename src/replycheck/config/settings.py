"""Every setting with its default, in one frozen value; a wrong or unknown key is an error that names it."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import field, fields
from typing import Any

from replycheck.errors import ConfigError
from replycheck.model.house import House
from replycheck.model.limits import Limits
from replycheck.model.recognition import Recognition
from replycheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force. ``disabled`` lists rule ids that must not run (each is reported as skipped).

    ``draft``: the papers are drafts, which are spared what comes last (number, date, signature, page numbers).
    ``selected`` lists those that alone are to run, None for all; only the command line says so, never a file.

    ``house`` is the office's own style of layout, None for the standard.
    ``libreoffice`` is the path of LibreOffice's program, empty to look where it usually is. ``paginate`` has it lay out
    Word files, so that what is looked for on pages can be looked for in them too.
    """

    disabled: frozenset[str] = frozenset()
    profile: str = "auto"
    limits: Limits = field(default_factory=Limits)
    libreoffice: str = ""
    ocr: Recognition = field(default_factory=Recognition)
    paginate: bool = False
    selected: frozenset[str] | None = None
    draft: bool = False
    house: House | None = None


def settings_from(table: Mapping[str, Any], known_rules: frozenset[str]) -> Settings:
    """Settings from a parsed TOML table.

    :raises ConfigError: a key or rule is unknown (with the nearest right one) or a value has the wrong type.
    """
    _refuse_unknown(table, {known.name for known in fields(Settings)} - {"selected", "draft"}, "")
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
    libreoffice = table.get("libreoffice", "")
    if not isinstance(libreoffice, str):
        raise ConfigError('配置项 libreoffice 应是 soffice 程序的路径，例如 libreoffice = "/usr/bin/soffice"。')
    paginate = table.get("paginate", False)
    if not isinstance(paginate, bool):
        raise ConfigError("配置项 paginate 应是 true 或 false。")
    recognition = _recognition(table.get("ocr", {}))
    house = None if "house" not in table else _house(table["house"])
    return Settings(frozenset(disabled), profile, Limits(**limits), libreoffice, recognition, paginate, house=house)


def _house(table: object) -> House:
    """The office's style from the table ``house``."""
    if not isinstance(table, dict):
        raise ConfigError('配置项 house 应是一组设置，例如 [house] 之下写 body_face = "仿宋"。')
    _refuse_unknown(table, {known.name for known in fields(House)}, "house.")
    face, size, margins = table.get("body_face"), table.get("body_size"), table.get("margins")
    if face is not None and not isinstance(face, str):
        raise ConfigError('配置项 house.body_face 应是字体名称，例如 body_face = "仿宋"。')
    if size is not None and (not isinstance(size, int | float) or isinstance(size, bool)):
        raise ConfigError("配置项 house.body_size 应是磅数，例如 body_size = 16。")
    if margins is not None and not _are_margins(margins):
        raise ConfigError("配置项 house.margins 应是上、右、下、左四个毫米数，例如 margins = [37, 26, 35, 28]。")
    if not isinstance(table.get("page_numbers", True), bool):
        raise ConfigError("配置项 house.page_numbers 应是 true 或 false。")
    leading = table.get("leading")
    if leading is not None and (not isinstance(leading, int | float) or isinstance(leading, bool) or leading < 0):
        raise ConfigError("配置项 house.leading 应是行距的磅数，例如 leading = 29；不查行距的，写 0。")
    four = None if margins is None else (margins[0], margins[1], margins[2], margins[3])
    return House(face, size, four, table.get("page_numbers", True), leading)


def _are_margins(value: object) -> bool:
    """Whether the value is four numbers."""
    numbers = isinstance(value, list) and all(isinstance(one, int | float) for one in value)
    return numbers and isinstance(value, list) and len(value) == 4  # noqa: PLR2004 - top, right, bottom, left


def _recognition(table: object) -> Recognition:
    """The settings of recognition from the table ``ocr``."""
    if not isinstance(table, dict):
        raise ConfigError("配置项 ocr 应是一组设置，例如 [ocr] 之下写 cache = false。")
    _refuse_unknown(table, {known.name for known in fields(Recognition)}, "ocr.")
    for key, value in table.items():
        wanted = bool if key in {"enabled", "cache"} else int
        if type(value) is not wanted:
            raise ConfigError(f"配置项 ocr.{key} 应是{'true 或 false' if wanted is bool else '整数'}。")
    return Recognition(**table)


def _refuse_unknown(table: Mapping[str, Any], known: set[str] | frozenset[str], prefix: str) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = f"是不是“{prefix}{near[0]}”？" if near else f"可用的有：{'、'.join(sorted(known))}。"
            raise ConfigError(f"不认识的配置项“{prefix}{key}”。{hint}")
