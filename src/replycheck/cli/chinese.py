"""The command line's own words in Chinese: headings of the help, and what is wrong with a call.

typer carries its own copy of click, so its classes are reached through what typer publishes.
"""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from replycheck.errors import StoppedError

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
    (" <list[str]>", ""),
    (" <str>", ""),
    (" <int>", ""),
)


def _translated(text: str) -> str:
    for english, chinese in _HELP:
        text = text.replace(english, chinese)
    return re.sub(r"\{([A-Z.]+)\}(?:\.\.\.)?", r"\1", text)


class ChineseCommand(TyperCommand):
    """A command whose help has Chinese headings, and that says what is kept when it is stopped."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as below; the command gives what it likes
        """Run the command; typer itself would end in silence on Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as interrupt:
            raise StoppedError(str(interrupt) or "已中断。") from None

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the context's class differs between versions of typer
        """The help text."""
        return _translated(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of commands whose help has Chinese headings."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - the context's class differs between versions of typer
        """The help text."""
        return _translated(super().get_help(ctx))


def usage_error_type() -> type[Exception]:
    """The class of all errors in a call: the grandparent of typer's ``BadParameter``."""
    return next(base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException")


def said_in_chinese(error: Exception) -> str:
    """One sentence on what is wrong with the call, and where to look."""
    say = _SAID.get(type(error).__name__, _misused)
    return say(error)


def _no_arguments(error: Exception) -> str:
    return _translated(_message(error))


def _no_option(error: Exception) -> str:
    options = [str(option) for option in getattr(error, "possibilities", None) or ()]
    others = "可用的选项见 replycheck --help；文件名以“-”开头的，写成“./-…”。"
    hint = f"是不是“{options[0]}”？" if options else others
    return f"没有“{getattr(error, 'option_name', '')}”这个选项。{hint}"


def _missing(error: Exception) -> str:
    return f"缺少参数“{_parameter(error)}”。用法见 replycheck --help。"


def _bad_value(error: Exception) -> str:
    wanted = "，应是整数" if re.search(r"\bint(?:eger)?\b", _message(error)) else ""
    return f"“{_parameter(error)}”的值不对{wanted}。用法见 replycheck --help。"


def _bad_option(error: Exception) -> str:
    fault = "缺少内容" if "requires" in _message(error) else "不应有内容"
    return f"选项“{getattr(error, 'option_name', '')}”后面{fault}。用法见 replycheck --help。"


def _misused(error: Exception) -> str:
    """What has no class of its own: an unknown command, and arguments too many."""
    message = _message(error)
    named = re.search(r"'([^']*)'", message)
    near = re.search(r"mean '([^']*)'", message)
    if "No such command" in message:
        hint = f"是不是“{near[1]}”？" if near else "可用的命令见 replycheck --help。"
        return f"没有“{named[1] if named else ''}”这个命令。{hint}"
    if extra := re.search(r"unexpected extra \S+ \((.*)\)", message):
        return f"多出了参数“{extra[1]}”。用法见 replycheck --help。"
    return "命令写法有误。用法见 replycheck --help。"


def _message(error: Exception) -> str:
    return str(getattr(error, "message", "") or error)


def _parameter(error: Exception) -> str:
    """The parameter that is meant, as a user writes it: the long option, or the argument's name in the help."""
    param = getattr(error, "param", None)
    options = [name for name in getattr(param, "opts", ()) if name.startswith("--")]
    return str(options[0] if options else getattr(param, "metavar", None) or getattr(param, "name", ""))


_SAID = {
    "NoArgsIsHelpError": _no_arguments,
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _bad_option,
}
