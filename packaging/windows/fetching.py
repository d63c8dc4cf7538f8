"""What a bundle is made of, fetched by pip and believed by its hash: the pins under ``packaging/pins``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PINS = Path(__file__).parents[1] / "pins"
FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp", "--only-binary=:all:")
AS_SOURCE = ("--no-binary=:all:",)
UNAVAILABLE = 69
"""The exit code where something cannot be had (sysexits.h); another where it is there and wrong."""
_WRONG = "DO NOT MATCH THE HASHES"


def fetched(pins: str, into: Path, how: tuple[str, ...] = FOR_WINDOWS) -> list[Path]:
    """The files that ``pins`` names, each with the hash that stands there; pip fails on any other.

    ``how`` tells pip for which system, or that sources are wanted. Files that are there are not fetched
    again.
    """
    folder = into / Path(pins).stem
    wanted = _pinned(PINS / pins)
    if len(list(folder.glob("*-*"))) != wanted:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        asked = ("--require-hashes", "--dest", str(folder), "--requirement", str(PINS / pins))
        told = subprocess.run([*command, *how, *asked], check=False, stderr=subprocess.PIPE, text=True)
        if told.returncode:
            print(told.stderr, file=sys.stderr)
            raise SystemExit(1 if _WRONG in told.stderr else UNAVAILABLE)
    found = sorted(folder.iterdir(), key=lambda path: path.name.lower())
    if len(found) != wanted:
        raise SystemExit(f"{folder} should hold {wanted} files and holds {len(found)}: remove it and try again.")
    return found


def _pinned(path: Path) -> int:
    return sum(1 for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
