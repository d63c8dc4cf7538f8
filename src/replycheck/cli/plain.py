"""A plain call of ``check`` is read here, without typer, which takes a tenth of the time of checking one reply.

What is easily got wrong: this knows what a call means only where nobody could doubt it. Whatever else there is (an
option that is not listed, a value that begins with a hyphen, a value left out) is typer's to read and to refuse.
``tests/cli/test_plain_calls.py`` holds both against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from replycheck.cli.requests import CheckRequest

MANY = {"--source": "sources", "--format": "formats", "--limit": "limits", "--select": "select", "--ignore": "ignore"}
ONE = {
    "--petition": "petition",
    "--profile": "profile",
    "--output": "output",
    "--config": "config",
    "--library": "library",
}
FLAGS = {
    "--no-config": "no_config",
    "--redact": "redact",
    "--paginate": "paginate",
    "--draft": "draft",
    "--all": "everything",
}
"""The options of ``check`` and the value of the request that each gives."""


def plain_check(arguments: Sequence[str]) -> CheckRequest | None:
    """What is asked for by a plain call of ``check``; None where the call is another one, or typer must read it."""
    files: list[str] = []
    given: dict[str, Any] = dict.fromkeys(MANY.values(), ()) | dict.fromkeys(ONE.values())
    rest = iter(arguments[1:])
    for argument in rest:
        option, sign, value = argument.partition("=")
        if not argument.startswith("-"):
            files.append(argument)
        elif option in FLAGS and not sign:
            given[FLAGS[option]] = True
        else:
            value = value if sign else next(rest, "-")
            if option not in MANY.keys() | ONE.keys() or (value.startswith("-") and not sign):
                return None
            given |= {MANY[option]: (*given[MANY[option]], value)} if option in MANY else {ONE[option]: value}
    return CheckRequest(tuple(files), **given) if files and arguments[0] == "check" else None
