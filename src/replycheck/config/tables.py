"""Read settings files (TOML, JSON): whatever is wrong with one is a sentence that names it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from replycheck.errors import ConfigError


def toml_table(path: str | os.PathLike[str], called: str) -> dict[str, Any]:
    """The table in a TOML file; ``called`` names it in messages (``制度文件``).

    :raises ConfigError: it cannot be opened or is no TOML.
    """
    import tomllib  # noqa: PLC0415 - most folders have no file of settings

    try:
        return tomllib.loads(_text(path, called))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{called}“{path}”不是合法的 TOML：{error}。") from error


def json_value(path: str | os.PathLike[str], called: str) -> Any:  # noqa: ANN401 - whatever the file holds
    """The value in a JSON file.

    :raises ConfigError: it cannot be opened or is no JSON.
    """
    try:
        return json.loads(_text(path, called))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{called}“{path}”不是合法的 JSON，可能已损坏。") from error


def _text(path: str | os.PathLike[str], called: str) -> str:
    if there(path) and not there(path, Path.is_file):  # a pipe that nobody writes to would be waited for for ever
        raise ConfigError(f"{called}“{path}”不是普通文件（是文件夹、管道或设备），没有读。")
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise ConfigError(f"找不到{called}“{path}”，请核对路径。") from error
    except OSError as error:
        raise ConfigError(f"{called}“{path}”打不开，请核对路径和权限。") from error
    except ValueError as error:  # not UTF-8, or a path that no system accepts
        raise ConfigError(f"{called}“{path}”不是 UTF-8 编码，请用 UTF-8 保存。") from error


def there(path: str | os.PathLike[str], kind: Callable[[Path], bool] = Path.exists) -> bool:
    """Whether something of that kind is at ``path``; a path that no system accepts leads to nothing."""
    try:
        return kind(Path(path))
    except (OSError, ValueError):
        return False
