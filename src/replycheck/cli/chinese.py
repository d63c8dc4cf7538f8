"""The command line's own words in Chinese: headings of the help, and what is wrong with a call.

typer carries its own copy of click, so its classes are reached through what typer publishes.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HELP = (
    ("Usage:", "用法："),
    ("Options:", "选项："),
    ("Arguments:", "参数："),
    ("Commands:", "命令："),
    ("Show this message and exit.", "显示这段说明。"),
    ("[required]", "[必填]"),
    ("[default: ", "[默认："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
)


def _translated(text: str) -> str:
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help has Chinese headings."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the context's class differs between versions of typer
        """The help text."""
        return _translated(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help has Chinese headings, as have its commands'."""

    command_class = ChineseCommand

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - as above
        """The help text."""
        return _translated(super().get_help(ctx))


def usage_error_type() -> type[Exception]:
    """The class of all errors in a call: the grandparent of typer's ``BadParameter``."""
    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def said_in_chinese(error: Exception) -> str:
    """One sentence on what is wrong with the call, and where to look."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return _translated(str(getattr(error, "message", "")) or str(error))
    if kind == "NoSuchOption":
        options = [str(option) for option in getattr(error, "possibilities", None) or ()]
        hint = f"是不是“{options[0]}”？" if options else "可用的选项见 replycheck --help。"
        return f"没有“{getattr(error, 'option_name', '')}”这个选项。{hint}"
    if kind == "NoSuchCommand" or "No such command" in str(error):
        named = re.search(r"'([^']*)'", str(error))
        near = re.search(r"mean '([^']*)'", str(error))
        hint = f"是不是“{near[1]}”？" if near else "可用的命令见 replycheck --help。"
        return f"没有“{named[1] if named else ''}”这个命令。{hint}"
    if kind == "MissingParameter":
        name = getattr(getattr(error, "param", None), "metavar", None) or getattr(
            getattr(error, "param", None), "name", ""
        )
        return f"缺少参数“{name}”。用法见 replycheck --help。"
    return f"命令写法有误：{getattr(error, 'message', error)}。用法见 replycheck --help。"
