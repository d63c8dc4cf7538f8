"""Which program this is: its version, what it was built from, and which tables of facts came with it.

What is easily got wrong: the tables are told by what they hold, not by a number that somebody must remember to raise.
"""

from __future__ import annotations

import json
import platform
from hashlib import sha256
from pathlib import Path

from replycheck.model.serial import tool_version
from replycheck.text.tables import table_folder

_BUILT = Path(__file__).resolve().parents[1] / "build.json"
"""Written into a bundle when it is made; there is none in a source tree or a wheel."""
_SHOWN = 12


def edition_lines() -> tuple[str, ...]:
    """What ``--version`` shows, a line each."""
    return (
        f"replycheck {tool_version()}",
        f"构建 {_build()}，Python {platform.python_version()}",
        f"数据 {data_version()}",
    )


def _build() -> str:
    try:
        told = json.loads(_BUILT.read_text("utf-8"))
        return f"{told['build']}（{told['made_for']}）"
    except (OSError, ValueError, KeyError, TypeError):
        return "未打包"


def data_version() -> str:
    """A short name for the tables of facts: the same where they hold the same, byte for byte."""
    known = sha256()
    folder = table_folder()
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            known.update(path.relative_to(folder).as_posix().encode())
            known.update(sha256(path.read_bytes()).digest())
    return known.hexdigest()[:_SHOWN]
