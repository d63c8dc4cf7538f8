"""Names that strangers gave to files, made harmless before anything is written under them.

What is easily got wrong: a name may lead out of its folder, be a device of Windows, or differ from another only in the
case of its letters.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from replycheck.text.patterns import pattern

_FORBIDDEN = pattern(r'[\x00-\x1f\x7f<>:"|?*\\\ud800-\udfff]')
_DEVICES = pattern(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
_LONGEST_STEP = 200
"""Bytes: a file system takes 255, and a number or an ending may be added."""
_DEEPEST = 8
"""Folders in folders; what lies deeper comes up."""


def harmless(name: str) -> PurePosixPath:
    """The path that a name gives, never upwards, never absolute, nothing that Windows refuses."""
    steps = [step for step in re.split(r"[/\\]", name) if step not in {"", ".", ".."}][-_DEEPEST:]
    return PurePosixPath(*(_step(step) for step in steps or ["_"]))


def _step(step: str) -> str:
    plain = _FORBIDDEN.sub("_", f"_{step}" if _DEVICES.match(step) else step).rstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    room = _LONGEST_STEP - len(f"{dot}{ending}".encode())
    if not stem or room < 1:
        return plain.encode()[:_LONGEST_STEP].decode("utf-8", "ignore").rstrip(". ") or "_"
    return stem.encode()[:room].decode("utf-8", "ignore") + dot + ending


def own_name(path: PurePosixPath, taken: set[str]) -> PurePosixPath:
    """The path, numbered where another has it already (in any case of letters); from now on it is taken."""
    wanted, number = path, 1
    while str(wanted).casefold() in taken:
        number += 1
        wanted = path.with_name(f"{path.stem}({number}){path.suffix}")
    taken.add(str(wanted).casefold())
    return wanted
