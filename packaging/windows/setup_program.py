"""The setup program: NSIS puts the files into the user's own folder, without rights of an administrator."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from archive import files

_SCRIPT = Path(__file__).with_name("setup.nsi")


def make(home: Path, target: Path, *, version: str, program: str, scratch: Path) -> None:
    """Write a setup program for the files below ``home``."""
    listed = scratch / "files.nsh"
    listed.write_text("\ufeff" + "".join(_lines(home)), "utf-8")
    said = {"VERSION": version, "PROGRAM": program, "TARGET": str(target), "FILES": str(listed)}
    given = [f"-D{name}={value}" for name, value in said.items()]
    told = subprocess.run(
        ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *given, str(_SCRIPT)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": "946684800", "LC_ALL": "C.UTF-8"},
    )
    if told.returncode or not target.is_file():
        raise SystemExit(f"makensis failed:\n{told.stdout[-3000:]}{told.stderr[-1000:]}")


def _lines(home: Path) -> list[str]:
    """One line of the script for every folder and file, in a fixed order."""
    lines, last = [], None
    for path in files(home):
        folder = path.parent.relative_to(home)
        if folder != last:
            inside = "" if folder == Path() else "\\" + "\\".join(folder.parts)
            lines.append(f'SetOutPath "$INSTDIR{inside}"\n')
            last = folder
        lines.append(f'File "{str(path).replace("$", "$$")}"\n')
    return lines
