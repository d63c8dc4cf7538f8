"""``replycheck config``: what is in force, and where each value comes from."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from replycheck.app.configured import config_for, config_for_papers
from replycheck.cli.configured import tell_ignored
from replycheck.config.files import OPTIONS, Config
from replycheck.disk.reach import resolved
from replycheck.errors import UsageError
from replycheck.model.house import House
from replycheck.reporting import one_line


def show(place: str, named: str | None, form: str) -> int:
    """Print every option with its value and origin; gives the exit code.

    :raises UsageError: the form is unknown, or the configuration is wrong.
    """
    if form not in {"terminal", "json"}:
        raise UsageError(f"不认识的形式“{form}”；可用的有：terminal、json。")
    config = config_for(place, named) if _own(place) else config_for_papers([place], named)
    tell_ignored(config)
    rows = [(name, value, (str(config.path) if name in config.given else "默认")) for name, value in _values(config)]
    if form == "json":
        table = {name: {"value": value, "from": origin} for name, value, origin in rows}
        sys.stdout.write(json.dumps(table, ensure_ascii=True) + "\n")
        return 0
    width = max(len(name) for name, _, _ in rows)
    for name, value, origin in rows:
        sys.stdout.write(
            one_line(f"{name:<{width}}").ljust(width) + f"  {one_line(_shown(value))}  （{one_line(origin)}）\n"
        )
    return 0


def _own(place: str) -> bool:
    """Whether somebody works there, or it is a policy; any other place is asked about as what is inspected."""
    path = Path(place)
    return path.suffix == ".toml" or resolved(path) == Path.cwd()


def _values(config: Config) -> Iterator[tuple[str, Any]]:
    settings = config.settings
    yield "disabled", sorted(settings.disabled)
    yield "profile", settings.profile
    yield "libreoffice", settings.libreoffice
    yield "paginate", settings.paginate
    for field in fields(House):
        yield f"house.{field.name}", getattr(settings.house, field.name, None)
    for field in fields(settings.limits):
        yield f"limits.{field.name}", getattr(settings.limits, field.name)
    for field in fields(settings.ocr):
        yield f"ocr.{field.name}", getattr(settings.ocr, field.name)
    for name in OPTIONS:
        value = config.options.get(name)
        yield name, list(value) if isinstance(value, tuple) else value


def _shown(value: object) -> str:
    return "没有设定" if value is None else json.dumps(value, ensure_ascii=False)
